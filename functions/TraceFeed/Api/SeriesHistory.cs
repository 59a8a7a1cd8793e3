using TraceFeed.Changes;
using TraceFeed.Log;

namespace TraceFeed.Api;

/// <summary>Gathers every value that the periods of a series have had, commit by commit.</summary>
internal sealed class SeriesHistory(VintageStore vintages)
{
    private const int ManifestsAtOnce = 16;

    /// <summary>The values in the order of the log, and the commits looked through, the oldest first.</summary>
    /// <param name="series">The series.</param>
    /// <param name="vintage">The state that it was found in, with its series.</param>
    /// <param name="rows">The rows of its source until then, the oldest first.</param>
    /// <param name="bounds">How much is gathered.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<(IReadOnlyList<SeriesValue> Values, IReadOnlyList<HistoryCommit> Commits)> ReadAsync(KnownSeries series, Vintage vintage, IReadOnlyList<LogRow> rows, HistoryBounds bounds, CancellationToken cancellation)
    {
        var (values, commits) = (new List<SeriesValue>(), new List<HistoryCommit>());
        var known = rows.LastOrDefault(row => row.Ordinal <= bounds.After && !row.IsBackload) is { } before ? Chunks(await ManifestAsync(before, cancellation), Table(series, vintage, before)) : [];
        foreach (var some in rows.Where(row => row.Ordinal > bounds.After).Take(bounds.Commits).Chunk(ManifestsAtOnce))
        {
            var manifests = await Task.WhenAll(some.Select(row => ManifestAsync(row, cancellation)));
            for (var i = 0; i < some.Length; i++)
            {
                var (row, table) = (some[i], Table(series, vintage, some[i]));
                var chunks = Chunks(manifests[i], table);
                values.AddRange(await SetByAsync(series, row, [.. chunks.Except(known)], cancellation));
                commits.Add(HistoryCommit.Of(row, manifests[i], table));
                known = row.IsBackload ? known : chunks;
                if (values.Count >= bounds.Values)
                {
                    return (values, commits);
                }
            }
        }

        return (values, commits);
    }

    // A value is found in the vintage of the commit that set it, in a chunk that the vintage before does not have.
    private async Task<IEnumerable<SeriesValue>> SetByAsync(KnownSeries series, LogRow row, IReadOnlyList<string> fresh, CancellationToken cancellation)
    {
        // An older publication that was added for the record knows the series by the key of its own time.
        IReadOnlyList<ulong> keys = row.IsBackload ? [series.State.Series.Key, .. series.State.Former?.Select(former => former.Key) ?? []] : [series.State.KeyIn(row.Ordinal)];
        return from chunk in await vintages.ChunksAsync(series.Source, fresh, cancellation)
               let index = keys.Select(chunk.Find).FirstOrDefault(at => at >= 0, -1)
               where index >= 0 && chunk.SetBy[index] == row.Ordinal
               select SeriesValue.Of(chunk, index, cell: null, row, confirmed: null);
    }

    private Task<VintageManifest> ManifestAsync(LogRow row, CancellationToken cancellation) => vintages.ManifestAsync(row.Source, row.Backload ?? row.Vintage, cancellation);

    // The table that the series stood in then.
    private static string Table(KnownSeries series, Vintage vintage, LogRow row) => (vintage.Series.GetValueOrDefault(series.State.KeyIn(row.Ordinal)) ?? series.State).Series.Table;

    private static HashSet<string> Chunks(VintageManifest manifest, string table) => [.. manifest.Blocks.Where(block => block.Key.Table == table).Select(block => block.ChunkId!)];
}
