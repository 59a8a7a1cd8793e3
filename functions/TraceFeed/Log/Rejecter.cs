using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Log;

/// <summary>
/// Puts into the log that a maintainer rejected a quarantined file: one <c>publication.rejected</c>, by the same one insert as a
/// publication. No vintage, no figure and no measure of what comes next depends on it.
/// </summary>
public sealed class Rejecter(StorageAccount storage, TimeProvider time)
{
    private readonly HistoryWriter log = new(new LogTable(storage.Log), time);
    private readonly VintageStore vintages = new(storage);
    private readonly ChangeSetStore changeSets = new(storage);

    /// <summary>Rejects an archived file and returns its row, or the row by which it was rejected, or taken in, before.</summary>
    /// <param name="definition">The source.</param>
    /// <param name="publication">The publication, with what was decided.</param>
    /// <param name="file">The file.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<LogRow> RejectAsync(SourceDefinition definition, PublicationIdentity publication, EditionFacts file, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < HistoryWriter.Tries; attempt++)
        {
            var history = await log.HistoryAsync(definition.Id, cancellation);
            if (history.LastOrDefault(row => row.Publication == publication.Id && row.Editions.Any(edition => edition.Sha256 == file.Sha256 && edition.Url == file.Url?.AbsoluteUri)) is { } earlier)
            {
                return earlier;
            }

            var last = history.Count == 0 ? null : history[^1];
            var prior = last is null ? Vintage.Empty(definition.Id) : await vintages.LoadAsync(definition.Id, last.Vintage, cancellation);
            var change = ChangeSet.Rejected(definition, prior.Ordinal + 1, HistoryWriter.Facts(publication, file, prior, []));
            var edition = new LoggedEdition(file.Name, file.Url?.AbsoluteUri, file.Sha256, "", "", "", null, null);
            var row = log.Row(definition, publication, [edition], await changeSets.PutAsync([change], cancellation), 1, await vintages.SaveAsync(prior with { Ordinal = prior.Ordinal + 1 }, cancellation), last);
            if (await log.InsertAsync(row, last, cancellation) is { } inserted)
            {
                return inserted;
            }
        }

        throw HistoryWriter.GaveUp(definition);
    }
}
