using TraceFeed.Changes;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests;

/// <summary>A source's history in memory: readings compared one after the other.</summary>
internal sealed class Diffs(SourceDefinition definition)
{
    private readonly Dictionary<int, CellIndex> cells = [];

    public Vintage Vintage { get; private set; } = Vintage.Empty(definition.Id);

    public static IReadOnlyList<Change> Between(string source, Reading before, Reading after, DateOnly? published = null, DateOnly? previous = null)
    {
        var diffs = new Diffs(DefinitionCatalog.Embedded.Find(source)!);
        diffs.Take(before, previous);
        return diffs.Take(after, published);
    }

    public IReadOnlyList<Change> Take(Reading reading, DateOnly? published = null)
    {
        Assert.Empty(Differ.Needs(Vintage, reading));
        var facts = new PublicationFacts { Id = reading.File, Published = published ?? reading.OwnPublished, PreviousPublished = Vintage.Published, Files = [] };
        var comparison = Differ.Compare(Vintage, reading, definition, facts.Published);
        var changes = new ChangeSet(comparison, definition, facts, cells).Changes();
        Vintage = comparison.Next;
        cells.Add(Vintage.Ordinal, CellIndex.Of(reading));
        return changes;
    }
}
