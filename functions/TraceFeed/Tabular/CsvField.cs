using System.Text;

namespace TraceFeed.Tabular;

/// <summary>The characters of one field of a text file, in a buffer that the next field takes over.</summary>
/// <param name="file">The file's name, for messages.</param>
/// <param name="utf8">Whether the file is UTF-8; else it is Windows-1252.</param>
internal sealed class CsvField(string file, bool utf8)
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    private char[] buffer = new char[256];
    private int length;

    /// <summary>What was appended since <see cref="Clear"/>; good until more is.</summary>
    public ReadOnlySpan<char> Text => buffer.AsSpan(0, length);

    /// <summary>Begins a field.</summary>
    public void Clear() => length = 0;

    /// <summary>Appends bytes that hold whole characters.</summary>
    /// <exception cref="UnreadableFileException">Bytes that are no characters, or more than a cell may hold.</exception>
    public void Append(ReadOnlySpan<byte> bytes, int row)
    {
        // No character takes more than three bytes of UTF-8 for each UTF-16 code unit, so more is too long before it is decoded.
        if (bytes.Length > 3 * TabularLimits.TextCharacters || length > TabularLimits.TextCharacters)
        {
            throw Problem(row, $"a cell holds more than {TabularLimits.TextCharacters} characters; expected a label, a figure or a note");
        }

        if (length + bytes.Length > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + bytes.Length));
        }

        length += utf8 ? DecodeUtf8(bytes, row) : DecodeWindows1252(bytes, row);
    }

    private int DecodeUtf8(ReadOnlySpan<byte> bytes, int row)
    {
        try
        {
            return Strict.GetChars(bytes, buffer.AsSpan(length));
        }
        catch (DecoderFallbackException error)
        {
            throw Problem(row, "holds bytes that are not UTF-8, which the file's byte-order mark promises; the file may be damaged, fetch it again", error);
        }
    }

    private int DecodeWindows1252(ReadOnlySpan<byte> bytes, int row)
    {
        for (var i = 0; i < bytes.Length; i++)
        {
            var one = Windows1252.Of(bytes[i]);
            if (one == Windows1252.Undefined)
            {
                throw Problem(row, $"holds the byte 0x{bytes[i]:X2}, which is neither UTF-8 nor Windows-1252; expected a file in one of the two: save it as UTF-8");
            }

            buffer[length + i] = one;
        }

        return bytes.Length;
    }

    private UnreadableFileException Problem(int row, string problem, Exception? inner = null) => new(file, $"row {row}", problem, inner);
}
