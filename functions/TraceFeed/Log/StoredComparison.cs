using TraceFeed.Changes;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Log;

/// <summary>Compares a publication with a stored vintage, of which only those chunks are loaded that are needed.</summary>
internal sealed class StoredComparison(VintageStore vintages)
{
    /// <summary>The comparison; nothing is written.</summary>
    public async Task<Comparison> CompareAsync(SourceDefinition definition, Vintage prior, Reading reading, DateOnly? published, CancellationToken cancellation)
    {
        for (var needed = Differ.Needs(prior, reading, definition); needed.Count > 0; needed = Differ.Needs(prior, reading, definition))
        {
            prior = await vintages.LoadBlocksAsync(prior, needed, cancellation);
        }

        if (ShrunkenGuard.Needs(prior, reading) is { Count: > 0 } missed)
        {
            prior = await vintages.LoadBlocksAsync(prior, missed, cancellation);
        }

        if (RevisionHistory.Needs(prior, reading) is { Count: > 0 } revised)
        {
            prior = await vintages.LoadRevisionsAsync(prior, revised, cancellation);
        }

        return Differ.Compare(prior, reading, definition, published);
    }
}
