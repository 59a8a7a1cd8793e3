using TraceFeed.Changes;
using TraceFeed.Changes.Derived;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>What a derived figure is computed from, each number a link to the cell that holds it: <c>3,739 of 4,633 × 2,961 of 3,739 × 13,833 of 19,189</c>.</summary>
/// <param name="subject">The derived table.</param>
/// <param name="replaced">Where the figures stood that the commit replaced.</param>
internal sealed class ComputedFrom(Subject subject, ReplacedFigures replaced)
{
    /// <summary>The calculation; without one, as where a figure is withheld, the inputs by their names.</summary>
    public TableCell Of(NumberedChange one) => new(one.Change.Inputs is not { Count: > 0 } inputs ? [new Run("–")] : Calculation(one.Change, inputs) ?? Listed(one, inputs));

    // The log has the inputs and not the formula: that of today stands there only if it makes of them the figure that was logged.
    private IReadOnlyList<Run>? Calculation(Change change, IReadOnlyList<DerivedInput> inputs)
    {
        if (subject.Formula(change) is not { } row || change.New?.Value is not { } stated || inputs.Count > FeedLimits.Inputs || inputs.Any(input => input.Value is null) || !Gives(row, [.. inputs.Select(input => FigureText.Number(input.Value!))], FigureText.Number(stated)))
        {
            return null;
        }

        var told = new HashSet<DerivedInput>();
        var at = row.Formula.References.Index().ToDictionary(reference => reference.Item, reference => inputs[reference.Index], StringComparer.Ordinal);
        return row.Formula switch
        {
            { RunningTotal: not null } when inputs.Count > 1 => [.. Number(inputs[0], change), new Run(" + "), .. Number(inputs[1], change), new Run(", the total before")],
            { Weekly: not null } when inputs.Count > 1 => [.. Number(inputs[0], change), new Run(" − "), .. Number(inputs[1], change)],
            { Difference: { } difference } => [.. Product(difference.Of), new Run(" − "), .. Product(difference.Less)],
            { Share: { } share } => [.. Product(share)],
            _ => [.. Number(inputs[0], change)],
        };

        IEnumerable<Run> Product(IReadOnlyList<ShareFormula> shares) => Joined(shares, " × ", share => [.. Sum(share.Of), new Run(" of "), .. Sum(share.Over)]);

        IEnumerable<Run> Sum(IReadOnlyList<string> references)
        {
            var sum = Joined(references, " + ", reference => Number(at[reference], change, again: !told.Add(at[reference])));
            return references.Count == 1 ? sum : sum.Prepend(new Run("(")).Append(new Run(")"));
        }
    }

    private bool Gives(DerivedRow row, IReadOnlyList<decimal> numbers, decimal stated)
    {
        var formula = row.Formula;
        var known = formula.References.Count == numbers.Count || (formula is { RunningTotal: not null } or { Weekly: not null } && numbers.Count == 2);
        return known && Evaluation.Of(formula, numbers, (byte)subject.Source!.Units[row.Definition.Unit].Decimals) == stated;
    }

    private IReadOnlyList<Run> Listed(NumberedChange one, IReadOnlyList<DerivedInput> inputs)
    {
        var runs = Joined(inputs.Take(FeedLimits.Inputs), "; ", input => Number(input, one.Change).Prepend(new Run(Name(input, one.Change) + " ")));
        var left = inputs.Count - FeedLimits.Inputs;
        return [.. runs, .. left > 0 ? [new Run("; "), new Run($"and {NumberText.Of(left)} more", SiteLinks.Change(one.Sequence))] : Array.Empty<Run>()];
    }

    // What a number is, for a pointer over it, and what it was before are told once in a calculation.
    private IEnumerable<Run> Number(DerivedInput input, Change change, bool again = false)
    {
        yield return new Run(FigureText.Of(new StatedValue(input.Value, input.Status, null), unit: null, subject.Source), Link(input, change), again ? null : Name(input, change));
        if (!again && input.Old is { } old)
        {
            yield return new Run(" (was ");
            yield return new Run(FigureText.Of(old, unit: null, subject.Source), replaced.Cell(input) is { } cell ? CellText.Link(cell) : null);
            yield return new Run(")");
        }
    }

    // What is itself derived has no cell: the series' own values name theirs.
    private static string? Link(DerivedInput input, Change change) =>
        input.Cell is { } cell ? CellText.Link(cell) : input.Origin is null ? null : SiteLinks.Series(SeriesId.Of(change.Source, input.Series).ToString());

    private static string Name(DerivedInput input, Change change) => input.Period == change.Period ? input.Label : $"{input.Label}, {DateText.Of(input.Period, toDate: true)}";

    private static IEnumerable<Run> Joined<T>(IEnumerable<T> all, string between, Func<T, IEnumerable<Run>> runs) =>
        all.SelectMany((one, i) => i == 0 ? runs(one) : runs(one).Prepend(new Run(between)));
}
