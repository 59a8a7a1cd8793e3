using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>A source's history in memory: publications compared one after the other, without storage.</summary>
internal sealed class SourceHistory(SourceDefinition definition)
{
    private readonly Dictionary<int, CellIndex> cells = [];

    /// <summary>The source as of the last publication taken.</summary>
    public Vintage Vintage { get; private set; } = Vintage.Empty(definition.Id);

    /// <summary>Compares a publication with everything taken before and takes it: every change, the publication's own first.</summary>
    /// <param name="reading">The publication's one file.</param>
    /// <param name="published">When it was published; null leaves it to the date in the file.</param>
    public IReadOnlyList<Change> Take(Reading reading, DateOnly? published = null)
    {
        var facts = new PublicationFacts { Id = reading.File, Published = published ?? reading.OwnPublished, PreviousPublished = Vintage.Published, Files = [] };
        var comparison = Differ.Compare(Vintage, reading, definition, facts.Published);
        var changes = new ChangeSet(comparison, definition, facts, cells).Changes();
        Vintage = comparison.Next;
        cells.Add(Vintage.Ordinal, CellIndex.Of(reading));
        return changes;
    }
}
