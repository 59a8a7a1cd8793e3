using System.Security.Cryptography;
using System.Text;
using TraceFeed.Changes;
using TraceFeed.Fetching;

namespace TraceFeed.Pipeline;

/// <summary>What is known of one file of one publication: where it is and how far it has come.</summary>
public sealed record Edition
{
    /// <summary>The source's id.</summary>
    public required string Source { get; init; }

    /// <summary>The publisher's id of the publication.</summary>
    public required string Publication { get; init; }

    /// <summary>What the publisher calls the publication.</summary>
    public required string Title { get; init; }

    /// <summary>The publication's page.</summary>
    public required Uri Page { get; init; }

    /// <summary>The day of its publication.</summary>
    public required DateOnly Published { get; init; }

    /// <summary>When the publisher says it was last updated; minor updates do not move it.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>What the publisher says it changed in the publication, the newest first; bounded by <see cref="NoteList"/>.</summary>
    public IReadOnlyList<ChangeNote> Notes { get; init; } = [];

    /// <summary>The same in the words of the log.</summary>
    public IReadOnlyList<PublisherNote> PublisherNotes => [.. Notes.Select(note => new PublisherNote(note.At, note.Note))];

    /// <summary>Where the file is; null for a publication without one.</summary>
    public Uri? Url { get; init; }

    /// <summary>The file's name.</summary>
    public string FileName { get; init; } = "";

    /// <summary>How far it has come.</summary>
    public required EditionState State { get; init; }

    /// <summary>Whether its file is there, or was, as far as the publisher lists it: taken in, waiting or quarantined.</summary>
    internal bool HasCome => State is EditionState.Seen or EditionState.Done or EditionState.Quarantined;

    /// <summary>SHA-256 of the bytes last fetched; null before the first fetch.</summary>
    public string? Sha256 { get; init; }

    /// <summary>The validators that came with them.</summary>
    public FetchValidators? Validators { get; init; }

    /// <summary>The log row that took it in; null while none did.</summary>
    public long? Row { get; init; }

    /// <summary>Why it is quarantined; null unless it is.</summary>
    public string? Reason { get; init; }

    /// <summary>Since when it is quarantined; null unless it is, or when that was not kept yet.</summary>
    public DateTimeOffset? QuarantinedAt { get; init; }

    /// <summary>The guard that refused it, one of the names in <see cref="Refusal"/>; null when none did.</summary>
    public string? Guard { get; init; }

    /// <summary>Some of the figures by which the guard refused it; bounded by <see cref="EvidenceList"/>.</summary>
    public IReadOnlyList<RefusedCell> Evidence { get; init; } = [];

    /// <summary>Eight hex digits by which a maintainer names it: of the SHA-256 of source, publication and address.</summary>
    public string ShortId => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Source}\n{Publication}\n{Url?.AbsoluteUri}")))[..8];

    /// <summary>When it was last fetched; null before the first fetch.</summary>
    public DateTimeOffset? FetchedAt { get; init; }

    /// <summary>The validators as long as they are trusted: every so often a file is fetched whole, since some origins freeze them.</summary>
    internal FetchValidators? TrustedAt(DateTimeOffset now) => now - FetchedAt < TimeSpan.FromDays(1) ? Validators : null;
}
