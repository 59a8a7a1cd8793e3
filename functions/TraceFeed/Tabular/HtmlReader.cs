using System.Text;
using System.Text.Unicode;

namespace TraceFeed.Tabular;

/// <summary>
/// Reads the tables of a web page, each as a sheet named <c>table 1</c>, <c>table 2</c> and so on in the order they begin. Row 1 holds
/// the table's title in column 1: its caption, else the nearest heading or paragraph before it that begins with "Table", else the
/// nearest heading. Its own rows follow. A table inside a table is a sheet of its own. A page has no rows to stream: it is read whole,
/// and is small.
/// </summary>
public sealed class HtmlReader : TabularReader
{
    private readonly string file;
    private readonly IReadOnlyList<HtmlTable> tables;
    private int opened;
    private int next;
    private bool titleRead;

    private HtmlReader(string file, IReadOnlyList<HtmlTable> tables) => (this.file, this.tables) = (file, tables);

    /// <summary>Opens a page: UTF-8, and what is not UTF-8 is Windows-1252. One without a table has no sheets.</summary>
    /// <param name="bytes">The whole page.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="UnreadableFileException">The page is UTF-16, or larger than an official page.</exception>
    public static HtmlReader Open(ReadOnlyMemory<byte> bytes, string file)
    {
        var page = bytes.Span;
        return page.Length > TabularLimits.HtmlBytes
            ? throw new UnreadableFileException(file, null, $"is {page.Length} bytes long; at most {TabularLimits.HtmlBytes} of a page are read. Look at it before raising the limit")
            : page is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]
            ? throw new UnreadableFileException(file, null, "is UTF-16 text; expected a page in UTF-8. Save it as UTF-8")
            : new HtmlReader(file, HtmlTables.Of(Decoded(page), file));
    }

    private protected override SheetBuilder? OpenSheet(int cellsBefore)
    {
        if (opened == tables.Count)
        {
            return null;
        }

        (next, titleRead) = (0, false);
        return new SheetBuilder(file, tables[opened++].Name, TabularLimits.WorkbookCells - cellsBefore);
    }

    private protected override bool ReadRow(SheetBuilder sheet)
    {
        var table = tables[opened - 1];
        if (!titleRead)
        {
            titleRead = true;
            if (table.Title is { } title)
            {
                sheet.Add(1, 1, title);
                return true;
            }
        }

        var begin = next;
        for (; next < table.Cells.Count && table.Cells[next].Row == table.Cells[begin].Row; next++)
        {
            Add(sheet, table.Cells[next]);
        }

        return next > begin;
    }

    private static void Add(SheetBuilder sheet, HtmlCell cell)
    {
        // The sign says no more than the header does, and the decimals stay: 88% is 88 with none.
        var figure = cell.Text.EndsWith('%') ? cell.Text.AsSpan(0, cell.Text.Length - 1) : cell.Text;
        if (ExactNumber.TryParse(figure, out var number))
        {
            sheet.Add(cell.Row, cell.Column, number, number.Scale);
        }
        else
        {
            sheet.Add(cell.Row, cell.Column, cell.Text);
        }

        sheet.Sheet.Span(cell.Columns, cell.Rows);
    }

    private static string Decoded(ReadOnlySpan<byte> page)
    {
        page = page.StartsWith(Encoding.UTF8.Preamble) ? page[Encoding.UTF8.Preamble.Length..] : page;
        return Utf8.IsValid(page)
            ? Encoding.UTF8.GetString(page)
            : string.Create(page.Length, page, static (text, bytes) =>
            {
                for (var i = 0; i < bytes.Length; i++)
                {
                    text[i] = Windows1252.Of(bytes[i]);
                }
            });
    }
}
