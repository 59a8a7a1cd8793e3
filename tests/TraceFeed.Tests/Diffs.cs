using TraceFeed.Changes;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests;

/// <summary>A source's history in memory, as tests ask for it: nothing it needs is ever missing.</summary>
internal sealed class Diffs(SourceDefinition definition)
{
    private readonly SourceHistory history = new(definition);

    public Vintage Vintage => history.Vintage;

    public static IReadOnlyList<Change> Between(string source, Reading before, Reading after, DateOnly? published = null, DateOnly? previous = null)
    {
        var diffs = new Diffs(DefinitionCatalog.Embedded.Find(source)!);
        diffs.Take(before, previous);
        return diffs.Take(after, published);
    }

    public IReadOnlyList<Change> Take(Reading reading, DateOnly? published = null)
    {
        Assert.Empty(Differ.Needs(Vintage, reading, definition));
        return history.Take(reading, published);
    }
}
