using System.Net;
using System.Text;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Drift;

/// <summary>Writes a page of tables, each with the first cell of its sheet for a caption.</summary>
internal static class HtmlFile
{
    /// <summary>The page of some sheets.</summary>
    public static byte[] Of(IEnumerable<DriftSheet> sheets)
    {
        var html = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title>Figures</title></head><body>");
        foreach (var sheet in sheets)
        {
            html.Append("<table><caption>").Append(WebUtility.HtmlEncode(sheet.Rows[0][0]!.Text)).Append("</caption>");
            foreach (var row in sheet.Rows.Skip(1))
            {
                html.Append("<tr>").AppendJoin("", row.Select(cell => $"<td>{Text(cell)}</td>")).Append("</tr>");
            }

            html.Append("</table>");
        }

        return Encoding.UTF8.GetBytes(html.Append("</body></html>").ToString());
    }

    private static string Text(DriftCell? cell) => cell switch
    {
        null => "",
        { Kind: CellKind.Number } => cell.Separated() + (cell.Percent ? "%" : ""),
        _ => WebUtility.HtmlEncode(cell.Text).Replace("\n", "<br>", StringComparison.Ordinal),
    };
}
