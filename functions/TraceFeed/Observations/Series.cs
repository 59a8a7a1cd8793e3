using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using TraceFeed.Sources;

namespace TraceFeed.Observations;

/// <summary>One measure for one area and breakdown in one table of a source, over all periods.</summary>
public sealed record Series
{
    /// <summary>The table it belongs to: the same quantity printed in two tables is two series.</summary>
    public required string Table { get; init; }

    /// <summary>The measure's stable name; <c>~</c> before it marks a provisional one that no definition knows.</summary>
    public required string Measure { get; init; }

    /// <summary>The measure in a reader's words.</summary>
    public required string Label { get; init; }

    /// <summary>The area; null where the file names none.</summary>
    public required Area? Area { get; init; }

    /// <summary>Further dimensions by name.</summary>
    public required IReadOnlyDictionary<string, string> Breakdown { get; init; }

    /// <summary>The unit's name; null when unknown.</summary>
    public required string? Unit { get; init; }

    /// <summary>Whether values are cumulative from a fixed start.</summary>
    public bool ToDate { get; init; }

    /// <summary>Whether parts sum to wholes, so that a to-date value may not fall.</summary>
    public bool Additive { get; init; }

    /// <summary>Whether row, column, area or table is not in the definition.</summary>
    public bool Provisional { get; init; }

    /// <summary>Whether it is computed from published series; no file states it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Derived { get; init; }

    /// <summary>Its place in the definition's order.</summary>
    public int Order { get; init; }

    /// <summary>For a percentage, the key of its numerator; else 0.</summary>
    public ulong Numerator { get; init; }

    /// <summary>For a percentage, the key of its denominator; else 0.</summary>
    public ulong Denominator { get; init; }

    /// <summary>For a total since the start, the key of the series of weeks or days that it totals; else 0.</summary>
    public ulong Weekly { get; init; }

    /// <summary>Days of each period that a total since the start sums.</summary>
    public int PartDays { get; init; } = 7;

    /// <summary>For a part of a total whose fall is told with the total's, the total's key; else 0.</summary>
    public ulong PartOf { get; init; }

    /// <summary>The id, readable and unique within the source.</summary>
    public string Id => Own.Id;

    /// <summary>The first 64 bits of the id's SHA-256: what packed columns hold.</summary>
    public ulong Key => Own.Key;

    /// <summary>What tells its area apart in its id: of one that no lookup knows the name, whatever its spelling; null for none.</summary>
    internal string? AreaKey => Area is null ? null : $"{Area.Type}:{Area.Code ?? (Provisional ? "~" + Observations.Label.Key(Area.Name) : Area.Name)}";

    private Identity? identity;

    // A copy with another measure has another id: what was computed for the original is not its own.
    private Identity Own => ReferenceEquals(identity?.Owner, this) ? identity : identity = new Identity(this);

    /// <summary>The key of a series id.</summary>
    public static ulong KeyOf(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(id), hash);
        return BinaryPrimitives.ReadUInt64BigEndian(hash) is var found and not 0 ? found : 1;
    }

    private sealed class Identity(Series owner)
    {
        public Series Owner { get; } = owner;

        public string Id { get; } = owner.MakeId();

        public ulong Key => key != 0 ? key : key = KeyOf(Id);

        private ulong key;
    }

    private string MakeId()
    {
        var text = new StringBuilder(Table).Append('/').Append(Measure);
        if (AreaKey is { } area)
        {
            text.Append('/').Append(area);
        }

        foreach (var (name, value) in Breakdown.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            text.Append('/').Append(name).Append('=').Append(value);
        }

        return text.ToString();
    }
}
