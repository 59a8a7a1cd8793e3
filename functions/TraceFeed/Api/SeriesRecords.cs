using TraceFeed.Changes;
using TraceFeed.Indicators;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Makes the revision record of a series from the vintages of its source, and where they do not tell from the log.</summary>
internal sealed class SeriesRecords(StorageAccount storage)
{
    private readonly SeriesHistory history = new(new VintageStore(storage));
    private readonly RevisionOrigins origins = new(storage);

    /// <summary>The record of the whole history until a commit or, where that is more than <see cref="ApiLimits"/> allows, of its beginning.</summary>
    public async Task<ReadRecord> ReadAsync(KnownSeries series, Vintage vintage, AskedCommit asked, SourceDefinition definition, CancellationToken cancellation)
    {
        var rows = asked.Until;
        var (values, commits) = await history.ReadAsync(series, vintage, rows, new HistoryBounds(0, ApiLimits.RecordCommits, ApiLimits.RecordValues), cancellation);
        var (changes, through) = await origins.FindAsync(series, commits, [.. Periods(values).SelectMany(Revisions)], cancellation);
        var told = new ToldFigures(changes);
        var until = commits.Where(commit => commit.Row.Ordinal <= through).ToList();
        var publications = until.Where(commit => commit.Row is { IsPublication: true, Reread: null }).Select(commit => new StatingPublication(
            commit.Row.Ordinal, commit.Row.Published, commit.NewestEnd, !commit.Row.Editions.Any(edition => definition.IsPartial(edition.Sha256)), !commit.Row.IsBackload)).ToList();
        var first = new FirstPublication(publications, definition.CadenceDays);
        var begun = values.Where(value => !value.Set.IsBackload).Select(value => value.Set.Ordinal).DefaultIfEmpty(int.MaxValue).Min();
        var histories = Periods(values.Where(value => value.Set.Ordinal <= through)).Select(period => new PeriodHistory(
            period[0].Period, [.. period.Select(told.Of)], first.Is(period[0].Period, period[0].Set.Ordinal, begun < period[0].Set.Ordinal)));
        return new ReadRecord(SeriesRecord.Of(histories, publications.Max(one => one.Published), definition.CadenceDays), through, through == rows[^1].Ordinal, asked.Rows);
    }

    // In the order of publication. One that was added for the record tells of a period what stood there before the log had it; nothing is compared with what it states later.
    private static IEnumerable<IReadOnlyList<SeriesValue>> Periods(IEnumerable<SeriesValue> values) => values.GroupBy(value => value.Period).Select(period =>
    {
        var compared = period.Where(value => !value.Set.IsBackload).ToList();
        var earlier = period.Where(value => value.Set.IsBackload && (compared.Count == 0 || value.Set.Published < compared[0].Set.Published));
        return (IReadOnlyList<SeriesValue>)[.. earlier.OrderBy(value => (value.Set.Published, value.Set.Ordinal)), .. compared];
    });

    // Each number that took the place of another in a publication that was compared.
    private static IEnumerable<SeriesValue> Revisions(IReadOnlyList<SeriesValue> period) => period.Zip(period.Skip(1))
        .Where(pair => pair is { First: { Set.IsBackload: false, Number: not null }, Second: { Set.Reread: null, Number: not null } } && pair.First.Number != pair.Second.Number).Select(pair => pair.Second);
}
