using TraceFeed.Changes;
using TraceFeed.Observations;

namespace TraceFeed.Log;

/// <summary>
/// Decides whether a file is news: the same file again is not, a file that contradicts itself is not let in.
/// The rules are those of docs/architecture.md, "Same file again".
/// </summary>
internal static class Admission
{
    /// <summary>The row that took in, or rejected, these bytes from this place, if nothing else came from there since; null when they are still to be taken in.</summary>
    public static LogRow? Earlier(IReadOnlyList<LogRow> history, PublicationIdentity publication, ReadOriginal original) =>
        history.LastOrDefault(row => row.Reread is null && row.Editions.Any(edition => SamePublication(row, edition, publication, original) && SamePlace(edition, original))) is { } latest && Known(latest, original) ? latest : null;

    /// <summary>
    /// Whether it is an older publication that is added for the record only: published before the newest in the log, and no copy of one of its own day
    /// that is there. A source's first is never one.
    /// </summary>
    public static bool IsBackload(IReadOnlyList<LogRow> history, PublicationIdentity publication, ReadOriginal original) =>
        publication.Published < history.Where(row => row.IsPublication && !row.IsBackload).Max(row => row.Published) && !history.Any(row => row.Published == publication.Published && TookIn(row, original));

    /// <summary>
    /// Refuses an older publication whose own dates contradict those of the publications beside it by day: in its turn it, or the one after it,
    /// would have been refused by <see cref="Check"/>.
    /// </summary>
    /// <exception cref="QuarantineException">With the reason.</exception>
    public static void CheckBetween(IReadOnlyList<LogRow> history, PublicationIdentity publication, ReadOriginal original)
    {
        var beside = history.Where(row => Stated(row) && row.Reread is null && row.Published is not null).ToList();
        var older = beside.Where(row => row.Published < publication.Published).OrderBy(row => row.Published).LastOrDefault();
        var newer = beside.Where(row => row.Published > publication.Published).OrderByDescending(row => row.Published).LastOrDefault();
        if (older is not null && OwnDates(original, older) is var (own, before, what) && (publication.Replaces ? own < before : own <= before))
        {
            throw Contradiction(older, own, before, what, "not after the publication before it");
        }

        if (newer is not null && OwnDates(original, newer) is var (mine, after, said) && (publication.Replaces ? mine > after : mine >= after))
        {
            throw Contradiction(newer, mine, after, said, "not before the publication after it");
        }

        QuarantineException Contradiction(LogRow neighbour, DateOnly? own, DateOnly? other, string what, string how) => new(new Refusal(Refusal.Dates, $"{original.Name} comes as an older publication ({Period.Iso(publication.Published)}) but says of itself that {what} {Period.Iso(own)}, {how} in the log, of {Period.Iso(neighbour.Published)} ({Period.Iso(other)}); look whether the day or the file is the wrong one", []));
    }

    /// <summary>
    /// Why a backload says nothing new: <c>resaved</c>, with other bytes, as what its own day has in the log, or <c>known</c> bytes of a publication that was
    /// compared in its turn; null when it may. Bytes of another backload are not known: the day given by hand may have been the wrong one.
    /// </summary>
    public static string? UnchangedOnItsDay(IReadOnlyList<LogRow> history, PublicationIdentity publication, ReadOriginal original) =>
        history.Any(row => row.Published == publication.Published && States(row, original)) ? "resaved"
        : history.Any(row => !row.IsBackload && TookIn(row, original)) ? "known" : null;

    /// <summary>Why a file says nothing new: <c>known</c> bytes, or <c>resaved</c> with other bytes; null when it may.</summary>
    public static string? Unchanged(IReadOnlyList<LogRow> history, PublicationIdentity publication, ReadOriginal original)
    {
        if (Newest(history) is not { } newest)
        {
            return null;
        }

        if (States(newest, original))
        {
            return Known(newest, original) ? "known" : "resaved";
        }

        // A publisher who puts an earlier file back into the newest publication, or in its place, changes what it says.
        return publication.Id != newest.Publication && !publication.Replaces && history.Any(row => (!row.IsBackload || row.Published == publication.Published) && TookIn(row, original)) ? "known" : null;
    }

    /// <summary>
    /// Refuses a file whose own dates are not newer although it comes as a new publication; where publications replace each other,
    /// one whose dates are older, since the same dates are a correction.
    /// </summary>
    /// <exception cref="QuarantineException">With the reason.</exception>
    public static void Check(IReadOnlyList<LogRow> history, PublicationIdentity publication, ReadOriginal original)
    {
        if (Newest(history) is not { } newest)
        {
            return;
        }

        var (own, before, what) = OwnDates(original, newest);
        if (publication.Id != newest.Publication && (publication.Replaces ? own < before : own <= before))
        {
            throw new QuarantineException(new Refusal(Refusal.Dates, $"{original.Name} comes as a new publication ({Period.Iso(publication.Published)}) but says of itself that {what} {Period.Iso(own)}, not after the newest in the log ({Period.Iso(before)}), and it states or words something otherwise; look whether a wrong file was uploaded", []));
        }
    }

    // The row that the vintage was last compared for: neither a file that said nothing new, wherever it came from, nor an older one is a measure of the next.
    public static LogRow? Newest(IReadOnlyList<LogRow> history) => history.LastOrDefault(row => Stated(row) && !row.IsBackload);

    private static bool Stated(LogRow row) => row.Editions.Any(edition => edition.Cells.Length > 0);

    // The same date of a file and of one in the log, and what it tells.
    private static (DateOnly? Own, DateOnly? Logged, string What) OwnDates(ReadOriginal original, LogRow row) => original.Reading.OwnPublished is { } stated && row.Editions[0].OwnPublished is { } logged
        ? (stated, logged, "it was published on")
        : (original.Reading.OwnEnd, row.Editions[0].OwnEnd, "its figures end on");

    private static bool States(LogRow row, ReadOriginal original) => Own(row).Any(edition => edition.Content == original.Reading.ContentHash() && edition.Definition == original.Reading.DefinitionVersion);

    private static bool Known(LogRow row, ReadOriginal original) => Own(row).Any(edition => edition.Sha256 == original.Reading.Sha256);

    // A row of files that were read again names those of older publications behind the newest one's, of which it speaks.
    private static IEnumerable<LoggedEdition> Own(LogRow row) => row.Reread is null ? row.Editions : row.Editions.Take(1);

    // Bytes that a maintainer rejected are not known: they never counted.
    private static bool TookIn(LogRow row, ReadOriginal original) => row.IsPublication && Known(row, original);

    // A file given by hand and one found on the site do not know each other's publication; the day tells.
    private static bool SamePublication(LogRow row, LoggedEdition edition, PublicationIdentity publication, ReadOriginal original) =>
        row.Publication == publication.Id || (row.Published == publication.Published && publication.Published is not null && (edition.Url is null || original.Url is null));

    // A file given by hand has no address; its name has to do.
    private static bool SamePlace(LoggedEdition edition, ReadOriginal original) => edition.Url is { } url && original.Url is { } address
        ? url == address.AbsoluteUri
        : edition.Name == original.Name;
}
