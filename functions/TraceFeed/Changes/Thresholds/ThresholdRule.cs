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
    // The latest figure of a series and the one before it, also where the latest is left out again.
    private const int LatestFigures = 2;

    // How far back they are looked for: some series of a table come later than others, and some have no figures at all.
    private const int MostEnds = 30;

    private readonly Suppression suppression = new(definition);

    private readonly IReadOnlyList<(ThresholdDefinition Threshold, SeriesInput Input)> thresholds =
        [.. from threshold in definition.Thresholds let named = definition.Find(threshold.Series)!.Value select (threshold, SeriesInput.Of(definition, named.Table, named.Row))];

    /// <summary>The blocks of a vintage whose chunks <see cref="Find"/> needs and that are not loaded; a few, however long the history is. Ask again when they are loaded.</summary>
    public IEnumerable<BlockKey> Needs(Vintage prior) => thresholds.GroupBy(one => one.Input.Table, one => one.Input, StringComparer.Ordinal).SelectMany(inputs => Needs(prior, inputs.Key, inputs));

    /// <summary>What was crossed, in the definition's order, and on which side each series is told to be now.</summary>
    /// <param name="prior">The vintage before.</param>
    /// <param name="next">The vintage after, with what is derived.</param>
    /// <param name="revised">The figures that were revised, in the order of the log: what is part of another change has that one's cause, and what is back tells nothing new.</param>
    /// <param name="anew">The series that other formulas compute: no publisher crossed anything, so their sides follow in silence.</param>
    public (IReadOnlyList<Crossing> Crossings, IReadOnlyList<ThresholdState> States) Find(Vintage prior, Vintage next, IEnumerable<RevisedFigure> revised, IReadOnlySet<ulong> anew)
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
            foreach (var one in Series(next, input).OrderBy(state => state.Series.Id, StringComparer.Ordinal))
            {
                var series = one.Series;
                var before = anew.Contains(series.Key) ? null : known.GetValueOrDefault((threshold.Id, threshold.Value, series.Key));

                // A series that ended may resume, and is then where it was told to be.
                var after = one.Ended is null ? Follow(threshold, series, next, before, [.. byseries[series.Key]], crossings) : null;
                if ((after ?? before) is { } state)
                {
                    states.Add(state);
                }
            }
        }

        return (crossings, states);
    }

    /// <summary>On which side each series is after files were read again: no publisher crossed anything, so nothing is told.</summary>
    public IReadOnlyList<ThresholdState> Reread(Vintage next) => Find(next with { Thresholds = [] }, next, [], new HashSet<ulong>()).States;

    private ThresholdState? Follow(ThresholdDefinition threshold, Series series, Vintage next, ThresholdState? before, IReadOnlyList<RevisedFigure> revised, List<Crossing> crossings)
    {
        var last = before is null ? null : next.Block(new BlockKey(series.Table, before.Start, before.End))?.Chunk;
        before = before is null ? null : Standing(threshold, series, next, before, last, revised);

        // A block that was not stated again says nothing new of its side.
        if (Run(threshold, series, next) is not { } run)
        {
            return before;
        }

        var latest = run.Latest.Key;
        crossings.AddRange(revised.Where(one => one.Block != latest && (one.Old >= threshold.Value) != (one.Now >= threshold.Value))
            .Select(one => new Crossing(threshold, series, one.Block, one.Now >= threshold.Value, ByRevision: true, one.Old, Held: null)));
        if (before is null)
        {
            return run.State(threshold, series, settled: true);
        }

        // A figure that is withheld is where it was: that it is not shown takes it nowhere.
        if (run.Latest.StatedBy != next.Ordinal || (latest.End < before.End && suppression.Withholds(Figure.In(last, series.Key)?.Symbol)))
        {
            return before;
        }

        if (run.Reached == before.Reached)
        {
            // Settled by a publication that holds the side, but not by one that only takes a flicker back.
            var on = run.State(threshold, series, before.Settled || !before.Pending);
            var gone = Periods(next, series, latest).Count(key => key.End > latest.End && key.End <= before.End);
            return run.Whole ? on : on with { Since = before.Since, Periods = before.Periods - gone + run.Ends.Count(end => end > before.End) };
        }

        if (!before.Settled && !before.Pending)
        {
            return before with { Pending = true };
        }

        var old = revised.Where(one => one.Block == latest).Select(one => (decimal?)one.Old).FirstOrDefault();
        crossings.Add(new Crossing(threshold, series, latest, run.Reached, latest.End <= before.End, old, before));
        return run.State(threshold, series, settled: false);
    }

    // The side as it is still known: without a figure that stands no more, and from behind an earlier period that was revised to the other side.
    private static ThresholdState Standing(ThresholdDefinition threshold, Series series, Vintage next, ThresholdState before, ValueChunk? last, IReadOnlyList<RevisedFigure> revised)
    {
        var state = last is not null && Figure.In(last, series.Key)?.Value is null ? before with { Figure = null } : before;
        var left = revised.Where(one => one.Block.Start >= before.Since && one.Block.End < before.End && (one.Now >= threshold.Value) != before.Reached).Select(one => one.Block).DefaultIfEmpty().Max();
        var behind = left.Table is null ? [] : Periods(next, series, new BlockKey(series.Table, before.Start, before.End)).Where(key => key.End > left.End && key.End <= before.End).ToList();
        return behind.Count == 0 ? state : state with { Since = behind.Min(key => key.Start), Periods = behind.Count };
    }

    // The periods of a table that are of the same kind: of the same first day, as totals are, or as long.
    private static IEnumerable<BlockKey> Periods(Vintage next, Series series, BlockKey like) =>
        Blocks(next, series.Table).Select(block => block.Key).Where(key => series.ToDate ? key.Start == like.Start : key.End - key.Start == like.End - like.Start);

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

    private static IEnumerable<SeriesState> Series(Vintage vintage, SeriesInput input) =>
        vintage.Series.Values.Concat(vintage.Derived.Series.Values).Where(state => state.Ended != SeriesState.Renamed && input.Is(state.Series));

    // From the latest end back until each series has its latest figures.
    private static IEnumerable<BlockKey> Needs(Vintage prior, string table, IEnumerable<SeriesInput> inputs)
    {
        var missing = inputs.SelectMany(input => Series(prior, input)).Where(state => state.Ended is null).Select(state => state.Series.Key).Distinct().ToDictionary(key => key, _ => LatestFigures);
        foreach (var (i, end) in Blocks(prior, table).GroupBy(block => block.Key.End).OrderByDescending(end => end.Key).Take(MostEnds).Index().Where(_ => missing.Count > 0))
        {
            var unloaded = end.Where(block => block.Chunk is null).Select(block => block.Key).ToList();
            foreach (var key in unloaded)
            {
                yield return key;
            }

            if (unloaded.Count > 0 && i + 1 >= LatestFigures)
            {
                yield break;
            }

            foreach (var key in missing.Keys.Where(key => end.Any(block => Figure.In(block.Chunk, key)?.Value is not null)).ToList())
            {
                if (--missing[key] == 0)
                {
                    missing.Remove(key);
                }
            }
        }
    }
}
