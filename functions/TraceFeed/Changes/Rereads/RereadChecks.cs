using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Rereads;

/// <summary>
/// The checks that came to fail or to hold because figures are read differently. Only checks that look at such a figure are asked, each in the
/// file that states it; of to-date figures only the latest end may come to fail, since the failure of an earlier one is history.
/// </summary>
internal static class RereadChecks
{
    /// <summary>The checks that turned, in the order in which they are told.</summary>
    /// <param name="prior">The vintage before.</param>
    /// <param name="next">The vintage after, but for its checks.</param>
    /// <param name="rereads">The files, the newest first.</param>
    /// <param name="definition">The definition of today.</param>
    /// <param name="figures">The figures that are read differently.</param>
    public static IReadOnlyList<CheckResult> Turned(Vintage prior, Vintage next, IReadOnlyList<Reread> rereads, SourceDefinition definition, IReadOnlySet<(BlockKey Block, ulong Series)> figures)
    {
        if (figures.Count == 0)
        {
            return [];
        }

        var turned = new Dictionary<CheckKey, CheckResult>();
        foreach (var reread in rereads)
        {
            var results = CheckEvaluation.All(next, reread.Reading, definition).ToList();
            foreach (var result in results.Where(Asked).Concat(NoFalls(prior, reread.Reading, results, figures)).Where(result => result.Holds == prior.Failed.ContainsKey(result.Key)))
            {
                if (result.Holds || !next.Series[result.Key.Series].Series.ToDate || IsLatest(next, result.Key))
                {
                    turned.TryAdd(result.Key, result);
                }
            }
        }

        return [.. CheckEvaluation.Ordered(turned.Values, key => next.Series.GetValueOrDefault(key)?.Series)];

        bool Asked(CheckResult result) => result.Cells.Any(figures.Contains) || (result.Before is { } before && figures.Contains((before, result.Key.Series)));
    }

    // A total that was said to have fallen and has not, as it and those before it are read now.
    private static IEnumerable<CheckResult> NoFalls(Vintage prior, Reading reading, IReadOnlyList<CheckResult> results, IReadOnlySet<(BlockKey Block, ulong Series)> figures)
    {
        var figure = new StatedFigures(reading);
        foreach (var fall in prior.Failed.Values.Where(failed => failed.Key.Check == FallCheck.Id && !results.Any(result => result.Key == failed.Key)))
        {
            var (block, series) = (fall.Key.Block, fall.Key.Series);
            if (figure[block, series] is { } value
                && figures.Any(one => one.Series == series && (one.Block.Table, one.Block.Start) == (block.Table, block.Start) && one.Block.End <= block.End))
            {
                yield return new CheckResult(fall.Key, true, fall.Expected, value, value.Scale, [(block, series)]);
            }
        }
    }

    private static bool IsLatest(Vintage next, CheckKey check) => !next.Blocks.Values.Any(block =>
        (block.Key.Table, block.Key.Start) == (check.Block.Table, check.Block.Start) && block.Key.End > check.Block.End
        && block.Chunk?.Find(check.Series) is >= 0 and var i && block.Chunk.States[i] != ValueState.Withdrawn);
}
