using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>A check that failed or holds again, as a sentence.</summary>
internal sealed class CheckText(SourceDefinition? source, IReadOnlyList<Change> commit)
{
    private readonly Lazy<Dictionary<CellAddress, Change>> stated = new(() =>
    {
        var cells = new Dictionary<CellAddress, Change>();
        foreach (var change in commit.Where(change => change.Check is null))
        {
            if (change.New?.Cell is { } cell)
            {
                cells.TryAdd(cell, change);
            }
        }

        return cells;
    });

    /// <summary><c>City of London &amp; Hackney, close contacts identified, to 16 September 2020: fell from 1,181 to 43</c>.</summary>
    public string Of(Change change) => $"{Checked(change)}: {Found(change)}";

    /// <summary>The same with links to the cells, those of a fall behind the figures that stand in them.</summary>
    public IReadOnlyList<Run> WithCells(Change change) =>
        change is { Kind: ChangeKind.CheckFailed, Check: { Id: FallCheck.Id } fall } ? Fall(change, fall) : [new Run(Of(change)), .. Listed("; see ", change.Check?.Cells ?? [])];

    private string Checked(Change change)
    {
        var name = SeriesText.Within(SeriesText.WithoutArea(change));
        string?[] parts = [change.Area?.Shown, change.Area is null ? SeriesText.WithoutArea(change) : name, change.Kind == ChangeKind.CheckRestored ? null : When(change)];
        return string.Join(", ", parts.OfType<string>());
    }

    // The cell it fell from is in an earlier file, and an old log does not tell it.
    private List<Run> Fall(Change change, CheckOutcome fall)
    {
        List<Run> runs =
        [
            new Run($"{Checked(change)}: fell from {Figure(fall.Expected, change)}"), .. InBrackets(change.Old?.Cell),
            new Run($" to {Figure(fall.Actual, change)}"), .. InBrackets(fall.Cells.Count > 0 ? fall.Cells[0] : change.New?.Cell),
        ];

        // A part's cell is only worth showing when a reader is told which part it is.
        var lead = "; with it: ";
        foreach (var cell in fall.Cells.Skip(1).Where(stated.Value.ContainsKey).Take(FeedLimits.ListRows))
        {
            var part = stated.Value[cell];
            var name = SeriesText.Within(part.Area == change.Area ? SeriesText.WithoutArea(part) : SeriesText.Of(part));
            runs.AddRange([new Run($"{lead}{name}, {FigureText.Of(part.New, part.Unit, source)}"), .. InBrackets(cell)]);
            lead = ", ";
        }

        return runs;
    }

    private string Found(Change change)
    {
        if (change.Check is not { } check)
        {
            return change.Kind;
        }

        var (expected, actual) = (Figure(check.Expected, change), Figure(check.Actual, change));
        return (change.Kind, check.Id) switch
        {
            (ChangeKind.CheckRestored, FallCheck.Id) => $"reached {actual}, after {Failed(change)} had fallen from {expected}",
            (ChangeKind.CheckRestored, _) => $"holds again at {actual} ({check.Id}), after {Failed(change)} had failed it",
            (_, FallCheck.Id) => $"fell from {expected} to {actual}",
            (_, "percent") => $"stated {actual}, but {Parts(check) ?? "its own parts make it"} {expected}",
            (_, GrowthCheck.Id) => $"stated {actual}, but the total stated before and what came since make {expected}",
            (_, "total") => $"stated {actual}, but its {(source?.Tables.FirstOrDefault(table => table.Id == change.Table)?.Periods == Periodicity.Daily ? "days" : "weeks")} sum to {expected}",
            _ when source?.Workbook?.Agreements.Any(agreement => agreement.Id == check.Id) == true => $"stated {actual}, but {expected} in another table ({check.Id})",
            _ => $"stated {actual}, but its parts sum to {expected} ({check.Id})",
        };
    }

    // A change says at which figure the check failed; the one at which it holds may be of a later period.
    private string Failed(Change change) => When(change) is not { } when ? "it" : $"the figure {(IsToDate(change) ? when : $"for {when}")}";

    // The outcome names the cells; what they state is known for those that this commit changed.
    private string? Parts(CheckOutcome check) =>
        check.Cells.Count == 3 && stated.Value.TryGetValue(check.Cells[1], out var of) && stated.Value.TryGetValue(check.Cells[2], out var over) && of.New?.Value is { } part && over.New?.Value is { } whole
            ? $"{FigureText.Of(part, null, source)} of {FigureText.Of(whole, null, source)} is"
            : null;

    private string Figure(string value, Change change) => FigureText.Of(value, change.Unit, source);

    private static IEnumerable<Run> InBrackets(CellAddress? cell) => cell is null ? [] : [new Run(" ("), CellText.Page(cell), new Run(")")];

    private static IEnumerable<Run> Listed(string lead, IEnumerable<CellAddress> cells) =>
        cells.Take(FeedLimits.ListRows).SelectMany((cell, i) => new[] { new Run(i == 0 ? lead : ", "), CellText.Page(cell) });

    private string? When(Change change) => change switch
    {
        { Period: null } => null,
        { Period: { End: { } end } } when IsToDate(change) => $"to {DateText.Day(end)}",
        { Period: { } period } => DateText.Of(period, toDate: false),
    };

    private bool IsToDate(Change change) => new Subject(change.Table ?? "", source).IsToDate(change);
}
