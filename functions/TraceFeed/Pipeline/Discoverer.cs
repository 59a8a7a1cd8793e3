using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;
using TraceFeed.Changes;
using TraceFeed.Fetching;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Pipeline;

/// <summary>
/// Looks for publications not seen yet, and asks for the oldest unfinished one of each source, and only that: a source's
/// publications are taken in one after the other, in the order they were published.
/// </summary>
public sealed class Discoverer(DefinitionCatalog catalog, OriginalClient client, EditionTable editions, StatusEvents events, LateRecorder late, WorkQueues queues, TimeProvider time, ILogger<Discoverer> logger)
{
    /// <summary>After how long without a look that went well the operator is told: a week and a day, so that a weekly publication was missed.</summary>
    internal static readonly TimeSpan StalledAfter = TimeSpan.FromDays(8);

    private readonly PublicationSearch search = new(client, time);

    /// <summary>
    /// Looks at every source that is due; one that was never looked at is, one that is retired never. A source that fails does not hold up the others.
    /// Then tells of messages that were given up.
    /// </summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var source in catalog.Sources.Where(source => source.Retired is null))
        {
            var last = await editions.LastLookAsync(source.Id, cancellation);
            if (last is not null && time.GetUtcNow() - last.At < Pause(source))
            {
                continue;
            }

            string? problem = null;
            try
            {
                await LookAsync(source, cancellation);
            }
            catch (FetchException error)
            {
                problem = error.Message;
                PipelineLog.LookFailed(logger, source.Id, problem);
            }

            problem = await TellLateAsync(source, last, problem, cancellation);

            // A look that failed is one too: a site in trouble is asked again when the source is next due, not at once.
            var look = new Look(time.GetUtcNow(), problem);
            look = look with { Succeeded = look.Succeeded ?? last?.Succeeded };
            if (!(look.At - look.Succeeded < StalledAfter))
            {
                PipelineLog.Stalled(logger, source.Id, look.Succeeded is { } well ? Text(well) : "the first");
            }

            await events.LookedAsync(source.Id, last, look, cancellation);
            await editions.LookedAsync(source.Id, look, cancellation);
        }

        await TellGivenUpAsync(cancellation);
    }

    // A look is remembered when it ends, some seconds after its run began: a run that begins a whole interval after that one must not find the source early.
    private static TimeSpan Pause(SourceDefinition source) => TimeSpan.FromMinutes(Math.Max(source.LookEveryMinutes - 1, source.LookEveryMinutes * 0.9));

    // At each run as long as there are any, so that whoever watches the log sees when they are gone.
    private async Task TellGivenUpAsync(CancellationToken cancellation)
    {
        foreach (var (queue, count) in await queues.GivenUpAsync(cancellation))
        {
            PipelineMeter.GivenUp(queue, count);
            if (count > 0)
            {
                PipelineLog.Poisoned(logger, queue, count);
            }
        }
    }

    // A host that dies after the insert has not remembered its look, so the next one asks for rendering.
    private async Task<string?> TellLateAsync(SourceDefinition source, Look? last, string? problem, CancellationToken cancellation)
    {
        try
        {
            var found = (await editions.AllAsync(source.Id, cancellation)).Where(edition => edition.HasCome).Select(edition => edition.Published).ToList();
            if (await late.TellAsync(source, found, problem, cancellation) is var (row, told))
            {
                if (told is { Reason: LateFacts.Overdue, Late: { } facts })
                {
                    PipelineLog.Late(logger, source.Id, Text(facts.Due));
                }

                if (!(row.RecordedAt < last?.At))
                {
                    await queues.AskForPublishingAsync(cancellation);
                }
            }

            return problem;
        }
        catch (DamagedStorageException error)
        {
            PipelineLog.LookFailed(logger, source.Id, error.Message);
            return problem ?? error.Message;
        }
    }

    private static string Text(DateTimeOffset moment) => moment.ToString("yyyy-MM-dd'T'HH:mmzzz", CultureInfo.InvariantCulture);

    /// <summary>Looks at one source now, unless it is retired.</summary>
    /// <exception cref="FetchException">The site cannot be read, or not further; what was found before is kept.</exception>
    public async Task LookAsync(SourceDefinition source, CancellationToken cancellation)
    {
        if (source.Retired is not null)
        {
            return;
        }

        var (span, outcome) = (PipelineTrace.Start(PipelineTrace.Discover, source.Id), Outcome.Failed);
        try
        {
            await PipelineTrace.InAsync(span, () => SeeAsync(source, span, cancellation));
            outcome = Outcome.Looked;
        }
        finally
        {
            PipelineMeter.Looked(source.Id, outcome);
        }
    }

    private async Task SeeAsync(SourceDefinition source, Activity? span, CancellationToken cancellation)
    {
        var known = (await editions.AllAsync(source.Id, cancellation)).ToList();
        var through = source.Discovery.Dated is null ? null : await editions.ThroughAsync(source.Id, cancellation);
        var found = await search.FindAsync(source, known, through, cancellation);
        foreach (var publication in found.Publications)
        {
            var before = known.Where(edition => edition.Publication == publication.Id).ToList();
            var now = Updated(source, publication, before);
            await editions.PutAsync(now, cancellation);
            known.RemoveAll(edition => edition.Publication == publication.Id);
            known.AddRange(now);
        }

        if (found.Renewed is { } renewed)
        {
            await editions.PutAsync(renewed, cancellation);
        }

        // After the publications: a host that dies between asks once more and misses none.
        if (found.Through is { } date && date != through)
        {
            await editions.LookedThroughAsync(source.Id, date, cancellation);
        }

        var unfinished = known.Count(edition => edition.State == EditionState.Seen);
        span?.SetTag(TelemetryTag.Found, found.Publications.Count).SetTag(TelemetryTag.Unfinished, unfinished);
        PipelineMeter.Quarantined(source.Id, known.Count(edition => edition.State == EditionState.Quarantined));
        PipelineLog.Looked(logger, source.Id, found.Publications.Count, unfinished);
        if ((source.Discovery.Replaces ? Unfinished(known) : Next(known)) is { } next)
        {
            await queues.AskAsync(new IngestMessage(source.Id, next.Publication), later: null, cancellation);
        }

        if (found.Problem is { } problem)
        {
            ExceptionDispatchInfo.Throw(problem);
        }
    }

    /// <summary>
    /// The publication to take in next: the oldest with an unfinished file; when all are finished the newest, whose files a
    /// publisher may replace or put right without telling. Where releases replace each other the look itself sees that.
    /// </summary>
    internal static Edition? Next(IReadOnlyList<Edition> known) =>
        Unfinished(known) ?? known.Where(edition => edition.State is EditionState.Done or EditionState.Quarantined).OrderBy(edition => edition.Published).ThenBy(edition => edition.Publication, StringComparer.Ordinal).LastOrDefault();

    /// <summary>The oldest publication with an unfinished file; null when there is none.</summary>
    internal static Edition? Unfinished(IReadOnlyList<Edition> known) =>
        known.Where(edition => edition.State == EditionState.Seen).OrderBy(edition => edition.Published).ThenBy(edition => edition.Publication, StringComparer.Ordinal).FirstOrDefault();

    // What a publication lists is to be fetched, again if need be; what it lists no longer would only be missed.
    private static List<Edition> Updated(SourceDefinition source, DiscoveredPublication publication, List<Edition> before)
    {
        var listed = Listed(source, publication).ToList();
        return
        [
            .. listed.Select(edition => before.Find(one => one.Url == edition.Url) is { } known ? known with { UpdatedAt = edition.UpdatedAt, Title = edition.Title, Notes = edition.Notes, State = edition.State } : edition),
            .. before.Where(known => !listed.Exists(edition => edition.Url == known.Url)).Select(known => known with { UpdatedAt = publication.UpdatedAt, State = EditionState.Unlisted }),
        ];
    }

    private static IEnumerable<Edition> Listed(SourceDefinition source, DiscoveredPublication publication)
    {
        var none = new Edition
        {
            Source = source.Id,
            Publication = publication.Id,
            Title = publication.Title,
            Page = publication.Page,
            Published = publication.Published,
            UpdatedAt = publication.UpdatedAt,
            Notes = NoteList.Bounded(publication.Notes),
            State = EditionState.NoFile,
        };
        return publication.Files.Count == 0 ? [none] : publication.Files.Select(file => none with { Url = file.Url, FileName = file.Filename, State = EditionState.Seen });
    }
}
