namespace TraceFeed.Tabular;

/// <summary>
/// The checksum of zip entries (PKWARE APPNOTE 4.4.7; reflected polynomial 0xEDB88320). <see cref="System.IO.Compression.ZipArchive"/>
/// reads it and does not check it, and a digit damaged in transit would be a revised figure.
/// </summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(Row)];

    /// <summary>The checksum of what it was of, 0 for nothing, and further bytes.</summary>
    public static uint Append(uint checksum, ReadOnlySpan<byte> bytes)
    {
        var rest = ~checksum;
        foreach (var one in bytes)
        {
            rest = Table[(byte)(rest ^ one)] ^ (rest >> 8);
        }

        return ~rest;
    }

    private static uint Row(int number)
    {
        var row = (uint)number;
        for (var bit = 0; bit < 8; bit++)
        {
            row = (row & 1) == 0 ? row >> 1 : 0xEDB88320 ^ (row >> 1);
        }

        return row;
    }
}
