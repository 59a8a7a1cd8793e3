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
        foreach (var (key, block) in FirstToDateBlocks(reading))
        {
            var wanted = block.Series.Where(series => reading.Series[series].Additive && prior.Series.ContainsKey(series)).ToHashSet();
            foreach (var earlier in Differ.NextToSearch(Comparable(prior, reading, key), key.Table, wanted, before: null))
            {
                yield return earlier;
            }
        }
    }

    /// <summary>Every total that is compared, and every remembered fall that can be judged.</summary>
    public static IEnumerable<CheckResult> Results(Vintage prior, Reading reading, StatedFigures figures)
    {
        var falls = Falls(prior, reading, figures).ToDictionary(fall => fall.Key);
        foreach (var fall in falls.Values.Where(fall => !fall.Holds))
        {
            var whole = reading.Series[fall.Key.Series].PartOf;
            if (whole != 0 && falls.TryGetValue(fall.Key with { Series = whole }, out var total) && !total.Holds)
            {
                continue;
            }

            var parts = falls.Values.Where(part => !part.Holds && part.Key.Block == fall.Key.Block && reading.Series[part.Key.Series].PartOf == fall.Key.Series);
            yield return fall with { Cells = [.. fall.Cells, .. parts.SelectMany(part => part.Cells)] };
        }

        foreach (var remembered in prior.Failed.Values.Where(failed => failed.Key.Check == Id && !(falls.TryGetValue(failed.Key, out var now) && !now.Holds)))
        {
            if (Latest(reading, remembered.Key) is { } block && figures[block, remembered.Key.Series] is { } value && value >= remembered.Expected)
            {
                yield return new CheckResult(remembered.Key, true, remembered.Expected, value, value.Scale, [(block, remembered.Key.Series)]);
            }
        }
    }

    private static IEnumerable<CheckResult> Falls(Vintage prior, Reading reading, StatedFigures figures)
    {
        foreach (var table in ToDateBlocks(reading).GroupBy(pair => pair.Key.Table))
        {
            var blocks = table.OrderBy(pair => pair.Key).ToList();
            foreach (var series in blocks.SelectMany(pair => pair.Value.Series).Distinct().Where(series => reading.Series[series].Additive))
            {
                var before = Before(prior, reading, blocks[0].Key, series);
                for (var i = 0; i < blocks.Count; i++)
                {
                    if (figures[blocks[i].Key, series] is not { } value)
                    {
                        continue;
                    }

                    if (before is { } floor)
                    {
                        // A dip that the same publication has already made good is history, not news.
                        var fell = value < floor && !blocks.Skip(i + 1).Any(later => figures[later.Key, series] >= floor);
                        yield return new CheckResult(new CheckKey(Id, series, blocks[i].Key), !fell, floor, value, value.Scale, [(blocks[i].Key, series)]);
                    }

                    before = value;
                }
            }
        }
    }

    private static decimal? Before(Vintage prior, Reading reading, BlockKey first, ulong series)
    {
        foreach (var block in Comparable(prior, reading, first).BlocksOf(first.Table))
        {
            if (block.Chunk is { } chunk && chunk.Find(series) is >= 0 and var i && chunk.States[i] == ValueState.Number)
            {
                return ScaledNumber.ToDecimal(chunk.Values[i], chunk.Decimals[i]);
            }
        }

        return null;
    }

    // To-date blocks with the same start and an earlier end; an end that is not told cannot be earlier.
    private static Vintage Comparable(Vintage prior, Reading reading, BlockKey first) => new()
    {
        Source = prior.Source, Ordinal = prior.Ordinal, Published = prior.Published, Series = prior.Series, Failed = prior.Failed,
        Blocks = prior.Blocks.Where(pair => pair.Key.Table == first.Table && pair.Key.Start == first.Start && pair.Key.End != 0 && pair.Key.End < first.End && !reading.Blocks.ContainsKey(pair.Key)).ToDictionary(),
    };

    private static BlockKey? Latest(Reading reading, CheckKey remembered) => ToDateBlocks(reading)
        .Where(pair => pair.Key.Table == remembered.Block.Table && pair.Key.Start == remembered.Block.Start && pair.Key.End >= remembered.Block.End)
        .Select(pair => (BlockKey?)pair.Key).LastOrDefault();

    private static IEnumerable<KeyValuePair<BlockKey, ObservationBlock>> FirstToDateBlocks(Reading reading) =>
        ToDateBlocks(reading).GroupBy(pair => (pair.Key.Table, pair.Key.Start)).Select(group => group.First());

    private static IEnumerable<KeyValuePair<BlockKey, ObservationBlock>> ToDateBlocks(Reading reading) =>
        reading.Blocks.Where(pair => pair.Value.Count > 0 && reading.Series[pair.Value.Series[0]].ToDate);
}
