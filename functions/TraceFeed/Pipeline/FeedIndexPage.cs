namespace TraceFeed.Pipeline;

/// <summary>Part of the index of the log by feed, as it is stored: which of some neighbouring rows have which areas.</summary>
internal sealed record FeedIndexPage
{
    /// <summary>Rows of a page.</summary>
    public const int Rows = 64;

    /// <summary>How many of them it has.</summary>
    public int Count { get; set; }

    /// <summary>By the key of an area: the area, and what each row that has it gives its feed.</summary>
    public Dictionary<string, AreaEntry> Areas { get; init; } = new(StringComparer.Ordinal);

    /// <summary>What a row gives the feeds of everything and of its source.</summary>
    internal sealed record RowEntry(string Source, int Items, long Bytes);

    internal sealed record AreaEntry(string Type, string? Code, string Name, List<IndexedRow> Rows);
}
