using TraceFeed.Feeds;

namespace TraceFeed.Claims;

/// <summary>Figures of a claim or of a ladder as a table, each number with its cell, its publication and the feed item that tells of it.</summary>
internal static class FigureTable
{
    /// <summary>The table of a claim.</summary>
    public static DataTable OfClaim(ClaimBook book, IReadOnlyList<FigureRow> rows) => new(
        "The figures", ["Figure", "Claimed", "Published then", "Next in this log", "Now in this log", "Feed item"], [.. rows.Select(row => Row(row, [new TableCell(row.Claimed?.Says ?? "–")], row.Reported is { } reported ? Reported(book, row, reported) : [new Run("not found")]))]);

    /// <summary>The table of a ladder.</summary>
    public static DataTable OfLadder(ClaimBook book, IReadOnlyList<FigureRow> rows) => new(
        "Week by week", ["Figure", "First published", "Next in this log", "Now in this log", "Feed item"], [.. rows.Select(row => Row(row, [], Reports(book, row)))]);

    private static IReadOnlyList<TableCell> Row(FigureRow row, IReadOnlyList<TableCell> claimed, IReadOnlyList<Run> reported) =>
    [
        new TableCell($"{row.Label}, {DateText.Of(row.Period, row.Now?.Series.ToDate == true)}"),
        .. claimed,
        row.OnTheDay is { } day ? Found(row, day) : new TableCell(reported),
        row.Next is not { } next ? new TableCell("–") : next.StatedBy.Number == row.Now?.StatedBy.Number ? new TableCell("as now") : Found(row, next),
        row.Now is not { } now ? new TableCell(ClaimText.Missing) : now.StatedBy.Number == row.OnTheDay?.StatedBy.Number ? new TableCell("as then") : Found(row, now),
        Told(row),
    ];

    private static TableCell Found(FigureRow row, FoundFigure found)
    {
        List<Run> runs = [Number(row, found)];
        if (found.Over.Count > 0)
        {
            runs.AddRange([.. found.Of.Count > 0 ? [new Run(" = "), .. Parts(row, found.Of)] : Array.Empty<Run>(), new Run(" of "), .. Parts(row, found.Over)]);
        }

        runs.Add(new Run($"{(found.Cell is null && found.Value is not null ? ", computed" : "")}, {(found.StatedBy.Published is { } day ? DateText.Day(day) : "day not known")}{Fit(row, found.Number)}"));
        return new TableCell(runs);
    }

    private static IReadOnlyList<Run> Reported(ClaimBook book, FigureRow row, ReportedFigure reported)
    {
        var parts = reported.Over is not { } over ? "" : $"{(reported.Of is { } of ? " = " + row.Text(of, null) : "")} of {row.Text(over, null)}";
        return [new Run($"{row.Text(reported)}{parts}, {DateText.Day(reported.Published)}, by "), ClaimContent.Page(book.Page(reported.Cited)), new Run(Fit(row, reported.Value))];
    }

    // What pages tell of later publications stands behind it: a figure was revised before the first file that the log has.
    private static IReadOnlyList<Run> Reports(ClaimBook book, FigureRow row) =>
        [new Run(row.Reports.Any(reported => reported.First) ? "" : "not found"), .. row.Reports.SelectMany((reported, i) => Reported(book, row, reported).Prepend(new Run(i > 0 ? "; then " : reported.First ? "" : "; then ")))];

    private static IEnumerable<Run> Parts(FigureRow row, IReadOnlyList<FoundFigure> parts) =>
        parts.SelectMany((part, i) => i == 0 ? new[] { Number(row, part) } : [new Run(" + "), Number(row, part)]);

    private static Run Number(FigureRow row, FoundFigure found) => found.Cell is { } cell
        ? new Run(row.Text(found), SiteLinks.Cell(cell.Sha256, cell.Sheet, cell.Ref), CellText.Place(cell))
        : new Run(row.Text(found));

    private static string Fit(FigureRow row, decimal? number) => row.Fits(number) is { } fits ? fits ? "; fits" : "; does not fit" : "";

    // A figure that was not revised was told once: by the publication that first had it.
    private static TableCell Told(FigureRow row)
    {
        var told = new[] { row.OnTheDay, row.Next, row.Now }.OfType<FoundFigure>().Select(found => found.Told).DistinctBy(one => one.Sequence).ToList();
        return told.Count == 0 ? new TableCell("–") : new TableCell([.. told.SelectMany((one, i) => new[]
        {
            new Run(i == 0 ? "" : "; "), new Run(FormattableString.Invariant($"{one.Ordinal}/{one.Subject}"), one.Path, one.Title), new Run(" ("), new Run(FormattableString.Invariant($"change {one.Sequence}"), SiteLinks.Change(one.Sequence)), new Run(one.Shown ? ")" : ", counted)"),
        })]);
    }
}
