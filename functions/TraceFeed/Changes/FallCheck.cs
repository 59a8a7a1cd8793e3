using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>
/// A to-date total must not fall below the stated value of the greatest earlier end. It holds again when the total reaches
/// the value it fell from. A part that falls with its total is told with it.
/// </summary>
internal static class FallCheck
{
    public const string Id = "fall";

    /// <summary>The earlier blocks that must be loaded to know what each total should not fall below.</summary>
    public static IEnumerable<BlockKey> Needs(Vintage prior, Reading reading)
    {
        var span = new StatedSpan(reading);
        foreach (var ends in ToDateEnds(reading))
        {
            foreach (var key in ends)
            {
                var wanted = Totals(reading, key).Where(prior.Series.ContainsKey).ToHashSet();
                foreach (var earlier in Earlier(prior, reading, key))
                {
                    if (wanted.Count == 0)
                    {
                        break;
                    }

                    if (prior.Blocks.TryGetValue(earlier, out var block) && block.Chunk is null)
                    {
                        yield return earlier;
                        break;
                    }

                    wanted.RemoveWhere(series => At(prior, reading, span, earlier, series) is not null);
                }
            }
        }
    }

    /// <summary>Every total that fell, and every remembered fall that has been made good.</summary>
    public static IEnumerable<CheckResult> Results(Vintage prior, Reading reading, StatedFigures figures)
    {
        var totals = ToDateEnds(reading);
        var falls = Falls(prior, reading, figures, totals).ToDictionary(fall => fall.Key);
        foreach (var fall in falls.Values)
        {
            var whole = reading.Series[fall.Key.Series].PartOf;
            if (whole != 0 && falls.ContainsKey(fall.Key with { Series = whole }))
            {
                continue;
            }

            var parts = falls.Values.Where(part => part.Key.Block == fall.Key.Block && reading.Series[part.Key.Series].PartOf == fall.Key.Series);
            yield return fall with { Cells = [.. fall.Cells, .. parts.SelectMany(part => part.Cells)] };
        }

        foreach (var remembered in prior.Failed.Values.Where(failed => failed.Key.Check == Id && !falls.ContainsKey(failed.Key)))
        {
            if (Latest(reading, totals, remembered.Key) is { } block && figures[block, remembered.Key.Series] is { } value && value >= remembered.Expected)
            {
                yield return new CheckResult(remembered.Key, true, remembered.Expected, value, value.Scale, [(block, remembered.Key.Series)]);
            }
        }
    }

    private static IEnumerable<CheckResult> Falls(Vintage prior, Reading reading, StatedFigures figures, IReadOnlyList<IGrouping<(string Table, int Start), BlockKey>> totals)
    {
        var span = new StatedSpan(reading);
        foreach (var ends in totals)
        {
            foreach (var key in ends)
            {
                var earlier = Earlier(prior, reading, key).ToList();
                foreach (var series in Totals(reading, key))
                {
                    if (figures[key, series] is { } value && earlier.Select(end => (End: end, Floor: At(prior, reading, span, end, series))).FirstOrDefault(before => before.Floor is not null) is { Floor: { } floor } before)
                    {
                        // A dip that the same publication has already made good is history, not news.
                        if (value < floor && !ends.Any(later => later.End > key.End && figures[later, series] >= floor))
                        {
                            yield return new CheckResult(new CheckKey(Id, series, key), false, floor, value, value.Scale, [(key, series)], before.End);
                        }
                    }
                }
            }
        }
    }

    // What is stated at an end once the publication is taken in: its own figure, else the one carried over.
    private static decimal? At(Vintage prior, Reading reading, StatedSpan span, BlockKey key, ulong series)
    {
        if (reading.Blocks.TryGetValue(key, out var block) && block.Find(series) is >= 0 and var own)
        {
            return block.HasValue[own] ? ScaledNumber.ToDecimal(block.Values[own], block.Decimals[own]) : null;
        }

        return prior.Blocks.GetValueOrDefault(key)?.Chunk is { } chunk && chunk.Find(series) is >= 0 and var i && chunk.States[i] == ValueState.Number && !span.Withdraws(key, series)
            ? ScaledNumber.ToDecimal(chunk.Values[i], chunk.Decimals[i])
            : null;
    }

    // Blocks of the same table and start with an earlier end, the latest first; an end that is not told cannot be earlier.
    private static IEnumerable<BlockKey> Earlier(Vintage prior, Reading reading, BlockKey key) =>
        prior.Blocks.Keys.Concat(reading.Blocks.Keys).Where(other => other.Table == key.Table && other.Start == key.Start && other.End != 0 && other.End < key.End).Distinct().OrderDescending();

    private static BlockKey? Latest(Reading reading, IReadOnlyList<IGrouping<(string Table, int Start), BlockKey>> totals, CheckKey remembered) => totals.SelectMany(ends => ends)
        .Where(key => key.Table == remembered.Block.Table && key.Start == remembered.Block.Start && key.End >= remembered.Block.End && reading.Blocks[key].Find(remembered.Series) >= 0)
        .Select(key => (BlockKey?)key).LastOrDefault();

    // A week and a total of the same days share a block, so each series tells for itself whether it is a total.
    private static IEnumerable<ulong> Totals(Reading reading, BlockKey key) => reading.Blocks[key].Series.Where(series => reading.Series[series] is { ToDate: true, Additive: true });

    private static List<IGrouping<(string Table, int Start), BlockKey>> ToDateEnds(Reading reading) =>
        [.. reading.Blocks.Where(pair => pair.Value.Series.Any(series => reading.Series[series].ToDate)).Select(pair => pair.Key).GroupBy(key => (key.Table, key.Start))];
}
