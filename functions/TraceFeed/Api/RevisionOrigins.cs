using TraceFeed.Changes;
using TraceFeed.Log;

namespace TraceFeed.Api;

/// <summary>
/// Finds what the log says of some revisions of a series. A vintage counts how often a series was revised, without what is part of a mass change
/// (<see cref="RevisionRecord"/>): where that count grew by all the revisions that a commit has, each is the publisher's own and no change set is read.
/// </summary>
internal sealed class RevisionOrigins(StorageAccount storage)
{
    private const int RecordsAtOnce = 16;

    private readonly VintageStore vintages = new(storage);
    private readonly ChangeSetStore changeSets = new(storage);

    /// <summary>The changes of the revisions that may be part of a mass change, by commit and index, and the last commit whose revisions are all known.</summary>
    /// <param name="series">The series.</param>
    /// <param name="commits">The commits of its history, the oldest first.</param>
    /// <param name="revisions">Its revisions.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<(IReadOnlyDictionary<(int Commit, int Index), Change> Changes, int Through)> FindAsync(KnownSeries series, IReadOnlyList<HistoryCommit> commits, IReadOnlyList<SeriesValue> revisions, CancellationToken cancellation)
    {
        var (found, read) = (new Dictionary<(int, int), Change>(), 0);
        var compared = commits.Where(commit => !commit.Row.IsBackload).ToList();
        var revised = revisions.ToLookup(value => value.Set.Ordinal);
        var counted = await CountedAsync(series, [.. compared.Index().Where(one => revised.Contains(one.Item.Row.Ordinal)).SelectMany(one => compared.Skip(one.Index - 1).Take(2))], cancellation);
        foreach (var (i, commit) in compared.Index().Where(one => revised.Contains(one.Item.Row.Ordinal)))
        {
            var (ordinal, own) = (commit.Row.Ordinal, revised[commit.Row.Ordinal].ToList());
            if (counted[ordinal] - counted[compared[i - 1].Row.Ordinal] == own.Count)
            {
                continue;
            }

            if ((read += commit.Row.Count) > ApiLimits.RecordChanges)
            {
                return (found, compared[i - 1].Row.Ordinal);
            }

            var lines = await changeSets.LinesAsync(commit.Row, cancellation);
            own.ForEach(value => found[(ordinal, value.Index)] = ChangeJson.Read(lines[value.Index].Span));
        }

        return (found, commits.Count == 0 ? 0 : commits[^1].Row.Ordinal);
    }

    // How often the series had been revised until each commit; 0 where the vintage does not say.
    private async Task<Dictionary<int, int>> CountedAsync(KnownSeries series, IReadOnlyList<HistoryCommit> commits, CancellationToken cancellation)
    {
        var counts = commits.DistinctBy(commit => commit.Row.Ordinal).ToDictionary(commit => commit.Row.Ordinal, _ => 0);
        foreach (var some in commits.Where(commit => commit.Revisions is not null).GroupBy(commit => commit.Revisions!).Chunk(RecordsAtOnce))
        {
            var records = await vintages.RevisionRecordsAsync(series.Source, [.. some.Select(same => same.Key)], cancellation);
            foreach (var (i, same) in some.Index())
            {
                foreach (var ordinal in same.Select(commit => commit.Row.Ordinal))
                {
                    counts[ordinal] = records[i].Find(series.State.KeyIn(ordinal))?.Count ?? 0;
                }
            }
        }

        return counts;
    }
}
