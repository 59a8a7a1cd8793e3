using TraceFeed.Changes;
using TraceFeed.Observations;

namespace TraceFeed.Log;

/// <summary>Which archived originals state something in a vintage still, and which of them another definition version read.</summary>
/// <param name="Newest">The commit of the newest publication that was compared, and its file.</param>
/// <param name="Stale">Files to be read again, each with its commit, the newest first.</param>
/// <param name="Origins">The commit whose file each block was last read from; none where a file is read to state nothing of it any more.</param>
internal sealed record RereadPlan((int Commit, LoggedEdition Edition) Newest, IReadOnlyList<(LogRow Row, LogRow Logged, LoggedEdition Edition)> Stale, IReadOnlyDictionary<BlockKey, int> Origins)
{
    /// <summary>The most files that one commit names; what is older is read again by the next.</summary>
    public const int MostOriginals = 500;

    /// <summary>The plan; null before a source's first publication.</summary>
    public static async Task<RereadPlan?> OfAsync(IReadOnlyList<LogRow> history, Vintage prior, string version, CellStore cells, CancellationToken cancellation)
    {
        if (Admission.Newest(history) is not { } newest)
        {
            return null;
        }

        var rows = history.ToDictionary(row => row.Ordinal);
        var origins = new Dictionary<BlockKey, int>();
        var files = new Dictionary<int, (LogRow Row, LogRow Logged, LoggedEdition Edition)>();
        Add(newest, 0);
        foreach (var stated in prior.Blocks.Values.GroupBy(block => block.StatedBy))
        {
            var row = rows[stated.Key];
            if (row.Reread is null)
            {
                Place(stated, Add(row, 0));
                continue;
            }

            var left = stated.ToList();
            for (var i = 0; i < row.Editions.Count && left.Count > 0; i++)
            {
                var index = await cells.GetAsync(row, row.Editions[i], cancellation);
                var here = left.ToLookup(block => index.Blocks.ContainsKey(block.Key));
                left = [.. here[false]];
                if (here[true].Any())
                {
                    Place(here[true], Add(row, i));
                }
            }
        }

        var stale = files.Values.Where(file => file.Edition.Definition != version).OrderByDescending(file => file.Row.Ordinal).Take(MostOriginals);
        return new RereadPlan((newest.Reread?[0] ?? newest.Ordinal, newest.Editions[0]), [.. stale], origins);

        int Add(LogRow logged, int edition)
        {
            var commit = logged.Reread?[edition] ?? logged.Ordinal;
            files.TryAdd(commit, (rows[commit], logged, logged.Editions[edition]));
            return commit;
        }

        void Place(IEnumerable<VintageBlock> blocks, int commit)
        {
            foreach (var block in blocks)
            {
                origins[block.Key] = commit;
            }
        }
    }
}
