using TraceFeed.Changes.Derived;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Rereads;

/// <summary>Puts what is read differently into the words of the log: names, exact values, cells and ids.</summary>
/// <param name="prior">The vintage before.</param>
/// <param name="definition">The definition of today.</param>
/// <param name="taken">The file of each block.</param>
/// <param name="touched">The blocks that differ.</param>
/// <param name="series">The series of a key.</param>
/// <param name="cells">The cells of commits that set values which the earlier readings do not place.</param>
internal sealed class RereadWords(Vintage prior, SourceDefinition definition, IReadOnlyDictionary<BlockKey, Reread> taken, IReadOnlyList<TouchedBlock> touched, Func<ulong, Series> series, IReadOnlyDictionary<int, CellIndex> cells)
{
    private readonly Suppression suppression = new(definition);
    private readonly SeverityRule severity = new(definition);
    private readonly Dictionary<Reread, CellIndex> now = new(ReferenceEqualityComparer.Instance);

    /// <summary>Where the earlier reading of a block's file found an observation; null where it did not.</summary>
    public static CellAddress? Before(Vintage prior, IReadOnlyDictionary<BlockKey, Reread> taken, BlockKey key, ulong series) =>
        taken[key].Before.Find(key, prior.Series.GetValueOrDefault(series)?.KeyIn(taken[key].Commit) ?? series);

    /// <summary>A difference.</summary>
    public Change Of(PackedChange packed)
    {
        var change = new Change { Kind = ChangeKind.All[packed.Kind], Source = definition.Id }.On(series(packed.Series));
        return Identified(packed.Block < 0 ? change with { Reason = packed.Reason } : Value(change, packed, touched[packed.Block]));
    }

    /// <summary>A check that turned.</summary>
    public Change Of(CheckResult check)
    {
        var actual = ChangeSet.Text(check.Actual, check.Decimals);
        return Identified(new Change { Kind = check.Holds ? ChangeKind.CheckRestored : ChangeKind.CheckFailed, Source = definition.Id }.On(series(check.Key.Series)) with
        {
            Period = check.Key.Block.Period,
            Old = check.Before is { } before ? new StatedValue(ChangeSet.Text(check.Expected, check.Decimals), null, Now(before, check.Key.Series)) : null,
            New = new StatedValue(actual, null, Now(check.Cells[0].Block, check.Cells[0].Series)),
            Check = new CheckOutcome(check.Key.Check, ChangeSet.Text(check.Expected, check.Decimals), actual, [.. check.Cells.Select(cell => Now(cell.Block, cell.Series)).OfType<CellAddress>()]),
        });
    }

    /// <summary>What follows for derived series. The cells of inputs that no file of these states stay with the commit that stated them.</summary>
    public IEnumerable<Change> Of(DerivedComparison derived, Vintage next) => derived.Changes.Select(new DerivedWords(prior, next, derived, definition, Now).Of).Select(Identified);

    private Change Value(Change change, PackedChange packed, TouchedBlock block)
    {
        var read = packed.New < 0 ? null : new StatedValue(block.New.Number(packed.New), block.New.Symbol(packed.New), Now(block.Key, packed.Series));

        // What the publisher withholds is not repeated, also when only TraceFeed learns of it: docs/disclosure.md.
        var told = packed.Old >= 0 && block.Old!.States[packed.Old] != ValueState.Withdrawn && (!suppression.Withholds(read?.Status) || suppression.Withholds(block.Old.Symbol(packed.Old)));
        return change with
        {
            Period = block.Key.Period,
            Old = told ? new StatedValue(block.Old!.Number(packed.Old), block.Old.Symbol(packed.Old), Old(block, packed)) : null,
            New = read,
            Flagged = read is not null && block.Stated!.Marked[block.Stated.Find(packed.Series)],
        };
    }

    private CellAddress? Old(TouchedBlock block, PackedChange packed)
    {
        var setBy = block.Old!.SetBy[packed.Old];
        return Before(prior, taken, block.Key, packed.Series) ?? cells.GetValueOrDefault(setBy)?.Find(block.Key, prior.Series[packed.Series].KeyIn(setBy));
    }

    private CellAddress? Now(BlockKey key, ulong of)
    {
        if (!taken.TryGetValue(key, out var reread))
        {
            return null;
        }

        if (!now.TryGetValue(reread, out var index))
        {
            now.Add(reread, index = CellIndex.Of(reread.Reading));
        }

        return index.Find(key, of);
    }

    private Change Identified(Change change) => change with { Id = ChangeIdentity.Of(change, prior.Ordinal + 1), Severity = severity.Of(change, null) };
}
