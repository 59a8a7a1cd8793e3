using TraceFeed.Changes;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Log;

/// <summary>Reads a source's rows of the log and adds one behind the last that the writer has seen.</summary>
internal sealed class HistoryWriter(LogTable log, TimeProvider time)
{
    /// <summary>Tries after which a writer gives up.</summary>
    public const int Tries = 50;

    /// <summary>What a writer says that gives up.</summary>
    public static InvalidOperationException GaveUp(SourceDefinition definition) => new($"{definition.Id}: other writers took every row in {Tries} tries; try again later.");

    /// <summary>Every row of a source, the oldest first.</summary>
    public async Task<IReadOnlyList<LogRow>> HistoryAsync(string source, CancellationToken cancellation)
    {
        var rows = new List<LogRow>();
        await foreach (var row in log.AfterAsync(0, source, cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>The row that follows a source's last one, not numbered yet.</summary>
    public LogRow Row(SourceDefinition definition, PublicationIdentity publication, IReadOnlyList<LoggedEdition> editions, string changes, int count, string vintage, LogRow? last) => new()
    {
        Source = definition.Id,
        Ordinal = (last?.Ordinal ?? 0) + 1,
        PreviousRow = last?.Number ?? 0,
        Publication = publication.Id,
        Published = publication.Published,
        Editions = editions,
        Changes = changes,
        Count = count,
        Vintage = vintage,
        RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()),
        Number = 0,
        FirstSequence = 0,
        PreviousHash = LogRow.NoHash,
    };

    /// <summary>The same for one change that is of no publication.</summary>
    public LogRow Row(SourceDefinition definition, string changes, string vintage, LogRow last) =>
        Row(definition, new PublicationIdentity("", null, null, null), [], changes, 1, vintage, last);

    /// <summary>
    /// Inserts the row behind the log's last. Rows of other sources only move the number. The source's own last row is looked at after the head:
    /// whatever it had up to there is seen, and whatever comes after takes the number away.
    /// </summary>
    /// <returns>The row with its number; null when the source has a newer row than <paramref name="last"/>, and everything is to be compared again.</returns>
    public async Task<LogRow?> InsertAsync(LogRow row, LogRow? last, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var head = await log.HeadAsync(cancellation);
            if ((await log.LastOfAsync(row.Source, cancellation))?.Number != last?.Number)
            {
                return null;
            }

            // Clocks differ between writers; the order of the log is the order of its times all the same.
            var recorded = head is not null && head.RecordedAt > row.RecordedAt ? head.RecordedAt : row.RecordedAt;
            var numbered = row with { RecordedAt = recorded, Number = (head?.Number ?? 0) + 1, FirstSequence = head is null ? 1 : head.FirstSequence + head.Count, PreviousHash = head?.Hash() ?? LogRow.NoHash };
            if (await log.TryInsertAsync(numbered, cancellation))
            {
                return numbered;
            }
        }

        return null;
    }

    /// <summary>A publication's own change with the publisher's new notes beside what was found.</summary>
    public static Change Noted(Change publication, Vintage prior, Reading reading, SourceDefinition definition, IReadOnlyList<Change> changes)
    {
        var notes = NewNotes.Of(publication.Publication!.Notes ?? [], prior);
        var findings = notes.Count == 0 ? [] : NoteFindings.Of(notes, NotedTables.Of(prior, reading, definition, changes), definition.Title, changes);
        return findings.Count == 0 ? publication : publication with { Publication = publication.Publication with { Findings = findings } };
    }

    /// <summary>What the log keeps of a publication.</summary>
    public static PublicationFacts Facts(PublicationIdentity publication, EditionFacts file, Vintage prior, IReadOnlyList<string> warnings) => new()
    {
        Id = publication.Id,
        Title = publication.Title,
        Page = publication.Page,
        Published = publication.Published,
        PreviousPublished = prior.Published,
        Notes = publication.Notes.Count == 0 ? null : publication.Notes,
        Quarantine = publication.Quarantine,
        Files = [file],
        Warnings = warnings,
    };
}
