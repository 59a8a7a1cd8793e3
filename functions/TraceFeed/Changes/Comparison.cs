using TraceFeed.Changes.Derived;
using TraceFeed.Changes.Drifts;
using TraceFeed.Changes.Thresholds;
using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>What became of a vintage when a publication was compared with it, still packed.</summary>
internal sealed record Comparison
{
    /// <summary>The vintage before, with every needed chunk loaded and every renamed series under its new key.</summary>
    public required Vintage Prior { get; init; }

    /// <summary>The publication.</summary>
    public required Reading Reading { get; init; }

    /// <summary>What one change tells for many, and what changed around the numbers, in order; they follow the publication's own change, which is number 0.</summary>
    public required IReadOnlyList<Change> Events { get; init; }

    /// <summary>The place of the first of <see cref="Changes"/> in its change set.</summary>
    public int FirstChange => 1 + Events.Count;

    /// <summary>Every difference in order; the change at index i is number <see cref="FirstChange"/> + i of its change set.</summary>
    public required PackedChange[] Changes { get; init; }

    /// <summary>The blocks that differ.</summary>
    public required IReadOnlyList<TouchedBlock> Touched { get; init; }

    /// <summary>Checks that came to fail or to hold, in order; they follow the differences.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>What became of series that are computed from published ones; they follow the checks. Null where nothing is.</summary>
    public DerivedComparison? Derived { get; init; }

    /// <summary>The place of the first derived change in its change set.</summary>
    public int FirstDerived => FirstChange + Changes.Length + Checks.Count;

    /// <summary>The thresholds that were crossed; they come last.</summary>
    public IReadOnlyList<Crossing> Crossings { get; init; } = [];

    /// <summary>Series that go on under other names.</summary>
    public required SeriesMatches Matches { get; init; }

    /// <summary>The vintage after.</summary>
    public required Vintage Next { get; init; }

    /// <summary>The key under which an earlier commit knows a series.</summary>
    public ulong KeyIn(int commit, ulong series) => Prior.Series.TryGetValue(series, out var state) ? state.KeyIn(commit) : series;

    /// <summary>The series of a key, from the publication where it states it.</summary>
    public Series SeriesOf(ulong key) => Prior.SeriesOf(key, Reading);
}
