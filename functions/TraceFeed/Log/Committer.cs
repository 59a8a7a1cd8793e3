using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Log;

/// <summary>
/// Takes a publication into the log. Everything is written before, content-addressed and harmless to write again; the one
/// insert of a log row makes it visible. Another writer's row in the way means looking again, never overwriting.
/// </summary>
public sealed class Committer(StorageAccount storage, TimeProvider time)
{
    private const int Tries = 50;

    private readonly LogTable log = new(storage.Log);
    private readonly VintageStore vintages = new(storage);
    private readonly ChangeSetStore changeSets = new(storage);

    /// <summary>Commits a publication and returns its row, or the row by which it was committed before.</summary>
    /// <exception cref="QuarantineException">It contradicts what is known (see <see cref="Admission"/>).</exception>
    public async Task<LogRow> CommitAsync(SourceDefinition definition, PublicationIdentity publication, ReadOriginal original, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var history = await HistoryAsync(definition.Id, cancellation);
            if (Admission.Earlier(history, publication, original) is { } earlier)
            {
                return earlier;
            }

            Admission.RequireNewer(history, publication, original);
            var last = history.Count == 0 ? null : history[^1];
            var prior = last is null ? Vintage.Empty(definition.Id) : await vintages.LoadAsync(definition.Id, last.Vintage, cancellation);
            var unchanged = Admission.Unchanged(history, publication, original);
            if (unchanged is null)
            {
                Admission.Check(history, publication, original);
            }

            var row = unchanged is null
                ? await ComparedAsync(definition, publication, original, prior, last, history, cancellation)
                : await UnchangedAsync(definition, publication, original, prior, last!, unchanged, cancellation);
            if (await InsertAsync(row, last, cancellation) is { } inserted)
            {
                return inserted;
            }
        }

        throw new InvalidOperationException($"{definition.Id}: other writers took every row in {Tries} tries; try again later.");
    }

    private async Task<LogRow> ComparedAsync(SourceDefinition definition, PublicationIdentity publication, ReadOriginal original, Vintage prior, LogRow? last, IReadOnlyList<LogRow> history, CancellationToken cancellation)
    {
        var reading = original.Reading;
        for (var needed = Differ.Needs(prior, reading, definition); needed.Count > 0; needed = Differ.Needs(prior, reading, definition))
        {
            prior = await vintages.LoadBlocksAsync(prior, needed, cancellation);
        }

        var comparison = Differ.Compare(prior, reading, definition, publication.Published);
        var cells = new Dictionary<int, CellIndex>();
        for (var needed = ChangeSet.NeededCells(comparison, cells); needed.Count > 0; needed = ChangeSet.NeededCells(comparison, cells))
        {
            foreach (var ordinal in needed)
            {
                cells[ordinal] = await CellsAsync(history.First(row => row.Ordinal == ordinal), cancellation);
            }
        }

        var index = await OnceBlobs.PutAsync(storage.Cells, CellIndexCodec.Write(CellIndex.Of(reading)), "application/octet-stream", cancellation);
        var changes = new ChangeSet(comparison, definition, Facts(publication, original, prior), cells).Changes();
        return Row(definition, publication, original, index, await changeSets.PutAsync(changes, cancellation), changes.Count, await vintages.SaveAsync(comparison.Next, cancellation), last);
    }

    private async Task<LogRow> UnchangedAsync(SourceDefinition definition, PublicationIdentity publication, ReadOriginal original, Vintage prior, LogRow last, string reason, CancellationToken cancellation)
    {
        var change = ChangeSet.Unchanged(definition, last.Ordinal + 1, Facts(publication, original, prior), reason);
        var next = prior with { Ordinal = prior.Ordinal + 1, Published = Later(prior.Published, publication.Published) };
        return Row(definition, publication, original, "", await changeSets.PutAsync([change], cancellation), 1, await vintages.SaveAsync(next, cancellation), last);
    }

    private LogRow Row(SourceDefinition definition, PublicationIdentity publication, ReadOriginal original, string cells, string changes, int count, string vintage, LogRow? last) => new()
    {
        Source = definition.Id,
        Ordinal = (last?.Ordinal ?? 0) + 1,
        PreviousRow = last?.Number ?? 0,
        Publication = publication.Id,
        Published = publication.Published,
        Editions = [new LoggedEdition(original.Name, original.Url?.AbsoluteUri, original.Reading.Sha256, cells, original.Reading.DefinitionVersion, original.Reading.ContentHash(), original.Reading.OwnPublished, original.Reading.OwnEnd)],
        Changes = changes,
        Count = count,
        Vintage = vintage,
        RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds()),
        Number = 0,
        FirstSequence = 0,
        PreviousHash = LogRow.NoHash,
    };

    // Rows of other sources only move the number. The source's own last row is looked at after the head: whatever it had up to
    // there is seen, and whatever comes after takes the number away. Null means to compare again.
    private async Task<LogRow?> InsertAsync(LogRow row, LogRow? last, CancellationToken cancellation)
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

    private async Task<IReadOnlyList<LogRow>> HistoryAsync(string source, CancellationToken cancellation)
    {
        var rows = new List<LogRow>();
        await foreach (var row in log.AfterAsync(0, source, cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }

    private async Task<CellIndex> CellsAsync(LogRow row, CancellationToken cancellation) => CellIndexCodec.Read(
        await OnceBlobs.GetAsync(storage.Cells, row.Editions[0].Cells, cancellation) ?? throw new DamagedStorageException($"the cell index of log row {row.Number} is missing"));

    private static PublicationFacts Facts(PublicationIdentity publication, ReadOriginal original, Vintage prior) => new()
    {
        Id = publication.Id,
        Title = publication.Title,
        Page = publication.Page,
        Published = publication.Published,
        PreviousPublished = prior.Published,
        Notes = publication.Notes.Count == 0 ? null : publication.Notes,
        Files = [new EditionFacts(original.Name, original.Url, original.Reading.Sha256)],
        Warnings = [.. original.Reading.Warnings.Select(warning => warning.ToString())],
    };

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null || b > a ? b ?? a : a;
}
