using TraceFeed.Log;

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

    /// <summary>Publications in the log.</summary>
    public required int TakenIn { get; init; }

    /// <summary>Publications found of which a file is not taken in yet.</summary>
    public required int Waiting { get; init; }

    /// <summary>Files that were not let in, each with its reason.</summary>
    public required IReadOnlyList<Edition> Quarantined { get; init; }

    /// <summary>Puts together what is stored of one source.</summary>
    /// <param name="look">The last look.</param>
    /// <param name="editions">Every file found.</param>
    /// <param name="rows">Its rows of the log; a file taken in by hand stands only there.</param>
    internal static SourceState Of(Look? look, IReadOnlyList<Edition> editions, IReadOnlyList<LogRow> rows)
    {
        var newest = editions.Where(edition => edition.State != EditionState.Unlisted).Select(edition => (Day: (DateOnly?)edition.Published, Name: edition.Title.Length > 0 ? edition.Title : edition.Publication))
            .Concat(rows.Where(row => !row.IsRejection).Select(row => (Day: row.Published, Name: row.Publication))).OrderByDescending(one => one.Day).FirstOrDefault();
        return new SourceState
        {
            LastLook = look,
            Newest = newest.Name,
            NewestPublished = newest.Day,
            TakenIn = rows.Where(row => !row.IsRejection).Select(row => row.Publication).Distinct(StringComparer.Ordinal).Count(),
            Waiting = editions.Where(edition => edition.State == EditionState.Seen).Select(edition => edition.Publication).Distinct(StringComparer.Ordinal).Count(),
            Quarantined = [.. editions.Where(edition => edition.State == EditionState.Quarantined)],
        };
    }
}
