using System.Text;
using System.Text.Unicode;

namespace TraceFeed.Tabular;

/// <summary>
/// Reads delimited text (RFC 4180, and semicolons or tabs for commas; any line ending) as one sheet without a name. The whole file
/// is UTF-8 if it has a byte-order mark or every byte agrees, else Windows-1252. A row is a record, as a spreadsheet numbers it,
/// not a line. A code such as <c>007</c> or <c>5E1</c> stays a text, and which decimal mark a file has it shows itself: see
/// <see cref="CsvDecimalMark"/>. Written by hand because the libraries with the same speed are not to be had: see docs/dependencies.md.
/// </summary>
public sealed class CsvReader : TabularReader
{
    private readonly string file;
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly byte delimiter;
    private readonly bool decimalComma;
    private readonly CsvField field;
    private int at;
    private int row;
    private bool opened;

    private CsvReader(ReadOnlyMemory<byte> bytes, string file, bool utf8)
    {
        (this.bytes, this.file, delimiter, field) = (bytes, file, CsvDelimiter.Of(bytes.Span), new CsvField(file, utf8));
        decimalComma = CsvDecimalMark.IsComma(bytes.Span, delimiter);
    }

    /// <summary>Opens a file; it is read, and refused, row by row.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">Its name, for messages.</param>
    public static CsvReader Open(ReadOnlyMemory<byte> bytes, string file)
    {
        var marked = bytes.Span.StartsWith(Encoding.UTF8.Preamble);
        bytes = marked ? bytes[Encoding.UTF8.Preamble.Length..] : bytes;
        return new CsvReader(bytes, file, marked || Utf8.IsValid(bytes.Span));
    }

    private protected override SheetBuilder? OpenSheet(int cellsBefore)
    {
        var first = !opened;
        opened = true;
        return first ? new SheetBuilder(file, null) : null;
    }

    private protected override bool ReadRow(SheetBuilder sheet)
    {
        var before = sheet.Cells;
        for (var span = bytes.Span; at < span.Length && sheet.Cells == before;)
        {
            Record(span, sheet);
        }

        return sheet.Cells > before;
    }

    private void Record(ReadOnlySpan<byte> span, SheetBuilder sheet)
    {
        row++;
        for (var column = 1; ; column++)
        {
            var quoted = at < span.Length && span[at] == '"';
            field.Clear();
            if (quoted)
            {
                Quoted(span);
            }
            else
            {
                Plain(span);
            }

            Cell(sheet, column, quoted);
            if (at == span.Length)
            {
                return;
            }

            var end = span[at++];
            if (end is (byte)'\n' or (byte)'\r')
            {
                at += end == '\r' && at < span.Length && span[at] == '\n' ? 1 : 0;
                return;
            }

            if (end != delimiter)
            {
                throw Problem($"column {column} has text behind a closing quote; expected {CsvDelimiter.Name(delimiter)} or the end of the row");
            }
        }
    }

    private void Plain(ReadOnlySpan<byte> span)
    {
        var end = span[at..].IndexOfAny(delimiter, (byte)'\n', (byte)'\r');
        end = end < 0 ? span.Length - at : end;
        field.Append(span.Slice(at, end), row);
        at += end;
    }

    private void Quoted(ReadOnlySpan<byte> span)
    {
        for (at++; ;)
        {
            var quote = span[at..].IndexOf((byte)'"');
            if (quote < 0)
            {
                throw Problem("a quotation mark is opened and never closed; the file may have been cut off");
            }

            field.Append(span.Slice(at, quote), row);
            at += quote + 1;
            if (at == span.Length || span[at] != '"')
            {
                return;
            }

            field.Append("\""u8, row);
            at++;
        }
    }

    private void Cell(SheetBuilder sheet, int column, bool quoted)
    {
        var text = field.Text;
        if (text.IsEmpty && !quoted)
        {
            return;
        }

        if (CsvNumber.TryParse(text, decimalComma, out var number))
        {
            sheet.Add(row, column, number, number.Scale);
        }
        else
        {
            sheet.Add(row, column, text);
        }
    }

    private UnreadableFileException Problem(string problem) => new(file, $"row {row}", problem);
}
