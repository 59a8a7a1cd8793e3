using TraceFeed.Changes.Derived;
using TraceFeed.Changes.Thresholds;
using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>The whole of a source as of one commit: its series, its chunks and the checks that fail.</summary>
public sealed record Vintage
{
    /// <summary>The source's id.</summary>
    public required string Source { get; init; }

    /// <summary>The source's number of the commit; 0 before the first.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The publication date of the newest publication; null when unknown or before the first.</summary>
    public required DateOnly? Published { get; init; }

    /// <summary>Every series there ever was, by key.</summary>
    public required IReadOnlyDictionary<ulong, SeriesState> Series { get; init; }

    /// <summary>The chunks, by table and period.</summary>
    public required IReadOnlyDictionary<BlockKey, VintageBlock> Blocks { get; init; }

    /// <summary>What is computed from the series above, apart from them: no file states it.</summary>
    public DerivedVintage Derived { get; init; } = DerivedVintage.Empty;

    /// <summary>The checks that fail.</summary>
    public required IReadOnlyDictionary<CheckKey, FailedCheck> Failed { get; init; }

    /// <summary>How its tables were worded and placed when last stated, by table; empty before the first, or when it was stored before this was kept.</summary>
    public IReadOnlyDictionary<string, TableWording> Wording { get; init; } = new Dictionary<string, TableWording>();

    /// <summary>On which side of each declared threshold its series are.</summary>
    public IReadOnlyList<ThresholdState> Thresholds { get; init; } = [];

    /// <summary>Areas that are missing, by the change that told of them.</summary>
    public IReadOnlyList<CoverageGap> Gaps { get; init; } = [];

    /// <summary>The figures that were revised within a week, commit by commit, the oldest first.</summary>
    public IReadOnlyList<RecentRevisions> Recent { get; init; } = [];

    /// <summary>How its series were revised, by table; empty before the first revision, or when it was stored before this was kept.</summary>
    public IReadOnlyDictionary<string, TableRevisions> Revisions { get; init; } = new Dictionary<string, TableRevisions>();

    /// <summary>When the newest change note of the publisher that the log knows was written; null when it knows none.</summary>
    public DateTimeOffset? Noted { get; init; }

    /// <summary>A source of which nothing is known yet.</summary>
    public static Vintage Empty(string source) => new()
    {
        Source = source,
        Ordinal = 0,
        Published = null,
        Series = new Dictionary<ulong, SeriesState>(),
        Blocks = new Dictionary<BlockKey, VintageBlock>(),
        Failed = new Dictionary<CheckKey, FailedCheck>(),
    };

    /// <summary>The same vintage with more of its chunks loaded.</summary>
    public Vintage With(IEnumerable<ValueChunk> chunks)
    {
        var (blocks, derived) = (new Dictionary<BlockKey, VintageBlock>(Blocks), new Dictionary<BlockKey, VintageBlock>(Derived.Blocks));
        foreach (var chunk in chunks)
        {
            var those = blocks.ContainsKey(chunk.Key) ? blocks : derived;
            those[chunk.Key] = those[chunk.Key] with { Chunk = chunk };
        }

        return this with { Blocks = blocks, Derived = Derived with { Blocks = derived } };
    }

    /// <summary>A block, published or derived; null for none.</summary>
    internal VintageBlock? Block(BlockKey key) => Blocks.GetValueOrDefault(key) ?? Derived.Blocks.GetValueOrDefault(key);

    /// <summary>The same vintage with what is derived among what is published, as those who read it see it.</summary>
    internal Vintage Whole() => this with { Series = Series.Concat(Derived.Series).ToDictionary(), Blocks = Blocks.Concat(Derived.Blocks).ToDictionary(), Derived = DerivedVintage.Empty };

    /// <summary>The opposite of <see cref="Whole"/>.</summary>
    /// <param name="version">The version of the formulas that computed what is derived.</param>
    internal Vintage Apart(string? version)
    {
        var series = Series.ToLookup(pair => pair.Value.Series.Derived);
        var tables = series[true].Select(pair => pair.Value.Series.Table).ToHashSet(StringComparer.Ordinal);
        var blocks = Blocks.ToLookup(pair => tables.Contains(pair.Key.Table));
        return this with { Series = series[false].ToDictionary(), Blocks = blocks[false].ToDictionary(), Derived = new DerivedVintage(series[true].ToDictionary(), blocks[true].ToDictionary(), version) };
    }

    /// <summary>The series of a key, from a publication where it states it.</summary>
    internal Series SeriesOf(ulong key, Reading reading) => reading.Series.TryGetValue(key, out var series) ? series : Series[key].Series;

    /// <summary>The blocks of a table, the latest end first.</summary>
    internal IEnumerable<VintageBlock> BlocksOf(string table) => Blocks.Values.Where(block => block.Key.Table == table).OrderByDescending(block => block.Key);
}
