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
}
