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
        history.LastOrDefault(row => row.Editions.Any(edition => SamePublication(row, edition, publication, original) && SamePlace(edition, original))) is { } latest && Known(latest, original) ? latest : null;

    /// <summary>Refuses a publication that is older than the newest, unless it is a copy of one in the log.</summary>
    /// <exception cref="QuarantineException">With the reason.</exception>
    public static void RequireNewer(IReadOnlyList<LogRow> history, PublicationIdentity publication, ReadOriginal original)
    {
        var published = history.Where(row => row.IsPublication).Max(row => row.Published);
        if (publication.Published < published && !history.Any(row => row.Published == publication.Published && TookIn(row, original)))
        {
            throw new QuarantineException($"{original.Name} was published on {Period.Iso(publication.Published)}, before the newest publication in the log ({Period.Iso(published)}); taking in an older publication later is not yet supported");
        }
    }

    /// <summary>Why a file says nothing new: <c>known</c> bytes, or <c>resaved</c> with other bytes; null when it may.</summary>
    public static string? Unchanged(IReadOnlyList<LogRow> history, PublicationIdentity publication, ReadOriginal original)
    {
        if (Newest(history) is not { } newest)
        {
            return null;
        }

        if (newest.Editions.Any(edition => edition.Content == original.Reading.ContentHash() && edition.Definition == original.Reading.DefinitionVersion))
        {
            return Known(newest, original) ? "known" : "resaved";
        }

        // A publisher who puts an earlier file back into the newest publication, or in its place, changes what it says.
        return publication.Id != newest.Publication && !publication.Replaces && history.Any(row => TookIn(row, original)) ? "known" : null;
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

        var edition = newest.Editions[0];
        var (own, before, what) = original.Reading.OwnPublished is { } stated && edition.OwnPublished is not null
            ? (stated, edition.OwnPublished, "it was published on")
            : (original.Reading.OwnEnd, edition.OwnEnd, "its figures end on");
        if (publication.Id != newest.Publication && (publication.Replaces ? own < before : own <= before))
        {
            throw new QuarantineException(new Refusal(Refusal.Dates, $"{original.Name} comes as a new publication ({Period.Iso(publication.Published)}) but says of itself that {what} {Period.Iso(own)}, not after the newest in the log ({Period.Iso(before)}), and it states or words something otherwise; look whether a wrong file was uploaded", []));
        }
    }

    // The row that the vintage was last compared for: a file that said nothing new, wherever it came from, is no measure of the next.
    private static LogRow? Newest(IReadOnlyList<LogRow> history) => history.LastOrDefault(row => row.Editions.Any(edition => edition.Cells.Length > 0));

    private static bool Known(LogRow row, ReadOriginal original) => row.Editions.Any(edition => edition.Sha256 == original.Reading.Sha256);

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
