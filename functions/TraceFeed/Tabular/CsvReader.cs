using System.Text;

namespace TraceFeed.Tabular;

/// <summary>
/// Reads comma-separated text (RFC 4180; UTF-8 with or without a byte-order mark; any line ending) into packed cells.
/// A row is a record, as a spreadsheet numbers it, not a line. Written by hand because the libraries with the
/// same speed are not to be had: see docs/dependencies.md.
/// </summary>
public sealed class CsvReader
{
    private readonly string file;
    private readonly SheetBuilder sheet;
    private char[] field = new char[256];
    private int length;

    private CsvReader(string file) => (this.file, sheet) = (file, new SheetBuilder(file, null));

    /// <summary>The one sheet of a CSV file.</summary>
    /// <exception cref="UnreadableFileException">Not UTF-8, or a quote that is never closed.</exception>
    public static Sheet Read(ReadOnlySpan<byte> bytes, string file)
    {
        if (bytes.StartsWith(Encoding.UTF8.Preamble))
        {
            bytes = bytes[Encoding.UTF8.Preamble.Length..];
        }

        return new CsvReader(file).Records(bytes);
    }

    private Sheet Records(ReadOnlySpan<byte> bytes)
    {
        var row = 1;
        var column = 1;
        while (!bytes.IsEmpty)
        {
            var quoted = bytes[0] == '"';
            var end = quoted ? Quoted(bytes, row) : Plain(bytes, row);
            Cell(row, column, quoted);
            bytes = bytes[end..];
            if (bytes.IsEmpty)
            {
                break;
            }

            switch (bytes[0])
            {
                case (byte)',':
                    column++;
                    bytes = bytes[1..];
                    break;
                case (byte)'\r' or (byte)'\n':
                    bytes = bytes[(bytes.StartsWith("\r\n"u8) ? 2 : 1)..];
                    (row, column) = (row + 1, 1);
                    break;
                default:
                    throw Problem(row, $"column {column} has text behind a closing quote; expected a comma or the end of the row");
            }
        }

        return sheet.Build();
    }

    private int Plain(ReadOnlySpan<byte> bytes, int row)
    {
        var end = bytes.IndexOfAny((byte)',', (byte)'\n', (byte)'\r');
        end = end < 0 ? bytes.Length : end;
        length = 0;
        Decode(bytes[..end], row);
        return end;
    }

    private int Quoted(ReadOnlySpan<byte> bytes, int row)
    {
        length = 0;
        for (var at = 1; ;)
        {
            var quote = bytes[at..].IndexOf((byte)'"');
            if (quote < 0)
            {
                throw Problem(row, "a quotation mark is opened and never closed; the file may have been cut off");
            }

            Decode(bytes.Slice(at, quote), row);
            at += quote + 1;
            if (at == bytes.Length || bytes[at] != '"')
            {
                return at;
            }

            Decode("\""u8, row);
            at++;
        }
    }

    private void Decode(ReadOnlySpan<byte> bytes, int row)
    {
        if (length + bytes.Length > field.Length)
        {
            Array.Resize(ref field, Math.Max(field.Length * 2, length + bytes.Length));
        }

        try
        {
            length += Strict.GetChars(bytes, field.AsSpan(length));
        }
        catch (DecoderFallbackException error)
        {
            throw new UnreadableFileException(file, $"row {row}", "holds bytes that are not UTF-8; expected a UTF-8 file", error);
        }
    }

    private void Cell(int row, int column, bool quoted)
    {
        var text = field.AsSpan(0, length);
        if (text.IsEmpty && !quoted)
        {
            return;
        }

        if (ExactNumber.TryParse(text, out var number))
        {
            sheet.Add(row, column, number, number.Scale);
        }
        else
        {
            sheet.Add(row, column, text);
        }
    }

    private UnreadableFileException Problem(int row, string problem) => new(file, $"row {row}", problem);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
