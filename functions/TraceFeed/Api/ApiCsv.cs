using System.Text;
using TraceFeed.Changes;
using TraceFeed.Feeds;

namespace TraceFeed.Api;

/// <summary>How answers in CSV are written: UTF-8, a row of names, the same answer in the same bytes.</summary>
internal static class ApiCsv
{
    /// <summary>The bytes of a table.</summary>
    /// <param name="columns">The names, with commas between; null for a table that another one begins.</param>
    /// <param name="write">Writes the rows.</param>
    public static ReadOnlyMemory<byte> Bytes(string? columns, Action<CsvRow> write)
    {
        using var bytes = new MemoryStream();
        using (var output = new StreamWriter(bytes, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true))
        {
            if (columns is not null)
            {
                output.Write(columns + "\n");
            }

            write(new CsvRow(output));
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }

    /// <summary>An answer in CSV.</summary>
    public static Representation Representation(DateTimeOffset? modified, string columns, Action<CsvRow> write) =>
        Feeds.Representation.Of(Bytes(columns, write), modified ?? DateTimeOffset.UnixEpoch, MediaOffer.Csv.MediaType, ApiLimits.MaxAge) with { Undated = true };
}
