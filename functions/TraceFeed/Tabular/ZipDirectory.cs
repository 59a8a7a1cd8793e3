using System.Buffers.Binary;

namespace TraceFeed.Tabular;

/// <summary>
/// The names in a zip file's directory (PKWARE APPNOTE 4.3.12 and 4.3.16), looked at without opening the archive: damage gives no
/// names and no error, which is for the reader of the format to tell.
/// </summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int LocalLength = 30;

    /// <summary>Whether the directory lists an entry; where the directory is cut off, whether the first entry has that name.</summary>
    public static bool Lists(ReadOnlySpan<byte> zip, ReadOnlySpan<byte> name)
    {
        var tail = zip[Math.Max(0, zip.Length - EndLength - ushort.MaxValue)..];
        var end = tail.LastIndexOf("PK\x05\x06"u8);
        if (end < 0 || tail.Length - end < EndLength)
        {
            return Name(zip, LocalLength, 26).SequenceEqual(name);
        }

        var at = BinaryPrimitives.ReadUInt32LittleEndian(tail[(end + 16)..]);
        var rest = at < zip.Length ? zip[(int)at..] : [];
        for (var entries = 0; entries < TabularLimits.ZipEntries && rest.StartsWith("PK\x01\x02"u8) && rest.Length >= EntryLength; entries++)
        {
            var found = Name(rest, EntryLength, 28);
            if (found.SequenceEqual(name))
            {
                return true;
            }

            var length = EntryLength + BinaryPrimitives.ReadUInt16LittleEndian(rest[28..])
                + BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]) + BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]);
            rest = rest[Math.Min(length, rest.Length)..];
        }

        return false;
    }

    private static ReadOnlySpan<byte> Name(ReadOnlySpan<byte> entry, int nameAt, int lengthAt)
    {
        var length = entry.Length < nameAt ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(entry[lengthAt..]);
        return entry.Length < nameAt + length ? [] : entry.Slice(nameAt, length);
    }
}
