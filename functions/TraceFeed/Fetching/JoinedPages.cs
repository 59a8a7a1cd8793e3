using System.Globalization;

namespace TraceFeed.Fetching;

/// <summary>Pages as one JSON array, <c>[page,page,…]</c>: their own bytes and nothing else between, so the same pages are the same document.</summary>
/// <param name="maxBytes">Most bytes of the document.</param>
internal sealed class JoinedPages(int maxBytes)
{
    private readonly MemoryStream document = new();

    /// <summary>How many pages were added.</summary>
    internal int Count { get; private set; }

    /// <summary>Adds a page.</summary>
    /// <exception cref="FetchException">The document would have too many bytes.</exception>
    internal void Add(ReadOnlyMemory<byte> page, Uri where)
    {
        if (document.Length + page.Length + 2 > maxBytes)
        {
            throw new FetchException(
                string.Create(CultureInfo.InvariantCulture, $"The pages of an API have more than {maxBytes} bytes together"), where, "Watch fewer endpoints in one source.");
        }

        document.WriteByte(Count == 0 ? (byte)'[' : (byte)',');
        document.Write(page.Span);
        Count++;
    }

    /// <summary>The document; nothing is added to it afterwards.</summary>
    internal ReadOnlyMemory<byte> Document()
    {
        if (Count == 0)
        {
            document.WriteByte((byte)'[');
        }

        document.WriteByte((byte)']');
        return document.GetBuffer().AsMemory(0, (int)document.Length);
    }
}
