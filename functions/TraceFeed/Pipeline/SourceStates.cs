using Azure;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Pipeline;

/// <summary>Reads how far the sources have come; changes nothing.</summary>
public sealed class SourceStates(StorageAccount storage, LogRows log, TimeProvider time)
{
    private readonly EditionTable editions = new(storage.Editions);
    private readonly ChangeSetStore changeSets = new(storage);

    /// <summary>The state of every source, by id; empty for a storage that no TraceFeed has run on.</summary>
    public async Task<IReadOnlyDictionary<string, SourceState>> ReadAsync(DefinitionCatalog catalog, CancellationToken cancellation)
    {
        var states = new Dictionary<string, SourceState>(StringComparer.Ordinal);
        try
        {
            var bySource = (await log.AllAsync(cancellation)).ToLookup(row => row.Source, StringComparer.Ordinal);
            foreach (var source in catalog.Sources)
            {
                IReadOnlyList<LogRow> its = [.. bySource[source.Id]];
                var (found, look) = await editions.StateAsync(source.Id, cancellation);
                states.Add(source.Id, SourceState.Of(source, time.GetUtcNow(), look, found, its, (await LateReader.LatestAsync(its, changeSets, cancellation))?.Change));
            }
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            states.Clear();
        }

        return states;
    }
}
