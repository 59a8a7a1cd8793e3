using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Masses;

/// <summary>What the comparison of a publication with a vintage found so far: what the rules of mass changes look at.</summary>
/// <param name="Prior">The vintage before.</param>
/// <param name="Reading">The publication.</param>
/// <param name="Definition">The source.</param>
/// <param name="Published">When it was published; null when unknown.</param>
/// <param name="Changes">Every difference, in order.</param>
/// <param name="Touched">The blocks that differ.</param>
internal sealed record Differences(Vintage Prior, Reading Reading, SourceDefinition Definition, DateOnly? Published, PackedChange[] Changes, IReadOnlyList<TouchedBlock> Touched)
{
    /// <summary>The limits of the source.</summary>
    public ChangeLimits Limits => Definition.Changes;

    /// <summary>The series of a key, from the publication where it states it.</summary>
    public Series SeriesOf(ulong key) => Prior.SeriesOf(key, Reading);

    /// <summary>Counts some of the differences by kind, in the order of <see cref="ChangeKind.All"/>.</summary>
    public IReadOnlyDictionary<string, int> Kinds(IEnumerable<int> changes) =>
        changes.CountBy(i => Changes[i].Kind).OrderBy(pair => pair.Key).ToDictionary(pair => ChangeKind.All[pair.Key], pair => pair.Value, StringComparer.Ordinal);
}
