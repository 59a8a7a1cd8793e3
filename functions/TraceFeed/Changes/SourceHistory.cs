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
    /// <param name="look">Is shown the comparison before it is put into words; null for nobody.</param>
    public IReadOnlyList<Change> Take(Reading reading, DateOnly? published = null, Action<Comparison>? look = null)
    {
        var (comparison, facts) = Compare(reading, published);
        look?.Invoke(comparison);
        var changes = new ChangeSet(comparison, definition, facts, cells).Changes();
        Keep(comparison);
        return changes;
    }

    /// <summary>Takes a publication whose changes nobody asks for.</summary>
    /// <param name="reading">The publication's one file.</param>
    /// <param name="published">When it was published; null leaves it to the date in the file.</param>
    public void Pass(Reading reading, DateOnly? published = null) => Keep(Compare(reading, published).Comparison);

    /// <summary>Why a publication would be refused as the next one; null when it would not be.</summary>
    /// <param name="reading">The publication's one file.</param>
    /// <param name="published">When it was published; null leaves it to the date in the file.</param>
    public Refusal? Refusal(Reading reading, DateOnly? published = null) => Guards.Find(Compare(reading, published).Comparison, definition);

    private (Comparison Comparison, PublicationFacts Facts) Compare(Reading reading, DateOnly? published)
    {
        var facts = new PublicationFacts { Id = reading.File, Published = published ?? reading.OwnPublished, PreviousPublished = Vintage.Published, Files = [] };
        return (Differ.Compare(Vintage, reading, definition, facts.Published), facts);
    }

    private void Keep(Comparison comparison)
    {
        Vintage = comparison.Next;
        cells.Add(Vintage.Ordinal, CellIndex.Of(comparison.Reading));
    }
}
