using System.Text.Json.Serialization;
using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>A series of a vintage, and whether it has ended.</summary>
/// <param name="Series">The series.</param>
/// <param name="Ended">Why it ended; null while it stands.</param>
/// <param name="SetBy">The ordinal of the commit that began or ended it.</param>
/// <param name="SetAt">The index of the change in that commit's change set.</param>
public sealed record SeriesState(Series Series, string? Ended, int SetBy, int SetAt)
{
    /// <summary>The reason of a series that goes on under another id.</summary>
    public const string Renamed = "renamed";

    /// <summary>The reason of a series that is read no more, or is read now, of files that did not change.</summary>
    public const string Reinterpreted = "reinterpreted";

    /// <summary>The keys that it had before it was renamed, the oldest first; null for nearly every series.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FormerKey>? Former { get; init; }

    /// <summary>The key under which a commit knows the series.</summary>
    public ulong KeyIn(int commit) => Former?.FirstOrDefault(former => commit <= former.Until)?.Key ?? Series.Key;
}
