using System.Net;
using Microsoft.Extensions.Logging;
using TraceFeed.Changes;
using TraceFeed.Fetching;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Pipeline;

/// <summary>Takes in one publication: fetch, archive, read, compare, commit; then asks for the source's next one and for publishing.</summary>
public sealed class Ingestor(DefinitionCatalog catalog, OriginalClient client, StorageAccount storage, EditionTable editions, Committer committer, LateRecorder late, WorkQueues queues, TimeProvider time, ILogger<Ingestor> logger)
{
    /// <summary>How long a message that came before its turn waits.</summary>
    public static readonly TimeSpan OutOfTurnDelay = TimeSpan.FromSeconds(5);

    private readonly PublicationFetch fetch = new(client);
    private readonly OriginalStore originals = new(storage);
    private readonly StatusEvents events = new(storage);

    /// <summary>Takes in the publication a message names, in the message's trace. One that is not its source's oldest unfinished is put back, never compared.</summary>
    /// <exception cref="FetchException">A file cannot be fetched now; the message is tried again.</exception>
    public Task RunAsync(IngestMessage message, CancellationToken cancellation) => PipelineTrace.InAsync(
        PipelineTrace.Processing(WorkQueues.Ingest, message.Trace)?.SetTag(TelemetryTag.Source, message.Source).SetTag(TelemetryTag.Publication, message.Publication),
        () => TakeInAsync(message, cancellation));

    private async Task TakeInAsync(IngestMessage message, CancellationToken cancellation)
    {
        if (catalog.Find(message.Source) is not { } source)
        {
            PipelineLog.UnknownSource(logger, message.Source);
            return;
        }

        var known = await editions.AllAsync(source.Id, cancellation);
        if (Discoverer.Unfinished(known) is { } oldest && oldest.Publication != message.Publication)
        {
            if (known.Any(edition => edition.Publication == message.Publication && edition.State == EditionState.Seen))
            {
                PipelineLog.OutOfTurn(logger, source.Id, message.Publication);
                await queues.AskAsync(message, OutOfTurnDelay, cancellation);
            }

            return;
        }

        foreach (var edition in known.Where(edition => edition.Publication == message.Publication && edition.Url is not null && edition.State is EditionState.Seen or EditionState.Done or EditionState.Quarantined))
        {
            var outcome = Outcome.Failed;
            try
            {
                outcome = await FileAsync(source, edition, cancellation);
            }
            finally
            {
                PipelineMeter.Took(source.Id, outcome);
            }
        }

        if (Discoverer.Unfinished(await editions.AllAsync(source.Id, cancellation)) is { } next)
        {
            await queues.AskAsync(new IngestMessage(source.Id, next.Publication), later: null, cancellation);
        }
    }

    // The outcome, for the meter.
    private async Task<string> FileAsync(SourceDefinition source, Edition edition, CancellationToken cancellation)
    {
        // Validators are trusted for a file taken in before only.
        var trusted = edition.State == EditionState.Done ? edition.TrustedAt(time.GetUtcNow()) : null;
        var (fetched, gone) = await FetchAsync(source, edition, trusted, cancellation);
        if (fetched is not { NotModified: false })
        {
            return gone ?? Outcome.Unchanged;
        }

        var sha256 = await originals.PutAsync(fetched.Content, source.Id, edition.FileName, cancellation);
        var now = edition with { Sha256 = sha256, Validators = fetched.Validators, FetchedAt = time.GetUtcNow(), Reason = null, Guard = null, Evidence = [] };
        if (edition.Sha256 == sha256 && edition.Row is not null)
        {
            await editions.PutAsync(now with { State = EditionState.Done, QuarantinedAt = null }, cancellation);
            return Outcome.Unchanged;
        }

        try
        {
            var reading = Read(source, edition, fetched.Content);
            foreach (var warning in reading.Warnings)
            {
                PipelineLog.Odd(logger, source.Id, edition.FileName, warning.ToString());
            }

            var identity = new PublicationIdentity(edition.Publication, edition.Title, edition.Page, edition.Published) { Notes = edition.PublisherNotes, Replaces = source.Discovery.Replaces };
            var row = await CommitAsync(source, identity, new ReadOriginal(edition.FileName, edition.Url, reading), cancellation);

            // The end of what was late is told again by each look, so a host that dies here leaves it to the next.
            await late.TellAsync(source, [.. (await editions.AllAsync(source.Id, cancellation)).Where(one => one.HasCome).Select(one => one.Published)], problem: null, cancellation);

            // Asked for before the file counts as done: a second try asks again, and nothing is rendered twice.
            await queues.AskForPublishingAsync(cancellation);
            await editions.PutAsync(now with { State = EditionState.Done, Row = row.Number, QuarantinedAt = null }, cancellation);
            PipelineLog.Committed(logger, source.Id, edition.FileName, Period.Iso(edition.Published), row.Number, row.Count);

            // What was replaced without telling has no moment to count from.
            if (edition.State == EditionState.Seen)
            {
                PipelineMeter.Lag(source.Id, time.GetUtcNow() - edition.UpdatedAt);
            }

            return Outcome.Committed;
        }
        catch (Exception error) when (error is UnreadableFileException or QuarantineException)
        {
            return await QuarantineAsync(now, error.Message, (error as QuarantineException)?.Refusal, cancellation);
        }
    }

    private async Task<LogRow> CommitAsync(SourceDefinition source, PublicationIdentity identity, ReadOriginal original, CancellationToken cancellation)
    {
        var span = PipelineTrace.Start(PipelineTrace.Commit, source.Id, original.Name);
        return await PipelineTrace.InAsync(span, async () =>
        {
            var row = await committer.CommitAsync(source, identity, original, cancellation);
            span?.SetTag(TelemetryTag.Row, row.Number).SetTag(TelemetryTag.Changes, row.Count);
            return row;
        });
    }

    // A file that is not there is the publisher's to put right and holds up no other publication; other failures pass.
    private async Task<(Fetched? Fetched, string? Gone)> FetchAsync(SourceDefinition source, Edition edition, FetchValidators? trusted, CancellationToken cancellation)
    {
        using var span = PipelineTrace.Start(PipelineTrace.Fetch, source.Id, edition.FileName);
        try
        {
            var fetched = await fetch.GetAsync(source, edition.Url!, trusted, cancellation);
            span?.SetTag(TelemetryTag.NotModified, fetched.NotModified);
            return (fetched, null);
        }
        catch (FetchException error) when (span.Failed(error) || error.Status is HttpStatusCode.NotFound or HttpStatusCode.Gone)
        {
            // What was taken in from there stays taken in.
            if (edition.Row is null)
            {
                return (null, await QuarantineAsync(edition, error.Message, refusal: null, cancellation));
            }

            await editions.PutAsync(edition with { State = EditionState.Done }, cancellation);
            return (null, Outcome.Missing);
        }
    }

    // A file that makes the reader itself fail must not be tried for ever in front of every later publication.
    private Reading Read(SourceDefinition source, Edition edition, ReadOnlyMemory<byte> content)
    {
        using var span = PipelineTrace.Start(PipelineTrace.Read, source.Id, edition.FileName);
        try
        {
            var reading = SourceReader.Read(source, catalog, new OriginalFile { Name = edition.FileName, Bytes = content, Published = edition.Published });
            span?.SetTag(TelemetryTag.Observations, reading.Blocks.Values.Sum(block => block.Count)).SetTag(TelemetryTag.Warnings, reading.Warnings.Count);
            return reading;
        }
        catch (Exception error) when (span.Failed(error) || error is not UnreadableFileException)
        {
            throw new QuarantineException($"{edition.FileName} makes the reader fail ({error.GetType().Name}: {error.Message}); this is a fault of the reader", error);
        }
    }

    // What is quarantined is in no row, whatever row an earlier file from the same address is.
    private async Task<string> QuarantineAsync(Edition edition, string reason, Refusal? refusal, CancellationToken cancellation)
    {
        // Told before the edition says so, and under an id that a second try gives again.
        var since = edition.QuarantinedAt ?? time.GetUtcNow();
        var quarantined = edition with { Row = null, Reason = reason, QuarantinedAt = since };
        await events.QuarantinedAsync(quarantined, time.GetUtcNow(), cancellation);
        await editions.PutAsync(quarantined with { State = EditionState.Quarantined, Guard = refusal?.Guard, Evidence = EvidenceList.Bounded(refusal?.Cells ?? []) }, cancellation);
        PipelineLog.Quarantined(logger, edition.Source, edition.FileName, reason);
        return Outcome.Quarantined;
    }
}
