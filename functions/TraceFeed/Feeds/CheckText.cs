using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>A check that failed or holds again, as a sentence.</summary>
internal sealed class CheckText(SourceDefinition? source, IReadOnlyList<Change> commit)
{
    private readonly Lazy<Dictionary<CellAddress, StatedValue>> stated = new(() =>
    {
        var cells = new Dictionary<CellAddress, StatedValue>();
        foreach (var value in commit.Select(change => change.New).OfType<StatedValue>())
        {
            if (value.Cell is { } cell)
            {
                cells.TryAdd(cell, value);
            }
        }

        return cells;
    });

    /// <summary><c>City of London &amp; Hackney, close contacts identified, to 16 September 2020: fell from 1,181 to 43</c>.</summary>
    public string Of(Change change)
    {
        var name = SeriesText.Within(SeriesText.WithoutArea(change));
        string?[] parts = [change.Area?.Name, change.Area is null ? SeriesText.WithoutArea(change) : name, When(change)];
        return $"{string.Join(", ", parts.OfType<string>())}: {Found(change)}";
    }

    private string Found(Change change)
    {
        if (change.Check is not { } check)
        {
            return change.Kind;
        }

        var (expected, actual) = (FigureText.Of(check.Expected, change.Unit, source), FigureText.Of(check.Actual, change.Unit, source));
        return (change.Kind, check.Id) switch
        {
            (ChangeKind.CheckRestored, "fall") => $"reached {actual}, after it had fallen from {expected}",
            (ChangeKind.CheckRestored, _) => $"holds again at {actual} ({check.Id})",
            (_, "fall") => $"fell from {expected} to {actual}",
            (_, "percent") => $"stated {actual}, but {Parts(check) ?? "its own parts make it"} {expected}",
            (_, "total") => $"stated {actual}, but its weeks sum to {expected}",
            _ when source?.Workbook?.Agreements.Any(agreement => agreement.Id == check.Id) == true => $"stated {actual}, but {expected} in another table ({check.Id})",
            _ => $"stated {actual}, but its parts sum to {expected} ({check.Id})",
        };
    }

    // The outcome names the cells; what they state is known for those that this commit changed.
    private string? Parts(CheckOutcome check) =>
        check.Cells.Count == 3 && stated.Value.TryGetValue(check.Cells[1], out var of) && stated.Value.TryGetValue(check.Cells[2], out var over) && of.Value is { } part && over.Value is { } whole
            ? $"{FigureText.Of(part, null, source)} of {FigureText.Of(whole, null, source)} is"
            : null;

    private string? When(Change change) => change switch
    {
        { Period: null } => null,
        { Period: { End: { } end } } when new Subject(change.Table ?? "", source).IsToDate(change) => $"to {DateText.Day(end)}",
        { Period: { } period } => DateText.Of(period, toDate: false),
    };
}
