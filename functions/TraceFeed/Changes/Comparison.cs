using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>What became of a vintage when a publication was compared with it, still packed.</summary>
internal sealed class Comparison
{
    /// <summary>The vintage before, with every needed chunk loaded.</summary>
    public required Vintage Prior { get; init; }

    /// <summary>The publication.</summary>
    public required Reading Reading { get; init; }

    /// <summary>Every difference in order; the change at index i is number i + 1 of its change set, whose first is the publication's.</summary>
    public required PackedChange[] Changes { get; init; }

    /// <summary>The blocks that differ.</summary>
    public required IReadOnlyList<TouchedBlock> Touched { get; init; }

    /// <summary>Checks that came to fail or to hold, in order; they follow the differences.</summary>
    public required IReadOnlyList<CheckResult> Checks { get; init; }

    /// <summary>The vintage after.</summary>
    public required Vintage Next { get; init; }

    /// <summary>The series of a key, from the publication where it states it.</summary>
    public Series SeriesOf(ulong key) => Reading.Series.TryGetValue(key, out var series) ? series : Prior.Series[key].Series;
}
