using TraceFeed.Changes;
using TraceFeed.Changes.Derived;
using TraceFeed.Observations;

namespace TraceFeed.Feeds;

/// <summary>The figures that a commit replaced, and where they stood.</summary>
/// <param name="all">The changes of the commit that an item may speak of.</param>
internal sealed class ReplacedFigures(IReadOnlyList<NumberedChange> all)
{
    private readonly Lazy<Dictionary<(string Series, Period Period), StatedValue>> replaced = new(() => all.Select(one => one.Change)
        .Where(change => change is { Kind: ChangeKind.ValueRevised or ChangeKind.ValueReinterpreted, Origin: null, Series: not null, Period: not null, Old.Cell: not null })
        .GroupBy(change => (change.Series!, change.Period!.Value)).ToDictionary(group => group.Key, group => group.First().Old!));

    /// <summary>The cell that stated what stood in the place of an input before; null when it is not known.</summary>
    public CellAddress? Cell(DerivedInput input) => replaced.Value.TryGetValue((input.Series, input.Period), out var old) && old.Value == input.Old ? old.Cell : null;
}
