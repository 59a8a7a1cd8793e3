using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TraceFeed.Log;

/// <summary>One row of the log: a commit. Its insertion is what makes a publication visible.</summary>
public sealed record LogRow
{
    /// <summary>The row's number, from 1 without gaps.</summary>
    public required long Number { get; init; }

    /// <summary>The source's id.</summary>
    public required string Source { get; init; }

    /// <summary>The source's own number of the commit, from 1 without gaps.</summary>
    public required int Ordinal { get; init; }

    /// <summary>The number of the source's previous row; 0 for its first.</summary>
    public required long PreviousRow { get; init; }

    /// <summary>The publisher's id of the publication; empty for a row that is of none.</summary>
    public required string Publication { get; init; }

    /// <summary>The day of its publication; null when unknown.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.Never)]
    public required DateOnly? Published { get; init; }

    /// <summary>Its files; none for a row that tells of a publication that did not come.</summary>
    public required IReadOnlyList<LoggedEdition> Editions { get; init; }

    /// <summary>SHA-256 of the change set.</summary>
    public required string Changes { get; init; }

    /// <summary>Changes in it.</summary>
    public required int Count { get; init; }

    /// <summary>The sequence number of its first change; change i has this plus i.</summary>
    public required long FirstSequence { get; init; }

    /// <summary>The sequence number of its last change.</summary>
    [JsonIgnore]
    public long LastSequence => FirstSequence + Count - 1;

    /// <summary>The id of the vintage after it.</summary>
    public required string Vintage { get; init; }

    /// <summary>The hash of the row before; 64 zeros before the first.</summary>
    public required string PreviousHash { get; init; }

    /// <summary>When it was recorded, UTC, whole milliseconds.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>The id of the publication's own vintage, for an older publication that was added for the record; null for all others.</summary>
    public string? Backload { get; init; }

    /// <summary>Whether an older publication was added for the record: nothing was compared with it, and <see cref="Vintage"/> is the state that stood before.</summary>
    [JsonIgnore]
    public bool IsBackload => Backload is not null;

    /// <summary>
    /// For a row of files that were read again, the ordinal of the commit that took each of <see cref="Editions"/> in, the newest publication first; null for all others.
    /// Where a block stands is told by the first edition that states it.
    /// </summary>
    public IReadOnlyList<int>? Reread { get; init; }

    /// <summary>Whether it says that a maintainer rejected a file: nothing was made of what that file states.</summary>
    [JsonIgnore]
    public bool IsRejection => Editions.Count > 0 && Editions.All(edition => edition.Content.Length == 0);

    /// <summary>Whether it took in what a publication states: neither a rejection nor a row that is of no publication.</summary>
    [JsonIgnore]
    public bool IsPublication => Editions.Any(edition => edition.Content.Length > 0);

    /// <summary>The hash before the first row.</summary>
    public static readonly string NoHash = new('0', 64);

    /// <summary>SHA-256 over every member in a fixed form, one that is null left out if older rows do not have it: the next row's <see cref="PreviousHash"/>.</summary>
    public string Hash()
    {
        var text = string.Join('\n',
            Number.ToString(CultureInfo.InvariantCulture), Source, Ordinal.ToString(CultureInfo.InvariantCulture), PreviousRow.ToString(CultureInfo.InvariantCulture), Publication,
            Observations.Period.Iso(Published), JsonSerializer.Serialize(Editions), Changes, Count.ToString(CultureInfo.InvariantCulture),
            FirstSequence.ToString(CultureInfo.InvariantCulture), Vintage, PreviousHash, RecordedAt.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text + Added("backload", Backload) + Added("reread", Reread is null ? null : string.Join(' ', Reread)))));
    }

    private static string Added(string name, string? value) => value is null ? "" : $"\n{name} {value}";
}
