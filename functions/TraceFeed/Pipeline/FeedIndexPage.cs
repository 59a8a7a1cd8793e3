namespace TraceFeed.Pipeline;

/// <summary>Part of the index of the log by feed, as it is stored: what each of some neighbouring rows gives the feeds.</summary>
internal sealed record FeedIndexPage
{
    /// <summary>Rows of a page.</summary>
    public const int Rows = 64;

    /// <summary>Of each row in order: its source, its items, their bytes.</summary>
    public List<RowEntry> All { get; init; } = [];

    /// <summary>By the key of an area: the area, and what each row that has it gives its feed.</summary>
    public Dictionary<string, AreaEntry> Areas { get; init; } = new(StringComparer.Ordinal);

    internal sealed record RowEntry(string Source, int Items, long Bytes);

    internal sealed record AreaEntry(string Type, string? Code, string Name, List<IndexedRow> Rows);
}
