using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>A stored change set, line by line: each line is the JSON of a change without a line end.</summary>
internal sealed class ChangeLines
{
    private readonly ReadOnlyMemory<byte> bytes;
    private readonly List<int> ends = [];

    /// <param name="sha256">The SHA-256 of the bytes.</param>
    /// <param name="bytes">Lines that each end with a line feed.</param>
    public ChangeLines(string sha256, ReadOnlyMemory<byte> bytes)
    {
        (Sha256, this.bytes) = (sha256, bytes);
        for (var at = bytes.Span.IndexOf((byte)'\n'); at >= 0;)
        {
            ends.Add(at);
            var next = bytes.Span[(at + 1)..].IndexOf((byte)'\n');
            at = next < 0 ? -1 : at + 1 + next;
        }
    }

    /// <summary>The SHA-256 of the whole set.</summary>
    public string Sha256 { get; }

    /// <summary>Changes in it.</summary>
    public int Count => ends.Count;

    /// <summary>The change of that index, from 0.</summary>
    public ReadOnlyMemory<byte> this[int index] => bytes[(index == 0 ? 0 : ends[index - 1] + 1)..ends[index]];

    /// <summary>How many changes there are of each kind, in the order of <see cref="ChangeKind.All"/>.</summary>
    /// <param name="derived">Whether those of derived figures are counted, or the others.</param>
    public IReadOnlyList<(string Kind, int Count)> Kinds(bool derived)
    {
        var counts = new int[ChangeKind.All.Length];
        for (var i = 0; i < Count; i++)
        {
            if (IsDerived(this[i].Span) == derived)
            {
                counts[Array.IndexOf(ChangeKind.All, Kind(this[i].Span))]++;
            }
        }

        return [.. ChangeKind.All.Select((kind, i) => (kind, counts[i])).Where(pair => pair.Item2 > 0)];
    }

    // A quotation mark inside a text is escaped, so that no text reads like the member.
    private static bool IsDerived(ReadOnlySpan<byte> line) => line.IndexOf("\"origin\":\"derived\""u8) >= 0;

    // A change begins with its kind, so that none need be read whole to be counted.
    private static string Kind(ReadOnlySpan<byte> line)
    {
        var begin = "{\"kind\":\""u8.Length;
        return System.Text.Encoding.UTF8.GetString(line[begin..(begin + line[begin..].IndexOf((byte)'"'))]);
    }
}
