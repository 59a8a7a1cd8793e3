using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>
/// Evaluates every check whose figures a publication states, and tells of those that turned: a failure that is remembered
/// is not told again, and in a first vintage every failure is news.
/// </summary>
internal static class CheckEvaluation
{
    /// <summary>The checks that came to fail or hold, in the definition's order.</summary>
    public static IReadOnlyList<CheckResult> Turned(Vintage prior, Reading reading, SourceDefinition definition)
    {
        var figures = new StatedFigures(reading);
        var suppression = new Suppression(definition);

        // What holds and never failed is no news, and most figures are of that kind: only the rest is told on.
        var remembered = prior.Failed.Keys.Select(key => key.Series).ToHashSet();
        var results = Arithmetic(prior, reading, figures, definition, suppression, remembered).ToDictionary(result => result.Key);
        return [.. Ordered(results.Values
            .Concat(MadeGood(prior, reading, results))
            .Concat(FallCheck.Results(prior, reading, figures, suppression))
            .Where(result => result.Holds == prior.Failed.ContainsKey(result.Key)), key => reading.Series.GetValueOrDefault(key))];
    }

    /// <summary>Every check that a publication allows: those that fail, and of series with a remembered failure those that hold.</summary>
    public static IEnumerable<CheckResult> All(Vintage prior, Reading reading, SourceDefinition definition)
    {
        var (figures, suppression) = (new StatedFigures(reading), new Suppression(definition));
        return Arithmetic(prior, reading, figures, definition, suppression, prior.Failed.Keys.Select(key => key.Series).ToHashSet()).Concat(FallCheck.Results(prior, reading, figures, suppression));
    }

    /// <summary>The same in the order in which they are told.</summary>
    public static IEnumerable<CheckResult> Ordered(IEnumerable<CheckResult> results, Func<ulong, Series?> series) => results
        .OrderBy(turned => turned.Key.Block).ThenBy(turned => series(turned.Key.Series)?.Order ?? int.MaxValue).ThenBy(turned => turned.Key.Check, StringComparer.Ordinal);

    private static IEnumerable<CheckResult> Arithmetic(Vintage prior, Reading reading, StatedFigures figures, SourceDefinition definition, Suppression suppression, HashSet<ulong> remembered) =>
        PercentCheck.Results(reading, figures, remembered)
            .Concat(TotalCheck.Results(reading, figures, remembered))
            .Concat(IdentityCheck.Results(definition, reading, figures))
            .Concat(GrowthCheck.Results(prior, reading, figures, suppression));

    // A to-date figure is replaced by the next end's: what failed at an end that is stated no more holds again when it holds at the latest.
    private static IEnumerable<CheckResult> MadeGood(Vintage prior, Reading reading, Dictionary<CheckKey, CheckResult> results)
    {
        if (prior.Failed.Count == 0)
        {
            yield break;
        }

        var latest = results.Values.Where(result => reading.Series[result.Key.Series].ToDate)
            .GroupBy(result => (result.Key.Check, result.Key.Series, result.Key.Block.Table, result.Key.Block.Start))
            .ToDictionary(group => group.Key, group => group.MaxBy(result => result.Key.Block.End));
        foreach (var key in prior.Failed.Keys.Where(key => !results.ContainsKey(key)))
        {
            if (latest.TryGetValue((key.Check, key.Series, key.Block.Table, key.Block.Start), out var result) && result.Holds && key.Block.End < result.Key.Block.End)
            {
                yield return result with { Key = key };
            }
        }
    }
}
