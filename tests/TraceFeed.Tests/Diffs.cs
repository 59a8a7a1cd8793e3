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
        diffs.history.Pass(before, previous);
        return diffs.Take(after, published);
    }

    /// <summary>Takes a publication whose changes the test does not ask for.</summary>
    public void Pass(Reading reading, DateOnly? published = null) => history.Pass(reading, published);

    /// <summary>Why a guard would refuse a publication as the next one; null when none would.</summary>
    public Refusal? Refusal(Reading reading, DateOnly? published = null) => history.Refusal(reading, published);

    public IReadOnlyList<Change> Take(Reading reading, DateOnly? published = null)
    {
        Assert.Empty(Differ.Needs(Vintage, reading, definition));
        return history.Take(reading, published);
    }

    /// <summary>What a publisher states or does, of some changes: all but what is derived from it.</summary>
    public static IReadOnlyList<Change> Published(IEnumerable<Change> changes) => [.. changes.Where(change => change.Origin is null)];

    /// <summary>The same, and why a guard would have refused it; null when none would.</summary>
    public (IReadOnlyList<Change> Changes, Refusal? Refusal) TakeGuarded(Reading reading, DateOnly? published)
    {
        Refusal? refusal = null;
        return (history.Take(reading, published, comparison => refusal = Guards.Find(comparison, definition)), refusal);
    }
}
