using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace TraceFeed.Feeds;

/// <summary>
/// Renders content as HTML without style, script or class, for feed readers and pages alike. Every text is encoded, so
/// that no name of an area or sheet can become markup.
/// </summary>
internal sealed class ContentHtml(SiteLinks links)
{
    // Letters of every script stay as they are; what HTML reads as markup, in text or in a quoted attribute, does not.
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    private readonly StringBuilder html = new();

    /// <summary>The HTML of some blocks.</summary>
    public static string Of(IEnumerable<ContentBlock> blocks, SiteLinks links)
    {
        var content = new ContentHtml(links);
        foreach (var block in blocks)
        {
            content.Add(block);
        }

        return content.html.ToString();
    }

    /// <summary>Text fit for an element and for a quoted attribute.</summary>
    public static string Encode(string text) => Encoder.Encode(text);

    private void Add(ContentBlock block)
    {
        switch (block)
        {
            case Paragraph paragraph:
                Element("p", paragraph.Runs);
                break;
            case BulletList list:
                html.Append("<ul>\n");
                foreach (var entry in list.Entries)
                {
                    Element("li", entry);
                }

                html.Append("</ul>\n");
                break;
            case DataTable table:
                Add(table);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(block), block.GetType(), "No HTML form is known for this block.");
        }
    }

    private void Add(DataTable table)
    {
        // The wrapper lets a wide table scroll on a phone; it takes the focus so that a keyboard can scroll it too.
        html.Append("<div role=\"region\" tabindex=\"0\" aria-label=\"").Append(Encode(table.Caption)).Append("\"><table>\n<caption>").Append(Encode(table.Caption)).Append("</caption>\n<thead><tr>");
        foreach (var column in table.Columns)
        {
            html.Append("<th scope=\"col\">").Append(Encode(column)).Append("</th>");
        }

        html.Append("</tr></thead>\n<tbody>\n");
        foreach (var row in table.Rows)
        {
            html.Append("<tr><th scope=\"row\">");
            Add(row[0].Runs);
            html.Append("</th>");
            foreach (var cell in row.Skip(1))
            {
                html.Append("<td>");
                Add(cell.Runs);
                html.Append("</td>");
            }

            html.Append("</tr>\n");
        }

        html.Append("</tbody></table></div>\n");
    }

    private void Element(string name, IReadOnlyList<Run> runs)
    {
        html.Append('<').Append(name).Append('>');
        Add(runs);
        html.Append("</").Append(name).Append(">\n");
    }

    private void Add(IReadOnlyList<Run> runs)
    {
        foreach (var run in runs)
        {
            Add(run);
        }
    }

    private void Add(Run run)
    {
        if (run.Link is null)
        {
            html.Append(run.Strong ? $"<strong>{Encode(run.Text)}</strong>" : Encode(run.Text));
            return;
        }

        html.Append("<a href=\"").Append(Encode(links.Absolute(run.Link))).Append('"');
        if (run.Title is not null)
        {
            html.Append(" title=\"").Append(Encode(run.Title)).Append('"');
        }

        html.Append('>').Append(Encode(run.Text)).Append("</a>");
    }
}
