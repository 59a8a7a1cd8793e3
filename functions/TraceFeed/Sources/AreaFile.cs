namespace TraceFeed.Sources;

/// <summary>An area lookup as its JSON file has it; <c>area-lookup.schema.json</c> describes the form.</summary>
internal sealed record AreaFile
{
    public required string Type { get; init; }
    public string? About { get; init; }
    public required IReadOnlyList<AreaEntry> Areas { get; init; }

    internal sealed record AreaEntry
    {
        public required string? Code { get; init; }
        public required string Name { get; init; }
        public string? Type { get; init; }
        public IReadOnlyList<string> Aliases { get; init; } = [];
    }
}
