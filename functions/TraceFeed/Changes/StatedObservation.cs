using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>One value of a series for a period as a file states it, in words: what packed columns hold, unpacked for output.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Series">The series.</param>
/// <param name="Period">The period.</param>
/// <param name="Stated">Value, status symbol and cell.</param>
/// <param name="Flagged">Whether the cell carries the publisher's mark.</param>
public sealed record StatedObservation(string Source, Series Series, Period Period, StatedValue Stated, bool Flagged)
{
    /// <summary>Every observation of a reading: tables and rows as the definition lists them, then by period; tables it does not know come last.</summary>
    public static IReadOnlyList<StatedObservation> Of(Reading reading, SourceDefinition definition)
    {
        var tables = definition.TableOrder;
        var cells = CellIndex.Of(reading);
        return
        [
            .. reading.Blocks.Values
                .SelectMany(block => Enumerable.Range(0, block.Count).Select(i => (Block: block, Index: i, Series: reading.Series[block.Series[i]])))
                .OrderBy(one => tables.GetValueOrDefault(one.Series.Table, int.MaxValue))
                .ThenBy(one => one.Series.Table, StringComparer.Ordinal)
                .ThenBy(one => one.Series.Order)
                .ThenBy(one => one.Block.Key)
                .ThenBy(one => one.Series.Id, StringComparer.Ordinal)
                .Select(one => new StatedObservation(reading.Source, one.Series, one.Block.Key.Period, Value(reading, one.Block, one.Index, cells), one.Block.Marked[one.Index])),
        ];
    }

    private static StatedValue Value(Reading reading, ObservationBlock block, int i, CellIndex cells) => new(
        block.HasValue[i] ? ScaledNumber.Format(block.Values[i], block.Decimals[i]) : null,
        block.Status[i] == 0 ? null : reading.Statuses[block.Status[i] - 1],
        cells.Find(block.Key, block.Series[i]));
}
