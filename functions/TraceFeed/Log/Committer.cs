using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Log;

/// <summary>
/// Takes a publication into the log. Everything is written before, content-addressed and harmless to write again; the one
/// insert of a log row makes it visible. Another writer's row in the way means looking again, never overwriting.
/// </summary>
public sealed class Committer(StorageAccount storage, TimeProvider time)
{
    private readonly HistoryWriter log = new(new LogTable(storage.Log), time);
    private readonly VintageStore vintages = new(storage);
    private readonly ChangeSetStore changeSets = new(storage);
    private readonly StoredComparison stored = new(new VintageStore(storage));
    private readonly CellStore cells = new(storage);
    private readonly Reprocessor reprocessor = new(storage, time);

    /// <summary>Commits a publication and returns its row, or the row by which it was committed, or rejected, before.</summary>
    /// <exception cref="QuarantineException">It contradicts what is known (see <see cref="Admission"/> and <see cref="Guards"/>), and no maintainer accepted it.</exception>
    public async Task<LogRow> CommitAsync(SourceDefinition definition, PublicationIdentity publication, ReadOriginal original, CancellationToken cancellation)
    {
        for (var attempt = 0; attempt < HistoryWriter.Tries; attempt++)
        {
            var history = await log.HistoryAsync(definition.Id, cancellation);
            if (Admission.Earlier(history, publication, original) is { } earlier)
            {
                return earlier;
            }

            var last = history.Count == 0 ? null : history[^1];
            var prior = last is null ? Vintage.Empty(definition.Id) : await vintages.LoadAsync(definition.Id, last.Vintage, cancellation);
            var backload = Admission.IsBackload(history, publication, original);
            var unchanged = backload ? Admission.UnchangedOnItsDay(history, publication, original) : Admission.Unchanged(history, publication, original);
            if (unchanged is null && publication.Quarantine is null)
            {
                Check(definition, history, publication, original, backload);
            }

            if (unchanged is null && !backload)
            {
                if (await reprocessor.BeforeAsync(definition, history, prior, write: true, cancellation) is not { } reread)
                {
                    continue;
                }

                prior = reread;
            }

            var row = unchanged is not null ? await UnchangedAsync(definition, publication, original, prior, last!, unchanged, cancellation)
                : backload ? await BackloadedAsync(definition, publication, original, prior, last!, cancellation)
                : await ComparedAsync(definition, publication, original, prior, last, history, cancellation);
            if (await log.InsertAsync(row, last, cancellation) is { } inserted)
            {
                return inserted;
            }
        }

        throw HistoryWriter.GaveUp(definition);
    }

    /// <summary>
    /// How many changes of each kind, the publication's own and what is derived left out, a commit would bring, in the order of <see cref="ChangeKind.All"/>; nothing is written, and
    /// no guard is asked. Of an older publication its own change, since that is the only one.
    /// </summary>
    public async Task<IReadOnlyList<(string Kind, int Count)>> PreviewAsync(SourceDefinition definition, PublicationIdentity publication, ReadOriginal original, CancellationToken cancellation)
    {
        var history = await log.HistoryAsync(definition.Id, cancellation);
        if (Admission.IsBackload(history, publication, original))
        {
            return [(ChangeKind.PublicationAdded, 1)];
        }

        var prior = history.Count == 0 ? Vintage.Empty(definition.Id) : await vintages.LoadAsync(definition.Id, history[^1].Vintage, cancellation);
        prior = await reprocessor.BeforeAsync(definition, history, prior, write: false, cancellation) ?? prior;
        var comparison = await stored.CompareAsync(definition, prior, original.Reading, publication.Published, cancellation);
        var kinds = comparison.Events.Select(change => change.Kind).Concat(comparison.Changes.Select(change => ChangeKind.All[change.Kind])).Concat(comparison.Checks.Select(check => check.Holds ? ChangeKind.CheckRestored : ChangeKind.CheckFailed)).Concat(comparison.Crossings.Select(_ => ChangeKind.ThresholdCrossed));
        return [.. kinds.CountBy(kind => kind).Select(pair => (pair.Key, pair.Value)).OrderBy(pair => Array.IndexOf(ChangeKind.All, pair.Key))];
    }

    private async Task<LogRow> ComparedAsync(SourceDefinition definition, PublicationIdentity publication, ReadOriginal original, Vintage prior, LogRow? last, IReadOnlyList<LogRow> history, CancellationToken cancellation)
    {
        var reading = original.Reading;
        var comparison = await stored.CompareAsync(definition, prior, reading, publication.Published, cancellation);
        if (publication.Quarantine is null && Guards.Find(comparison, definition) is { } refusal)
        {
            throw new QuarantineException(refusal);
        }

        var loaded = new Dictionary<int, CellIndex>();
        for (var needed = ChangeSet.NeededCells(comparison, loaded); needed.Count > 0; needed = ChangeSet.NeededCells(comparison, loaded))
        {
            foreach (var ordinal in needed)
            {
                loaded[ordinal] = await cells.GetAsync(history.First(row => row.Ordinal == ordinal), cancellation);
            }
        }

        var index = await cells.PutAsync(CellIndex.Of(reading), cancellation);
        var found = new ChangeSet(comparison, definition, Facts(publication, original, prior), loaded).Changes();
        var next = comparison.Next with { Noted = NewNotes.Noted(publication.Notes, prior) };
        IReadOnlyList<Change> changes = [HistoryWriter.Noted(found[0], prior, reading, definition, found), .. found.Skip(1)];
        return log.Row(definition, publication, [Edition(original, index)], await changeSets.PutAsync(changes, cancellation), changes.Count, await vintages.SaveAsync(next, cancellation), last);
    }

    private static void Check(SourceDefinition definition, IReadOnlyList<LogRow> history, PublicationIdentity publication, ReadOriginal original, bool backload)
    {
        if (!backload)
        {
            Admission.Check(history, publication, original);
            return;
        }

        // The other guards hold a file against the one before it; this one is compared with none.
        Admission.CheckBetween(history, publication, original);
        if (NameGuard.Find(original.Reading, definition) is { } refusal)
        {
            throw new QuarantineException(refusal);
        }
    }

    private async Task<LogRow> BackloadedAsync(SourceDefinition definition, PublicationIdentity publication, ReadOriginal original, Vintage prior, LogRow last, CancellationToken cancellation)
    {
        var ordinal = last.Ordinal + 1;
        var change = ChangeSet.Backloaded(definition, ordinal, Facts(publication, original, prior));
        var index = await cells.PutAsync(CellIndex.Of(original.Reading), cancellation);
        var own = await vintages.SaveAsync(OwnVintage.Of(definition.Id, ordinal, original.Reading, definition, publication.Published), cancellation);
        return log.Row(definition, publication, [Edition(original, index)], await changeSets.PutAsync([change], cancellation), 1, await vintages.SaveAsync(prior with { Ordinal = ordinal }, cancellation), last) with { Backload = own };
    }

    private async Task<LogRow> UnchangedAsync(SourceDefinition definition, PublicationIdentity publication, ReadOriginal original, Vintage prior, LogRow last, string reason, CancellationToken cancellation)
    {
        var change = HistoryWriter.Noted(ChangeSet.Unchanged(definition, last.Ordinal + 1, Facts(publication, original, prior), reason), prior, original.Reading, definition, []);
        var next = prior with { Ordinal = prior.Ordinal + 1, Published = Later(prior.Published, publication.Published), Noted = NewNotes.Noted(publication.Notes, prior) };
        return log.Row(definition, publication, [Edition(original, "")], await changeSets.PutAsync([change], cancellation), 1, await vintages.SaveAsync(next, cancellation), last);
    }

    private static LoggedEdition Edition(ReadOriginal original, string cells) =>
        new(original.Name, original.Url?.AbsoluteUri, original.Reading.Sha256, cells, original.Reading.DefinitionVersion, original.Reading.ContentHash(), original.Reading.OwnPublished, original.Reading.OwnEnd);

    private static PublicationFacts Facts(PublicationIdentity publication, ReadOriginal original, Vintage prior) =>
        HistoryWriter.Facts(publication, new EditionFacts(original.Name, original.Url, original.Reading.Sha256), prior, [.. original.Reading.Warnings.Select(warning => warning.ToString())]);

    private static DateOnly? Later(DateOnly? a, DateOnly? b) => a is null || b > a ? b ?? a : a;
}
