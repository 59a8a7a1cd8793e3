using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Log;

/// <summary>
/// Puts into the log that a publication did not come when it was due, and that this is over: each one <c>publication.late</c> in a row of its own,
/// by the same one insert as a publication. What was told before stands in the log, so telling again adds nothing. No figure and no measure
/// of what comes next depends on it.
/// </summary>
public sealed class LateRecorder(StorageAccount storage, TimeProvider time)
{
    private readonly HistoryWriter log = new(new LogTable(storage.Log), time);
    private readonly VintageStore vintages = new(storage);
    private readonly ChangeSetStore changeSets = new(storage);

    /// <summary>
    /// Tells the end of what was late, once its publication is in the log, and then what is late now. Nothing is told of a source without a
    /// calendar, without a publication in the log, or that is retired.
    /// </summary>
    /// <param name="definition">The source.</param>
    /// <param name="found">The days of publications whose files were found, taken in or not.</param>
    /// <param name="problem">Why the source could not be looked at; null when it could.</param>
    /// <param name="cancellation">Ends it; run again, it finds what was done.</param>
    /// <returns>The source's last row that tells of a late publication, inserted now or before, with what it tells; null when there is none.</returns>
    public async Task<(LogRow Row, Change Change)?> TellAsync(SourceDefinition definition, IReadOnlyCollection<DateOnly> found, string? problem, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < HistoryWriter.Tries && definition is { Retired: null, Calendar: not null }; attempt++)
        {
            var history = await log.HistoryAsync(definition.Id, cancellation);
            var latest = await LateReader.LatestAsync(history, changeSets, cancellation);
            if (News(definition.Calendar, history, latest?.Change, found, problem) is not var (reason, facts))
            {
                return latest;
            }

            var last = history[^1];
            var prior = await vintages.LoadAsync(definition.Id, last.Vintage, cancellation);
            var change = ChangeSet.Late(definition, prior.Ordinal + 1, reason, facts);
            var row = log.Row(definition, await changeSets.PutAsync([change], cancellation), await vintages.SaveAsync(prior with { Ordinal = prior.Ordinal + 1 }, cancellation), last);
            await log.InsertAsync(row, last, cancellation);
        }

        return null;
    }

    private (string Reason, LateFacts Facts)? News(CalendarDefinition calendar, IReadOnlyList<LogRow> history, Change? latest, IReadOnlyCollection<DateOnly> found, string? problem)
    {
        var publications = history.Where(row => row is { IsPublication: true, Published: not null }).ToList();
        if (publications.MaxBy(row => row.Published) is not { } newest)
        {
            return null;
        }

        if (latest is { Late: { } open, Reason: LateFacts.Overdue })
        {
            return publications.Find(row => row.Published >= open.MetFrom) is { } came
                ? (LateFacts.Ended, open with { Publication = came.Publication, Published = came.Published!.Value, Problem = null })
                : null;
        }

        var (expected, known) = (new PublicationCalendar(calendar), (IReadOnlyCollection<DateOnly>)[.. publications.Select(row => row.Published!.Value), .. found]);
        return expected.Overdue(known, time.GetUtcNow()) is { } overdue && !(latest?.Late?.Due >= overdue.Due)
            ? (LateFacts.Overdue, new LateFacts(overdue.Due, calendar.GraceHours, expected.MetFrom(overdue, known), newest.Publication, newest.Published!.Value, problem))
            : null;
    }
}
