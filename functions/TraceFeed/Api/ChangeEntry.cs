using System.Buffers;
using System.Globalization;
using System.Text;
using TraceFeed.Log;
using TraceFeed.Observations;

namespace TraceFeed.Api;

/// <summary>
/// A change as it is served: its place in the log (<c>seq</c>, <c>row</c>), when it was recorded and when its publication was published,
/// and then the very bytes that the log has of it.
/// </summary>
internal static class ChangeEntry
{
    /// <summary>Writes the entry as one line without a line end.</summary>
    /// <param name="output">Takes UTF-8.</param>
    /// <param name="row">The row of the change.</param>
    /// <param name="sequence">Its sequence number.</param>
    /// <param name="line">The change as it is stored.</param>
    public static void Write(IBufferWriter<byte> output, LogRow row, long sequence, ReadOnlySpan<byte> line)
    {
        var published = row.Published is { } day ? $"\"{Period.Iso(day)}\"" : "null";
        Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{{\"seq\":{sequence},\"row\":{row.Number},\"recordedAt\":\"{ApiJson.Moment(row.RecordedAt)}\",\"published\":{published},"), output);
        output.Write(line[1..]);
    }

    /// <summary>The change as it is stored, from an entry.</summary>
    /// <param name="entry">An entry, byte for byte as it was served.</param>
    public static byte[] Line(ReadOnlySpan<byte> entry) => [.. "{"u8, .. entry[entry.IndexOf("\"kind\":"u8)..]];
}
