using Azure;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Pipeline;

/// <summary>Reads how far the sources have come; changes nothing.</summary>
public sealed class SourceStates(StorageAccount storage, TimeProvider time)
{
    private readonly EditionTable editions = new(storage.Editions);
    private readonly LogTable log = new(storage.Log);
    private readonly ChangeSetStore changeSets = new(storage);

    /// <summary>The state of every source, by id; empty for a storage that no TraceFeed has run on.</summary>
    public async Task<IReadOnlyDictionary<string, SourceState>> ReadAsync(DefinitionCatalog catalog, CancellationToken cancellation)
    {
        var states = new Dictionary<string, SourceState>(StringComparer.Ordinal);
        try
        {
            var rows = new List<LogRow>();
            await foreach (var row in log.AfterAsync(0, source: null, cancellation))
            {
                rows.Add(row);
            }

            var bySource = rows.ToLookup(row => row.Source, StringComparer.Ordinal);
            foreach (var source in catalog.Sources)
            {
                IReadOnlyList<LogRow> its = [.. bySource[source.Id]];
                states.Add(source.Id, SourceState.Of(
                    source, time.GetUtcNow(), await editions.LastLookAsync(source.Id, cancellation), await editions.AllAsync(source.Id, cancellation), its, (await LateReader.LatestAsync(its, changeSets, cancellation))?.Change));
            }
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            states.Clear();
        }

        return states;
    }
}
