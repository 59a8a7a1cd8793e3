using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Drifts;

/// <summary>Tells what a publication words and places otherwise than the vintage before it.</summary>
internal static class WordingDiffer
{
    /// <summary>Every <c>definition.changed</c>, <c>layout.changed</c> and <c>area.recoded</c> by another spelling, without ids.</summary>
    public static IReadOnlyList<Change> Of(Vintage prior, Reading reading, SourceDefinition definition) => [];
}
