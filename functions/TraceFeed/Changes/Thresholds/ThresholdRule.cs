using TraceFeed.Changes.Derived;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Thresholds;

/// <summary>
/// Finds which thresholds a publication crosses. What is asked is the latest figure of a series; that of an earlier period counts where it was revised
/// across. The rules are those of docs/architecture.md, "Thresholds".
/// </summary>
/// <param name="definition">The source.</param>
internal sealed class ThresholdRule(SourceDefinition definition)
{
    // The latest period and the one before it, also where the latest is left out again.
    private const int LatestEnds = 2;

    private readonly IReadOnlyList<(ThresholdDefinition Threshold, SeriesInput Input)> thresholds =
        [.. from threshold in definition.Thresholds let named = definition.Find(threshold.Series)!.Value select (threshold, SeriesInput.Of(definition, named.Table, named.Row))];

    /// <summary>The blocks of a vintage whose chunks <see cref="Find"/> needs and that are not loaded; a few, however long the history is.</summary>
    public IEnumerable<BlockKey> Needs(Vintage prior) => thresholds.Select(one => one.Input.Table).Distinct(StringComparer.Ordinal).SelectMany(table => Latest(prior, table)).Where(block => block.Chunk is null).Select(block => block.Key);

    /// <summary>What was crossed, in the definition's order, and on which side each series is told to be now.</summary>
    /// <param name="prior">The vintage before.</param>
    /// <param name="next">The vintage after, with what is derived.</param>
    /// <param name="revised">The figures that were revised, in the order of the log: what is part of another change has that one's cause, and what is back tells nothing new.</param>
    public (IReadOnlyList<Crossing> Crossings, IReadOnlyList<ThresholdState> States) Find(Vintage prior, Vintage next, IEnumerable<RevisedFigure> revised)
    {
        if (thresholds.Count == 0)
        {
            return ([], []);
        }

        var known = prior.Thresholds.ToDictionary(state => (state.Threshold, state.Value, state.Series));
        var byseries = revised.ToLookup(one => one.Series);
        var (crossings, states) = (new List<Crossing>(), new List<ThresholdState>());
        foreach (var (threshold, input) in thresholds)
        {
            foreach (var series in next.Series.Values.Concat(next.Derived.Series.Values).Where(state => state.Ended is null && input.Is(state.Series)).Select(state => state.Series).OrderBy(series => series.Id, StringComparer.Ordinal))
            {
                var before = known.GetValueOrDefault((threshold.Id, threshold.Value, series.Key));
                var after = Follow(threshold, series, next, before, byseries[series.Key], crossings);
                if ((after ?? before) is { } state)
                {
                    states.Add(state);
                }
            }
        }

        return (crossings, states);
    }

    /// <summary>On which side each series is after files were read again: no publisher crossed anything, so nothing is told.</summary>
    public IReadOnlyList<ThresholdState> Reread(Vintage next) => Find(next with { Thresholds = [] }, next, []).States;

    private static ThresholdState? Follow(ThresholdDefinition threshold, Series series, Vintage next, ThresholdState? before, IEnumerable<RevisedFigure> revised, List<Crossing> crossings)
    {
        // A block that was not stated again says nothing new of its side.
        if (Run(threshold, series, next) is not { } run)
        {
            return null;
        }

        var latest = run.Latest.Key;
        crossings.AddRange(revised.Where(one => one.Block != latest && (one.Old >= threshold.Value) != (one.Now >= threshold.Value))
            .Select(one => new Crossing(threshold, series, one.Block, one.Now >= threshold.Value, ByRevision: true, one.Old, Held: null)));
        if (before is null)
        {
            return run.State(threshold, series, settled: true);
        }

        if (run.Latest.StatedBy != next.Ordinal)
        {
            return before;
        }

        if (run.Reached == before.Reached)
        {
            // Settled by a publication that holds the side, but not by one that only takes a flicker back.
            var on = run.State(threshold, series, before.Settled || !before.Pending);
            return run.Whole ? on : on with { Since = before.Since, Periods = before.Periods + run.Ends.Count(end => end > before.End) };
        }

        if (!before.Settled && !before.Pending)
        {
            return before with { Pending = true };
        }

        var old = revised.Where(one => one.Block == latest).Select(one => (decimal?)one.Old).FirstOrDefault();
        crossings.Add(new Crossing(threshold, series, latest, run.Reached, latest.End == before.End, old, before));
        return run.State(threshold, series, settled: false);
    }

    // The periods from the latest back that are on one side, as far as their chunks are loaded.
    private static SideRun? Run(ThresholdDefinition threshold, Series series, Vintage next)
    {
        SideRun? run = null;
        foreach (var block in Blocks(next, series.Table).OrderByDescending(block => block.Key))
        {
            if (block.Chunk is null)
            {
                break;
            }

            if (Figure.In(block.Chunk, series.Key)?.Value is not { } figure)
            {
                continue;
            }

            run ??= new SideRun(block, figure, figure >= threshold.Value);
            if (run.Reached != figure >= threshold.Value)
            {
                return run with { Whole = true };
            }

            run.Add(block.Key);
        }

        return run;
    }

    private static IEnumerable<VintageBlock> Blocks(Vintage vintage, string table) => vintage.Blocks.Values.Concat(vintage.Derived.Blocks.Values).Where(block => block.Key.Table == table);

    private static IEnumerable<VintageBlock> Latest(Vintage vintage, string table) => Blocks(vintage, table).GroupBy(block => block.Key.End).OrderByDescending(end => end.Key).Take(LatestEnds).SelectMany(end => end);
}
