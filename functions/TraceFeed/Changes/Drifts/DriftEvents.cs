using TraceFeed.Changes.Masses;
using TraceFeed.Observations;

namespace TraceFeed.Changes.Drifts;

/// <summary>Puts matched series into the words of the log, without ids.</summary>
internal sealed class DriftEvents(Differences found, SeriesMatches matches)
{
    /// <summary>Each area that goes on under another code, with its series.</summary>
    public IEnumerable<(Change Area, List<Change> Series)> Areas() => matches.Recoded.Select(pair =>
    {
        var series = pair.Old.Pairs(pair.New).Select(one => Renamed(one.Old, one.New)).ToList();
        return (Recoded(DriftAspect.Code, [pair.Old], [pair.New], series[0].Table!, series.Count), series);
    });

    /// <summary>Each series that goes on under another id in its own area.</summary>
    public IEnumerable<Change> Series()
    {
        var byArea = matches.Recoded.SelectMany(pair => pair.Old.Members.Values).Select(series => series.Key).ToHashSet();
        return matches.Renamed.Where(pair => !byArea.Contains(pair.Old)).Select(pair => Renamed(found.Prior.Series[pair.Old].Series, found.Reading.Series[pair.New])).OrderBy(change => change.Series, StringComparer.Ordinal);
    }

    /// <summary>Each merger and split, with the series that ended or began by it.</summary>
    public IEnumerable<(Change Sum, IReadOnlyList<int> Members)> Sums() => matches.Sums.Select(sum =>
    {
        var keys = sum.From.Concat(sum.To).SelectMany(group => group).Select(series => series.Key).ToHashSet();
        int[] members = [.. Enumerable.Range(0, found.Changes.Length).Where(i => found.Changes[i].Block < 0 && keys.Contains(found.Changes[i].Series))];
        var (from, to) = (sum.From.Select(Group).ToList(), sum.To.Select(Group).ToList());
        var concerns = sum.From.Concat(sum.To).Max(group => group.Count);
        var first = sum.From[0][0];
        return (sum.ByArea
            ? Recoded(sum.Aspect, from, to, first.Table, concerns)
            : new Change { Kind = ChangeKind.SeriesRenamed, Source = found.Definition.Id, Table = first.Table, Measure = first.Measure, Breakdown = first.Breakdown, Drift = new Drift(sum.Aspect, [.. from.Select(Measure)], [.. to.Select(Measure)], concerns) }, (IReadOnlyList<int>)members);

        SeriesGroup Group(IReadOnlyList<Series> series) => SeriesGroup.Of(series, sum.ByArea)[0];
    });

    /// <summary>The ends of a drift for what a series may go on as.</summary>
    public static Drift? Candidates(SeriesMatches matches, Series series) => matches.Candidates(series.Key) is { Count: > 0 } candidates
        ? new Drift(DriftAspect.Name, [new DriftEnd(series.Label, series.Id)], [.. candidates.Select(group => group.Members.Values.FirstOrDefault(one => group.Area is null ? one.Area == series.Area : one.Measure == series.Measure) ?? group.Members.Values.First()).Select(one => new DriftEnd(one.Label, one.Id))])
        : null;

    private Change Recoded(string aspect, IReadOnlyList<SeriesGroup> from, IReadOnlyList<SeriesGroup> to, string table, int concerns) => new()
    {
        Kind = ChangeKind.AreaRecoded,
        Source = found.Definition.Id,
        Table = table,
        Area = to.Count == 1 ? to[0].Area : from[0].Area,
        Drift = new Drift(aspect, [.. from.Select(AreaOf)], [.. to.Select(AreaOf)], concerns),
    };

    private Change Renamed(Series old, Series now) => new Change
    {
        Kind = ChangeKind.SeriesRenamed,
        Source = found.Definition.Id,
        Drift = new Drift(DriftAspect.Name, [new DriftEnd(old.Label, old.Id)], [new DriftEnd(now.Label, now.Id)]),
    }.On(now);

    private static DriftEnd AreaOf(SeriesGroup group) => new(group.Name, Area: group.Area);

    private static DriftEnd Measure(SeriesGroup group) => new(group.Name);
}
