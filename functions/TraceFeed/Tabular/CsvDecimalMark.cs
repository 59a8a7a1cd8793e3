using System.Text;

namespace TraceFeed.Tabular;

/// <summary>
/// Which decimal mark a text table with semicolons or tabs is written with. A comma where some field can be a number in no other
/// way (<c>0,5</c>, <c>1.234,567</c>) and none contradicts it (<c>1,234,567</c>, <c>1,234.5</c>); else a point, so that
/// <c>1,234</c> alone keeps its thousands.
/// </summary>
internal static class CsvDecimalMark
{
    private const int MostBytes = 64;

    /// <summary>Whether the decimal mark is a comma.</summary>
    /// <param name="bytes">The whole file, without a byte-order mark.</param>
    /// <param name="delimiter">What parts its fields; where that is a comma, no decimal mark is.</param>
    public static bool IsComma(ReadOnlySpan<byte> bytes, byte delimiter)
    {
        if (delimiter == ',')
        {
            return false;
        }

        var found = false;
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOfAny(delimiter, (byte)'\n', (byte)'\r');
            var rest = bytes[0] == '"' ? CsvDelimiter.BehindQuotes(bytes[1..]) : end < 0 ? [] : bytes[end..];
            var field = bytes[..^rest.Length].Trim((byte)'"');
            if (field.Length <= MostBytes && field.Contains((byte)','))
            {
                var (comma, point) = Read(field);
                if (point && !comma)
                {
                    return false;
                }

                found |= comma && !point;
            }

            bytes = rest.IsEmpty ? rest : rest[1..];
        }

        return found;
    }

    private static (bool Comma, bool Point) Read(ReadOnlySpan<byte> field)
    {
        Span<char> characters = stackalloc char[MostBytes];
        ReadOnlySpan<char> text = characters[..Encoding.UTF8.GetChars(field, characters)];
        text = text.Trim();

        // A comma at either end belongs to a list of notes, not to a number.
        return (!text.StartsWith(',') && !text.EndsWith(',') && CsvNumber.TryParseDecimalComma(text, out _), ExactNumber.TryParse(text, out _));
    }
}
