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
    public static IReadOnlyList<CheckTransition> Transitions(Vintage prior, Reading reading, SourceDefinition definition)
    {
        var figures = new StatedFigures(reading);
        return [.. PercentCheck.Results(reading, figures)
            .Concat(TotalCheck.Results(reading, figures))
            .Concat(IdentityCheck.Results(definition, reading, figures))
            .SelectMany(result => MadeGood(prior, reading, result).Prepend(result))
            .Concat(FallCheck.Results(prior, reading, figures))
            .Where(result => result.Holds == prior.Failed.ContainsKey(result.Key))
            .Select(result => result.Transition())
            .OrderBy(turned => turned.Key.Block)
            .ThenBy(turned => Order(turned.Key.Series))
            .ThenBy(turned => turned.Key.Check, StringComparer.Ordinal)];

        int Order(ulong key) => reading.Series.TryGetValue(key, out var series) ? series.Order : int.MaxValue;
    }

    // A to-date figure is replaced by the next end's, so what failed at an earlier end holds again when it holds at a later one.
    private static IEnumerable<CheckResult> MadeGood(Vintage prior, Reading reading, CheckResult result) =>
        result.Holds && reading.Series[result.Key.Series].ToDate
            ? prior.Failed.Keys.Where(key => key.Check == result.Key.Check && key.Series == result.Key.Series && key.Block.Start == result.Key.Block.Start && key.Block.End < result.Key.Block.End).Select(key => result with { Key = key })
            : [];
}
