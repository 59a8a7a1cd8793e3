using System.Globalization;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Html.Parser.Tokens;
using AngleSharp.Text;

namespace TraceFeed.Tabular;

/// <summary>
/// Finds the tables of a page. It reads tokens and builds no tree: nesting then costs nothing, where a tree of a hundred thousand
/// open elements takes most of a minute. A tag that is missing is taken to stand where the HTML standard puts it.
/// </summary>
internal sealed class HtmlTables
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "dialog", "div", "dl", "dt", "fieldset",
        "figcaption", "figure", "footer", "form", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "ul",
        "h1", "h2", "h3", "h4", "h5", "h6", "br",
    };

    private readonly string file;
    private readonly List<HtmlTable> tables = [];
    private readonly Stack<HtmlTable> open = [];
    private readonly HtmlHeadings page = new(around: null);
    private bool isHidden;

    private HtmlTables(string file) => this.file = file;

    private HtmlHeadings Headings => open.TryPeek(out var table) ? table.Headings : page;

    /// <summary>The tables, in the order they begin.</summary>
    /// <exception cref="UnreadableFileException">More tables, or larger ones, than an official page has.</exception>
    public static IReadOnlyList<HtmlTable> Of(string html, string file)
    {
        var found = new HtmlTables(file);
        using var tokens = new HtmlTokenizer(new TextSource(html), HtmlEntityProvider.Resolver);
        for (var token = tokens.Get(); token.Type is not HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            switch (token.Type)
            {
                case HtmlTokenType.Character when !found.isHidden:
                    found.Characters(token.Data);
                    break;
                case HtmlTokenType.StartTag:
                    found.Start(token.AsTag());
                    tokens.State = Mode(token.Name);
                    found.isHidden = tokens.State is not HtmlParseMode.PCData;
                    break;
                case HtmlTokenType.EndTag:
                    found.isHidden = false;
                    found.End(token.Name);
                    break;
                default:
                    break;
            }
        }

        while (found.open.TryPop(out var table))
        {
            table.EndGroup();
        }

        return found.tables;
    }

    /// <summary>How the content of an element is to be read (HTML standard, section 13.2.6.4): what is not markup is not shown either.</summary>
    private static HtmlParseMode Mode(string element) => element switch
    {
        "script" => HtmlParseMode.Script,
        "style" or "xmp" or "iframe" or "noembed" or "noframes" => HtmlParseMode.Rawtext,
        "title" or "textarea" => HtmlParseMode.RCData,
        _ => HtmlParseMode.PCData,
    };

    private static bool IsHeading(string element) => element is ['h', >= '1' and <= '6'];

    private static int Span(HtmlTagToken tag, string attribute, int otherwise) =>
        int.TryParse(tag.GetAttribute(attribute)?.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var span) ? span : otherwise;

    private void Characters(string text)
    {
        Headings.Append(text);
        if (open.TryPeek(out var table))
        {
            table.Text?.Append(text);
        }
    }

    private void Start(HtmlTagToken tag)
    {
        Part(tag.Name);
        if (tag.Name is "p" || IsHeading(tag.Name))
        {
            Headings.Open(IsHeading(tag.Name));
        }
        else if (tag.Name == "table")
        {
            OpenTable();
        }
        else if (open.TryPeek(out var table))
        {
            StartInTable(tag, table);
        }
    }

    private void End(string element)
    {
        Part(element);
        if (IsHeading(element))
        {
            Headings.Close();
        }
        else if (open.TryPeek(out var table))
        {
            switch (element)
            {
                case "td" or "th" or "caption":
                    table.EndCell();
                    break;
                case "tr":
                    table.EndRow();
                    break;
                case "thead" or "tbody" or "tfoot":
                    table.EndGroup();
                    break;
                case "table":
                    open.Pop().EndGroup();
                    break;
                default:
                    break;
            }
        }
    }

    private void OpenTable()
    {
        while (open.TryPeek(out var unclosed) && unclosed.Text is null)
        {
            open.Pop().EndGroup();
        }

        if (tables.Count == TabularLimits.Sheets)
        {
            throw new UnreadableFileException(file, null, $"has more than {TabularLimits.Sheets} tables; expected a page that people can read");
        }

        var table = new HtmlTable(file, tables.Count + 1, Headings.Take(), Headings);
        tables.Add(table);
        open.Push(table);
    }

    private static void StartInTable(HtmlTagToken tag, HtmlTable table)
    {
        switch (tag.Name)
        {
            case "td" or "th":
                table.OpenCell(Span(tag, "colspan", 1), Span(tag, "rowspan", 1));
                break;
            case "tr":
                table.OpenRow();
                break;
            case "thead" or "tbody" or "tfoot":
                table.EndGroup();
                break;
            case "caption":
                table.OpenCaption();
                break;
            case "col" or "colgroup":
                table.EndRow();
                break;
            default:
                break;
        }
    }

    /// <summary>What begins or ends a block parts words; what is set high, low or struck out beside a figure is no part of it, nor are digits in an element of their own.</summary>
    private void Part(string element)
    {
        var text = open.TryPeek(out var table) ? table.Text : null;
        if (Blocks.Contains(element))
        {
            text?.Blank();
            Headings.Append(" ");
            if (element != "br")
            {
                Headings.CloseParagraph();
            }
        }
        else if (element is "sup" or "sub" or "del" or "ins" or "s" or "strike")
        {
            text?.BlankBehindFigure();
        }
        else
        {
            text?.BlankBetweenDigits();
        }
    }
}
