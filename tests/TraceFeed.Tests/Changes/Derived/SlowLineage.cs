using TraceFeed.Changes;
using TraceFeed.Changes.Derived;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Changes.Derived;

/// <summary>What must hold of the inputs that derived changes name, over a history: told from the figures that stand and from what each cell holds.</summary>
internal sealed class SlowLineage(SourceDefinition definition)
{
    private readonly SlowDerivation slow = new(definition);
    private readonly Dictionary<CellAddress, SlowFigure> cells = [];
    private Dictionary<string, SlowFigure> before = [];

    /// <summary>What a file states in a cell.</summary>
    public void Cell(CellAddress address, SlowFigure figure) => cells.Add(address, figure);

    /// <summary>Takes the changes of a commit, after which those figures stand.</summary>
    public void Holds(IEnumerable<SlowFigure> stated, IReadOnlyList<Change> changes)
    {
        var known = stated.ToList();
        var now = known.Concat(slow.Of(known)).ToDictionary(figure => figure.Key);
        foreach (var change in changes.Where(change => change.Origin == Origin.Derived && change.Period is not null))
        {
            Holds(change, now);
        }

        Assert.All(changes.Where(change => change.Origin is null || change.Period is null), change => Assert.Null(change.Inputs));
        before = now;
    }

    private void Holds(Change change, Dictionary<string, SlowFigure> now)
    {
        var (figure, old) = (now.GetValueOrDefault(Key(change.Series!, change.Period!.Value)), before.GetValueOrDefault(Key(change.Series!, change.Period.Value)));
        Assert.Equal(figure is null ? null : new StatedValue(figure.Value, figure.Status, null), change.New);
        if (figure is not null)
        {
            Assert.Equal(figure.From.Select(input => input.Key), change.Inputs!.Select(input => Key(input.Series, input.Period)));
        }

        Assert.All(change.Inputs!, input => Holds(input, now));

        // Nothing is told of what a figure was while one that it goes back to is withheld.
        var conceals = old?.Value is not null && old.Leaves.Any(leaf => slow.Withholds(now.GetValueOrDefault(leaf.Key)?.Status));
        Assert.Equal(conceals || old is null ? null : new StatedValue(old.Value, old.Status, null), change.Old);
        Assert.Equal(change.Kind == ChangeKind.ValueSuppressed, slow.Withholds(figure?.Status) && old is not null && !slow.Withholds(old.Status));
    }

    private void Holds(DerivedInput input, Dictionary<string, SlowFigure> now)
    {
        var (figure, old) = (now.GetValueOrDefault(Key(input.Series, input.Period)), before.GetValueOrDefault(Key(input.Series, input.Period)));
        Assert.Equal((figure?.Value, figure?.Status), (input.Value, input.Status));
        Assert.Equal(figure?.Value is not null && old?.Value is not null && old.Value != figure.Value ? old.Value : null, input.Old);
        var derived = definition.Derived.Any(table => input.Series.StartsWith(table.Id + "/", StringComparison.Ordinal));
        Assert.Equal(derived ? Origin.Derived : null, input.Origin);
        Assert.Equal(figure is null || derived, input.Cell is null);
        if (input.Cell is not null)
        {
            var cell = cells[input.Cell];
            Assert.Equal((figure!.Key, figure.Value, figure.Status), (cell.Key, cell.Value, cell.Status));
        }
    }

    private static string Key(string series, TraceFeed.Observations.Period period) => $"{series} {period}";
}
