using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>What changed around the numbers, as a table old → new with the cells.</summary>
/// <param name="names">Names the tables.</param>
internal sealed class DriftContent(MeasureNames names)
{
    /// <summary>The table of some rows, at most <see cref="FeedLimits.Rows"/>.</summary>
    public DataTable Table(string caption, IReadOnlyList<DriftRow> rows)
    {
        var shown = rows.Take(FeedLimits.Rows).ToList();
        var cells = shown.Any(row => row.Drift.From.Concat(row.Drift.To).Any(end => end.Cell is not null));
        IReadOnlyList<string> columns = ["What", "Before", "Now", "Concerns"];
        return new DataTable(NumberText.Capped(caption, shown.Count, rows.Count), cells ? [.. columns, "Cell"] : columns, [.. shown.Select(row => Row(row, cells))]);
    }

    /// <summary>The title for some rows: the first, and how many more there are.</summary>
    public string Title(string kind, IReadOnlyList<DriftRow> rows) => rows.Count == 0 ? kind
        : DriftText.Sentence(kind, rows[0].Drift, Where(rows[0])) + (rows[0].Concerns is { } concerns ? $", {concerns}" : "") + NumberText.More(rows.Count);

    private IReadOnlyList<TableCell> Row(DriftRow row, bool cells)
    {
        var drift = row.Drift;
        var what = DriftText.What(drift);
        List<TableCell> told = [new TableCell(Where(row) is { } table ? $"{table}: {what}" : Subject.Capital(what)), new TableCell(DriftText.Side(drift, drift.From, "and")), new TableCell(DriftText.Side(drift, drift.To, "and")), new TableCell(row.Concerns ?? "–")];
        return cells ? [.. told, Cells(drift)] : told;
    }

    private string? Where(DriftRow row)
    {
        var tables = row.Changes.Select(one => one.Change.Table).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return tables switch
        {
            [] => null,
            [var only] => names.Table(only),
            _ => NumberText.Of(tables.Count, "table", "tables"),
        };
    }

    private static TableCell Cells(Drift drift)
    {
        var (from, to) = (Runs(drift.From), Runs(drift.To));
        return new TableCell(from.Count + to.Count == 0 ? [CellText.Of(null)] : from.Count > 0 && to.Count > 0 ? [.. from, new Run(" → "), .. to] : [.. from, .. to]);
    }

    private static List<Run> Runs(IReadOnlyList<DriftEnd> ends) =>
        [.. ends.Select(end => end.Cell).OfType<CellAddress>().Take(FeedLimits.ListRows).SelectMany((cell, i) => i == 0 ? [CellText.Page(cell)] : new[] { new Run(", "), CellText.Page(cell) })];
}
