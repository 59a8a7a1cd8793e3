using System.Globalization;
using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Changes;

/// <summary>
/// Finds figures that stand one place beside where they belong: most of a table, or of one column of it, equal what a neighbour in the
/// file stated before, and few equal what they were themselves. Neighbours are the next figures in the row and in the column, whatever
/// stands between: periods, measures or areas, as the file is laid out. Figures of periods never stated before have nothing to be held against.
/// </summary>
internal static class ShiftedGuard
{
    /// <summary>Why the publication is refused; null when it is not.</summary>
    public static Refusal? Find(Comparison comparison, GuardLimits limits)
    {
        // Sorting a whole file is worth it only where enough of a table changed.
        var least = Math.Max(1, (int)((1 - limits.UnshiftedShare) * limits.ShiftedLeast));
        var tables = comparison.Changes.Where(change => change.Kind == ChunkMerge.Kind.ValueRevised).CountBy(change => comparison.Touched[change.Block].Key.Table)
            .Where(pair => pair.Value >= least).Select(pair => pair.Key).Order(StringComparer.Ordinal);
        return tables.Select(table => Find(comparison, limits, table)).FirstOrDefault(refusal => refusal is not null);
    }

    private static Refusal? Find(Comparison comparison, GuardLimits limits, string table)
    {
        var numbers = comparison.Reading.Blocks.Where(pair => pair.Key.Table == table).SelectMany(pair => Enumerable.Range(0, pair.Value.Count).Where(i => pair.Value.HasValue[i]).Select(i => new PlacedNumber(pair.Value, i))).ToArray();
        var before = new EarlierNumbers(comparison);
        PlacedNumber[] across = [.. numbers.OrderBy(one => one.Line).ThenBy(one => one.Column)];
        PlacedNumber[] down = [.. numbers.OrderBy(one => one.Column).ThenBy(one => one.Line)];
        foreach (var shift in NeighbourShift.All)
        {
            var pairs = Pairs(shift.Across ? across : down, shift, before).ToList();
            if (Shifted(pairs, limits) is { } found)
            {
                return Refused(comparison, table, shift, found.Tally, found.Pairs);
            }
        }

        return null;
    }

    // The whole table first: it says more than one of its columns.
    private static (ShiftTally Tally, IEnumerable<Pair> Pairs)? Shifted(List<Pair> pairs, GuardLimits limits)
    {
        foreach (var group in pairs.GroupBy(pair => pair.Number.Column).OrderBy(group => group.Key).Select(group => group.AsEnumerable()).Prepend(pairs))
        {
            var tally = new ShiftTally();
            foreach (var pair in group)
            {
                tally.Count(pair.Shifted, pair.Unchanged);
            }

            if (tally.Exceeds(limits))
            {
                return (tally, group);
            }
        }

        return null;
    }

    private static IEnumerable<Pair> Pairs(PlacedNumber[] sorted, NeighbourShift shift, EarlierNumbers before)
    {
        for (var i = 0; i < sorted.Length; i++)
        {
            var (one, at) = (sorted[i], i + shift.Step);
            if (at < 0 || at >= sorted.Length || !(shift.Across ? sorted[at].Line == one.Line : sorted[at].Column == one.Column))
            {
                continue;
            }

            if (before.Of(one.Block.Key, one.Series) is { } own && before.Of(sorted[at].Block.Key, sorted[at].Series) is { } beside)
            {
                yield return new Pair(one, sorted[at], own, Same(one, beside), Same(one, own));
            }
        }
    }

    private static bool Same(PlacedNumber one, (long Value, byte Decimals) other) => ScaledNumber.Equal(one.Block.Values[one.Index], one.Block.Decimals[one.Index], other.Value, other.Decimals);

    private static Refusal Refused(Comparison comparison, string table, NeighbourShift shift, ShiftTally tally, IEnumerable<Pair> pairs)
    {
        var reading = comparison.Reading;
        var reason = string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(reading.File)}, table '{table}': {tally.Shifted:N0} of {tally.Comparable:N0} figures are those that stood {shift.Where} before, and {tally.Unchanged:N0} are unchanged; its figures seem to be shifted by one, look at the file beside the one before");
        return new Refusal(Refusal.Shifted, reason, [.. pairs.Where(pair => pair.Shifted && !pair.Unchanged).Take(Refusal.MostCells).Select(pair => Cell(reading, shift, pair))]);
    }

    private static RefusedCell Cell(Reading reading, NeighbourShift shift, Pair pair)
    {
        var (one, beside) = (pair.Number, pair.Beside);
        var (sheet, cell) = CellReference.Of(reading.Sheets[one.Block.Sheet[one.Index]], one.Block.Row[one.Index], one.Block.Column[one.Index]);
        var equal = $"what stood {shift.Where} before: {reading.Series[beside.Series].Id} {beside.Block.Key.Period}";
        return new RefusedCell(
            reading.Series[one.Series].Id, one.Block.Key.Period.ToString(), sheet is null ? cell : $"{sheet}!{cell}",
            ScaledNumber.Format(pair.Own.Value, pair.Own.Decimals), ScaledNumber.Format(one.Block.Values[one.Index], one.Block.Decimals[one.Index]), equal);
    }

    private readonly record struct Pair(PlacedNumber Number, PlacedNumber Beside, (long Value, byte Decimals) Own, bool Shifted, bool Unchanged);
}
