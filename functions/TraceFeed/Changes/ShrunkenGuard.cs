using System.Globalization;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>
/// Finds a file that lacks much of what the last publication stated of the periods both cover. A column that is gone from a list as a
/// whole is another layout and does not count; a row or a table that is gone does. What is known to be partial is believed.
/// </summary>
internal static class ShrunkenGuard
{
    /// <summary>Blocks of the vintage that must be loaded before <see cref="Find"/>.</summary>
    public static IReadOnlyList<BlockKey> Needs(Vintage prior, Reading reading) => reading.Partial ? [] : new StatedBefore(prior, reading).Needs;

    /// <summary>Why the publication is refused; null when it is not.</summary>
    public static Refusal? Find(Comparison comparison, SourceDefinition definition)
    {
        var (reading, limits) = (comparison.Reading, definition.Guards);
        if (reading.Partial)
        {
            return null;
        }

        var stated = new StatedBefore(comparison.Prior, reading);
        var measures = reading.Series.Values.Select(series => (series.Table, series.Measure)).ToHashSet();
        var tables = reading.Series.Values.Select(series => series.Table).ToHashSet(StringComparer.Ordinal);

        // Where a category tells which measures a row holds, a measure that is not there is rows that are not there.
        var columns = (definition.List?.Tables ?? []).Where(table => table.Category is null).Select(table => table.Id).ToHashSet(StringComparer.Ordinal);
        var before = stated.Before.Sum(key => Counted(comparison, key, Counts).Count());
        var now = stated.Now.Sum(key => reading.Blocks[key].Count);
        if (before < limits.ShrunkenLeast || now >= limits.ShrunkenShare * before)
        {
            return null;
        }

        var reason = string.Create(CultureInfo.InvariantCulture,
            $"{Path.GetFileName(reading.File)} states {now:N0} figures where the publication before it stated {before:N0}, over the periods that both cover; a part of it seems to be missing, look whether the whole file was published");
        var missing = stated.Before.SelectMany(key => Counted(comparison, key, Counts).Where(i => !States(reading, key, comparison.Prior.Blocks[key].Chunk?.Series[i])).Select(i => Cell(comparison, key, i)));
        return new Refusal(Refusal.Shrunken, reason, [.. missing.Take(Refusal.MostCells)]);

        bool Counts(Series series) => !columns.Contains(series.Table) || !tables.Contains(series.Table) || measures.Contains((series.Table, series.Measure));
    }

    // A series that ended before is no longer missed, though its values stay in the chunk.
    private static IEnumerable<int> Counted(Comparison comparison, BlockKey key, Func<Series, bool> counts) => comparison.Prior.Blocks[key].Chunk is { } chunk
        ? Enumerable.Range(0, chunk.Count).Where(i => chunk.States[i] != ValueState.Withdrawn && comparison.Prior.Series[chunk.Series[i]] is { Ended: null } state && counts(state.Series))
        : Enumerable.Range(0, comparison.Reading.Blocks[key].Count);

    private static bool States(Reading reading, BlockKey key, ulong? series) => series is null || (reading.Blocks.TryGetValue(key, out var block) && block.Find(series.Value) >= 0);

    private static RefusedCell Cell(Comparison comparison, BlockKey key, int i)
    {
        var chunk = comparison.Prior.Blocks[key].Chunk!;
        return new RefusedCell(comparison.SeriesOf(chunk.Series[i]).Id, key.Period.ToString(), Cell: null, chunk.Number(i) ?? chunk.Symbol(i), New: null, Equal: null);
    }
}
