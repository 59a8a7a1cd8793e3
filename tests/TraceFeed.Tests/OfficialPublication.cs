using TraceFeed.Changes;

namespace TraceFeed.Tests;

/// <summary>What became of one official publication when it was taken after those before it.</summary>
/// <param name="Folder">Its folder.</param>
/// <param name="Name">Its file.</param>
/// <param name="Published">When it was published; null when nothing tells.</param>
internal sealed record OfficialPublication(string Folder, string Name, DateOnly? Published)
{
    /// <summary>Feed items.</summary>
    public required int Items { get; init; }

    /// <summary>Bytes of a JSON feed of these items.</summary>
    public required int Bytes { get; init; }

    /// <summary>The largest changes that stand in no item's table.</summary>
    public required IReadOnlyList<string> Missing { get; init; }

    /// <summary>Ids that more than one of its changes has.</summary>
    public required IReadOnlyList<string> RepeatedIds { get; init; }

    /// <summary>Mass changes, by kind and reason.</summary>
    public required IReadOnlyList<string> Masses { get; init; }

    /// <summary>How many changes are of each severity; of the first publication of its sequence, with which nothing compares, none.</summary>
    public required IReadOnlyDictionary<string, int> Severities { get; init; }

    /// <summary>Revisions that are major: series, period, old and new.</summary>
    public required IReadOnlyList<string> MajorRevisions { get; init; }

    /// <summary>Changes whose severity is another by the log alone; of the sequences for which that is asked.</summary>
    public required IReadOnlyList<string> OtherwiseSevere { get; init; }

    /// <summary>Why a guard would have refused it; null when none would.</summary>
    public required Refusal? Refusal { get; init; }

    /// <summary>Changes in all.</summary>
    public required int Changes { get; init; }

    /// <summary>What differs between the vintage after it and the log replayed up to it; null where that was not asked.</summary>
    public required IReadOnlyList<string>? Replayed { get; init; }

    /// <summary>Of cases in England, the daily counts of the nation; else empty.</summary>
    public required IReadOnlyDictionary<DateOnly, string> Nation { get; init; }

    /// <summary>Of cases in England, the changes of the daily counts of the nation; else empty.</summary>
    public required IReadOnlyList<Change> NationChanges { get; init; }
}
