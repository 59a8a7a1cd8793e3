using System.Globalization;
using System.Text;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Tabular;

namespace TraceFeed.Api;

/// <summary>The page of a cell: what it says, and a table of what stands around it in which it is marked by a frame, bold type and words.</summary>
internal static class CellHtml
{
    /// <summary>The page in UTF-8.</summary>
    public static byte[] Of(ArchivedOriginal original, string? sheet, CellView view, SiteLinks links, string? notice)
    {
        var cell = view.Cell;
        var place = Text(sheet is null ? cell.Ref : $"{sheet}!{cell.Ref}");
        var file = original.Name is { } name ? Text(name) : original.Sha256[..8];
        var page = new HtmlPage(links, $"{place} in {file}", SiteLinks.Cell(original.Sha256, sheet, cell.Ref), "/", notice);
        page.Line("<h1>", $"{place} in {file}", "</h1>");
        foreach (var title in view.Title)
        {
            page.Line("<p>", Text(title.Text), "</p>");
        }

        page.Line("<p><strong>", Text(cell.Printed ?? cell.Text), "</strong></p>");
        if (cell.Printed is { } printed && printed != cell.Text)
        {
            page.Line("<p>", $"The file has {Text(cell.Text)} there, and shows {printed}.", "</p>");
        }

        List(page, "Row", view.Labels);
        List(page, "Column", view.Headers);
        Table(page, view);
        return page.Markup($"<footer><p>{page.Link(SiteLinks.Original(original.Sha256), "Download the file as it was published")}. Its SHA-256 is {original.Sha256}.</p></footer>").Close();
    }

    private static void List(HtmlPage page, string what, IReadOnlyList<SeenCell> cells)
    {
        if (cells.Count > 0)
        {
            page.Line("<p class=\"soft\">", $"{what}: {string.Join(" / ", cells.Select(one => Text(one.Text)))}", "</p>");
        }
    }

    private static void Table(HtmlPage page, CellView view)
    {
        var columns = view.Rows.SelectMany(row => row).Select(cell => cell.Column).Distinct().Order().ToList();
        page.Markup("<div role=\"region\" tabindex=\"0\" aria-label=\"Cells around it\"><table>\n<caption>Cells around it, as the file shows them</caption>\n<thead><tr><th scope=\"col\">Row</th>"
            + string.Concat(columns.Select(column => $"<th scope=\"col\">{CellReference.Format(1, column)[..^1]}</th>")) + "</tr></thead>\n<tbody>");
        foreach (var row in view.Rows.Where(row => row.Count > 0))
        {
            var line = new StringBuilder().Append(CultureInfo.InvariantCulture, $"<tr><th scope=\"row\">{row[0].Row}</th>");
            foreach (var column in columns)
            {
                var cell = row.FirstOrDefault(one => one.Column == column);
                var text = cell is null ? "" : ContentHtml.Encode(Text(cell.Printed ?? cell.Text));
                line.Append(cell is not null && cell == view.Cell ? $"<td class=\"here\" aria-current=\"true\">{text} (this cell)</td>" : $"<td>{text}</td>");
            }

            page.Markup(line.Append("</tr>").ToString());
        }

        page.Markup("</tbody></table></div>");
    }

    private static string Text(string text) => CellAnswers.Short(LegalText.Line(LegalText.Of(text)));
}
