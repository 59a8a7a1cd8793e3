using TraceFeed.Changes;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Pipeline;

/// <summary>How far a source has come, as storage tells.</summary>
public sealed record SourceState
{
    /// <summary>The last look; null when there was none.</summary>
    public required Look? LastLook { get; init; }

    /// <summary>What the publisher calls the newest publication found or taken in, or its id; null when there is none.</summary>
    public required string? Newest { get; init; }

    /// <summary>The day of the newest publication.</summary>
    public required DateOnly? NewestPublished { get; init; }

    /// <summary>When the next publication is due by the source's calendar, with the offset of its zone; null without a calendar, past its end, and for a source that is retired.</summary>
    public DateTimeOffset? NextDue { get; init; }

    /// <summary>When the publication was due for which the log says that the source is late; null when it is not, and for a source that is retired.</summary>
    public DateTimeOffset? LateSince { get; init; }

    /// <summary>When the last commit of the source was recorded; null before the first.</summary>
    public DateTimeOffset? LastRecordedAt { get; init; }

    /// <summary>Publications in the log.</summary>
    public required int TakenIn { get; init; }

    /// <summary>Publications found of which a file is not taken in yet.</summary>
    public required int Waiting { get; init; }

    /// <summary>Files that were not let in, each with its reason.</summary>
    public required IReadOnlyList<Edition> Quarantined { get; init; }

    /// <summary>Puts together what is stored of one source.</summary>
    /// <param name="source">The source.</param>
    /// <param name="now">The time.</param>
    /// <param name="look">The last look.</param>
    /// <param name="editions">Every file found.</param>
    /// <param name="rows">Its rows of the log; a file taken in by hand stands only there.</param>
    /// <param name="late">What the log last told of a late publication; null when nothing.</param>
    internal static SourceState Of(SourceDefinition source, DateTimeOffset now, Look? look, IReadOnlyList<Edition> editions, IReadOnlyList<LogRow> rows, Change? late)
    {
        var calendar = source.Retired is null ? source.Calendar : null;
        var published = editions.Where(edition => edition.HasCome).Select(edition => edition.Published).Concat(rows.Where(row => row.IsPublication).Select(row => row.Published).OfType<DateOnly>()).ToList();
        var newest = editions.Where(edition => edition.State != EditionState.Unlisted).Select(edition => (Day: (DateOnly?)edition.Published, Name: edition.Title.Length > 0 ? edition.Title : edition.Publication))
            .Concat(rows.Where(row => row.IsPublication).Select(row => (Day: row.Published, Name: row.Publication))).OrderByDescending(one => one.Day).FirstOrDefault();
        return new SourceState
        {
            LastLook = look,
            Newest = newest.Name,
            NewestPublished = newest.Day,
            NextDue = calendar is null ? null : new PublicationCalendar(calendar).Next(published, now)?.Due,
            LateSince = calendar is not null && late is { Reason: LateFacts.Overdue } ? late.Late!.Due : null,
            LastRecordedAt = rows.Count == 0 ? null : rows[^1].RecordedAt,
            TakenIn = rows.Where(row => row.IsPublication).Select(row => row.Publication).Distinct(StringComparer.Ordinal).Count(),
            Waiting = editions.Where(edition => edition.State == EditionState.Seen).Select(edition => edition.Publication).Distinct(StringComparer.Ordinal).Count(),
            Quarantined = [.. editions.Where(edition => edition.State == EditionState.Quarantined)],
        };
    }
}
