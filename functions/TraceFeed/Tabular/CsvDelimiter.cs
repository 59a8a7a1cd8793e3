namespace TraceFeed.Tabular;

/// <summary>
/// What parts the fields of a text table: the most frequent of comma, semicolon and tab in the first record that holds any of them
/// outside quotation marks, a comma on a tie. Later records do not vote: decimal commas there may outnumber the delimiter.
/// </summary>
internal static class CsvDelimiter
{
    private const int BytesLookedAt = 64 << 10;

    /// <summary>The delimiter of a text; a comma when it holds none.</summary>
    public static byte Of(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes[..Math.Min(bytes.Length, BytesLookedAt)];
        int commas = 0, semicolons = 0, tabs = 0;
        for (var fieldStarts = true; !bytes.IsEmpty;)
        {
            var one = bytes[0];
            bytes = bytes[1..];
            if (one == '"' && fieldStarts)
            {
                bytes = BehindQuotes(bytes);
            }

            commas += one == ',' ? 1 : 0;
            semicolons += one == ';' ? 1 : 0;
            tabs += one == '\t' ? 1 : 0;
            var recordEnds = one is (byte)'\n' or (byte)'\r';
            if (recordEnds && commas + semicolons + tabs > 0)
            {
                break;
            }

            fieldStarts = recordEnds || one is (byte)',' or (byte)';' or (byte)'\t';
        }

        return semicolons > commas && semicolons >= tabs ? (byte)';' : tabs > commas ? (byte)'\t' : (byte)',';
    }

    /// <summary>A delimiter in words, for messages.</summary>
    public static string Name(byte delimiter) => delimiter switch
    {
        (byte)';' => "a semicolon",
        (byte)'\t' => "a tab",
        _ => "a comma",
    };

    /// <summary>What follows the mark that closes a quotation; nothing when none does.</summary>
    /// <param name="bytes">What follows the mark that opens it.</param>
    public static ReadOnlySpan<byte> BehindQuotes(ReadOnlySpan<byte> bytes)
    {
        for (; ; )
        {
            var quote = bytes.IndexOf((byte)'"');
            if (quote < 0)
            {
                return [];
            }

            bytes = bytes[(quote + 1)..];
            if (bytes.IsEmpty || bytes[0] != '"')
            {
                return bytes;
            }

            bytes = bytes[1..];
        }
    }
}
