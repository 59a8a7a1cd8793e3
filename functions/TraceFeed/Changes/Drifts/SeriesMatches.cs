using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Drifts;

/// <summary>
/// Which vanished series go on as which new ones, by equal histories: measure by measure over all areas, then area by area over all
/// measures, then sums. What could go on as more than one, or be the sequel of more than one, stays apart.
/// </summary>
internal sealed class SeriesMatches
{
    /// <summary>Why a series ended that may go on as more than one.</summary>
    public const string Uncertain = "ambiguous";

    private readonly List<RenamedSeries> renamed = [];
    private readonly List<(SeriesGroup Old, SeriesGroup New)> recoded = [];
    private readonly List<SeriesSum> sums = [];
    private readonly Dictionary<ulong, IReadOnlyList<SeriesGroup>> ambiguous = [];
    private readonly Dictionary<ulong, string> reasons = [];

    /// <summary>Series that go on under another key.</summary>
    public IReadOnlyList<RenamedSeries> Renamed => renamed;

    /// <summary>Areas that go on under another code or name, with their series.</summary>
    public IReadOnlyList<(SeriesGroup Old, SeriesGroup New)> Recoded => recoded;

    /// <summary>What was merged or split.</summary>
    public IReadOnlyList<SeriesSum> Sums => sums;

    /// <summary>What an ended series may go on as, where that is more than one; empty for others.</summary>
    public IReadOnlyList<SeriesGroup> Candidates(ulong series) => ambiguous.GetValueOrDefault(series, []);

    /// <summary>Why a series ended or began, as far as matching tells; else null.</summary>
    public string? ReasonOf(ulong series) => reasons.GetValueOrDefault(series);

    /// <summary>The blocks to be loaded before <see cref="Find"/>, and then those that hold renamed series.</summary>
    public static IEnumerable<BlockKey> Needs(Vintage prior, Reading reading, SourceDefinition definition)
    {
        var tables = Tables(prior, reading, definition).Select(one => one.Table).ToList();
        List<BlockKey> needed = [.. tables.SelectMany(table => Histories.Common(prior, reading, table)).Where(key => prior.Blocks[key].Chunk is null)];
        if (needed.Count > 0 || tables.Count == 0)
        {
            return needed;
        }

        var holding = Find(prior, reading, definition).Renamed.Select(pair => prior.Series[pair.Old].Series.Table).ToHashSet(StringComparer.Ordinal);
        return prior.Blocks.Values.Where(block => block.Chunk is null && holding.Contains(block.Key.Table)).Select(block => block.Key);
    }

    /// <summary>Every match.</summary>
    public static SeriesMatches Find(Vintage prior, Reading reading, SourceDefinition definition)
    {
        var matches = new SeriesMatches();
        foreach (var (table, gone, fresh) in Tables(prior, reading, definition))
        {
            new TableMatcher(new Histories(prior, reading, table), definition.Changes, matches).Match(gone, fresh);
        }

        return matches;
    }

    internal void Rename(SeriesGroup old, SeriesGroup now, bool byArea)
    {
        renamed.AddRange(old.Pairs(now).Select(pair => new RenamedSeries(pair.Old.Key, pair.New.Key)));
        if (byArea)
        {
            recoded.Add((old, now));
        }
    }

    internal void Sum(SeriesSum sum)
    {
        sums.Add(sum);
        foreach (var series in sum.From.Concat(sum.To).SelectMany(group => group))
        {
            reasons[series.Key] = sum.Aspect;
        }
    }

    internal void Ambiguous(SeriesGroup old, IReadOnlyList<SeriesGroup> candidates)
    {
        foreach (var series in old.Members.Values)
        {
            ambiguous[series.Key] = candidates;
            reasons[series.Key] = Uncertain;
        }
    }

    private static IEnumerable<(string Table, List<Series> Gone, List<Series> Fresh)> Tables(Vintage prior, Reading reading, SourceDefinition definition)
    {
        var gone = Differ.Ended(prior, reading).Where(state => !reading.Headings.Contains(state.Series.Key) && definition.Workbook?.Breaks.Any(rebased => rebased.Table == state.Series.Table) != true)
            .GroupBy(state => state.Series.Table, StringComparer.Ordinal).ToList();
        if (gone.Count == 0)
        {
            yield break;
        }

        // A series that ended and resumes is itself, and no other.
        var fresh = Differ.Added(prior, reading).Where(key => !prior.Series.TryGetValue(key, out var state) || state.Ended == SeriesState.Renamed).Select(key => reading.Series[key]).ToLookup(series => series.Table, StringComparer.Ordinal);
        foreach (var table in gone.Where(table => fresh[table.Key].Any()).OrderBy(table => table.Key, StringComparer.Ordinal))
        {
            yield return (table.Key, [.. table.Select(state => state.Series)], [.. fresh[table.Key]]);
        }
    }
}
