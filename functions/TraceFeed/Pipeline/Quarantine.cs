using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Pipeline;

/// <summary>The files that were not let in, and what a maintainer decides of them; the rules are those of docs/architecture.md, "Quarantine".</summary>
public sealed class Quarantine(DefinitionCatalog catalog, StorageAccount storage, TimeProvider time)
{
    private const int LeastOfHash = 8;

    private readonly EditionTable editions = new(storage.Editions);
    private readonly Committer committer = new(storage, time);
    private readonly Rejecter rejecter = new(storage, time);
    private readonly WorkQueues queues = new(storage);
    private readonly LogTable log = new(storage.Log);
    private readonly StatusEvents events = new(storage);

    /// <summary>Every quarantined file of a source, or of all, the oldest publication first.</summary>
    public async Task<IReadOnlyList<Edition>> ListAsync(string? source, CancellationToken cancellation)
    {
        var all = new List<Edition>();
        foreach (var one in catalog.Sources.Where(one => source is null || one.Id == source))
        {
            all.AddRange((await editions.AllAsync(one.Id, cancellation)).Where(edition => edition.State == EditionState.Quarantined));
        }

        return all;
    }

    /// <summary>The quarantined file of an id, or of an SHA-256 of which at least eight digits are given.</summary>
    /// <exception cref="QuarantineProblemException">There is none, or more than one, or it was decided before.</exception>
    public async Task<Edition> FindAsync(string named, CancellationToken cancellation)
    {
        var found = (await ListAsync(null, cancellation)).Where(edition => edition.ShortId == named || IsHash(edition.Sha256, named)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw new QuarantineProblemException(await DecidedAsync(named, cancellation) ?? $"no quarantined file has the id or SHA-256 '{named}'; './tracefeed quarantine list' shows those there are"),
            _ => throw new QuarantineProblemException($"'{named}' is the SHA-256 of {found.Count} quarantined files; name one by its id: {string.Join(", ", found.Select(edition => edition.ShortId))}"),
        };
    }

    /// <summary>The changes by kind that accepting a file would bring.</summary>
    /// <exception cref="QuarantineProblemException">It cannot be accepted.</exception>
    public async Task<IReadOnlyList<(string Kind, int Count)>> PreviewAsync(Edition edition, CancellationToken cancellation)
    {
        var original = await ReadAsync(edition, cancellation);
        return await GuardedAsync(edition, () => committer.PreviewAsync(Source(edition), Identity(edition, null), original, cancellation));
    }

    /// <summary>Takes a file in as it was archived, whatever guard refused it, and returns its row.</summary>
    /// <param name="edition">The quarantined file.</param>
    /// <param name="why">The maintainer's grounds; null for none.</param>
    /// <param name="cancellation">Ends it; run again, it finds what was done.</param>
    /// <exception cref="QuarantineProblemException">It cannot be read or was rejected.</exception>
    public async Task<LogRow> AcceptAsync(Edition edition, string? why, CancellationToken cancellation)
    {
        if ((await editions.AllAsync(edition.Source, cancellation)).FirstOrDefault(other => other.State == EditionState.Seen && other.Published < edition.Published) is { } waiting)
        {
            throw new QuarantineProblemException($"{waiting.FileName} of {Period.Iso(waiting.Published)} is not taken in yet and comes before {edition.FileName}; let it be taken in first, since an older publication that follows is only added for the record");
        }

        var original = await ReadAsync(edition, cancellation);
        var row = await GuardedAsync(edition, () => committer.CommitAsync(Source(edition), Identity(edition, Facts(edition, QuarantineFacts.Accepted, why)), original, cancellation));
        await DoneAsync(edition, row, cancellation);
        return !row.IsRejection ? row : throw new QuarantineProblemException(Decided(edition.FileName, row));
    }

    /// <summary>Puts into the log that a file never counts, and returns its row.</summary>
    /// <param name="edition">The quarantined file.</param>
    /// <param name="why">The maintainer's grounds; null for none.</param>
    /// <param name="cancellation">Ends it; run again, it finds what was done.</param>
    /// <exception cref="QuarantineProblemException">Nothing was archived, or it was taken in.</exception>
    public async Task<LogRow> RejectAsync(Edition edition, string? why, CancellationToken cancellation)
    {
        var file = new EditionFacts(edition.FileName, edition.Url, Archived(edition));
        var row = await rejecter.RejectAsync(Source(edition), Identity(edition, Facts(edition, QuarantineFacts.Rejected, why)), file, cancellation);
        await DoneAsync(edition, row, cancellation);
        return row.IsRejection ? row : throw new QuarantineProblemException(Decided(edition.FileName, row));
    }

    // Asked for before the edition counts as done, as after any commit: who tries again asks again.
    private async Task DoneAsync(Edition edition, LogRow row, CancellationToken cancellation)
    {
        await queues.AskForPublishingAsync(cancellation);
        await events.DecidedAsync(edition, row, time.GetUtcNow(), cancellation);
        await editions.PutAsync(edition with { State = EditionState.Done, Row = row.Number, Reason = null, QuarantinedAt = null, Guard = null, Evidence = [] }, cancellation);
    }

    private async Task<ReadOriginal> ReadAsync(Edition edition, CancellationToken cancellation)
    {
        var sha256 = Archived(edition);
        var bytes = await OnceBlobs.GetAsync(storage.Originals, sha256, cancellation)
            ?? throw new DamagedStorageException($"the original {sha256} of {edition.FileName} is not archived");
        return await GuardedAsync(edition, () => Task.FromResult(new ReadOriginal(
            edition.FileName, edition.Url, SourceReader.Read(Source(edition), catalog, new OriginalFile { Name = edition.FileName, Bytes = bytes, Published = edition.Published }))));
    }

    private static async Task<T> GuardedAsync<T>(Edition edition, Func<Task<T>> attempt)
    {
        try
        {
            return await attempt();
        }
        catch (UnreadableFileException error)
        {
            throw new QuarantineProblemException($"{error.Message}. It cannot be accepted as long as it cannot be read; correct the definition of {edition.Source}, or reject it");
        }
        catch (QuarantineException error)
        {
            throw new QuarantineProblemException($"{error.Message}. It cannot be accepted any more; reject it, if it is not to be looked at again");
        }
    }

    // The log is what tells; an edition whose file was taken in or rejected says nothing of it.
    private async Task<string?> DecidedAsync(string named, CancellationToken cancellation)
    {
        foreach (var source in catalog.Sources)
        {
            var done = (await editions.AllAsync(source.Id, cancellation)).FirstOrDefault(edition => edition.Row is not null && (edition.ShortId == named || IsHash(edition.Sha256, named)));
            if (done is not null && await log.FindAsync(done.Row!.Value, cancellation) is { } row)
            {
                return Decided(done.FileName, row);
            }
        }

        return null;
    }

    private static string Decided(string file, LogRow row) =>
        string.Create(CultureInfo.InvariantCulture, $"{file} {(row.IsRejection ? "was rejected" : "is taken in")} already, by log row {row.Number}; the log is not changed");

    private SourceDefinition Source(Edition edition) => catalog.Find(edition.Source)!;

    private static bool IsHash(string? sha256, string named) => named.Length >= LeastOfHash && sha256?.StartsWith(named, StringComparison.OrdinalIgnoreCase) == true;

    private static string Archived(Edition edition) => edition.Sha256
        ?? throw new QuarantineProblemException($"of {edition.FileName} nothing was fetched ({edition.Reason}), so there is nothing to decide; it is looked for again when the publisher updates the publication");

    private QuarantineFacts Facts(Edition edition, string decision, string? why) => new(edition.Reason ?? "", decision, why, time.GetUtcNow());

    private PublicationIdentity Identity(Edition edition, QuarantineFacts? decided) => new(edition.Publication, edition.Title, edition.Page, edition.Published)
    {
        Notes = edition.PublisherNotes,
        Replaces = Source(edition).Discovery.Replaces,
        Quarantine = decided,
    };
}
