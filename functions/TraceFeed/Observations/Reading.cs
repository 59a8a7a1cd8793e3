using System.Buffers.Binary;
using System.Security.Cryptography;

namespace TraceFeed.Observations;

/// <summary>What a definition makes of one file: every observation it states, packed, and everything odd about it.</summary>
public sealed class Reading
{
    /// <summary>The source's id.</summary>
    public required string Source { get; init; }

    /// <summary>The file's name, for messages.</summary>
    public required string File { get; init; }

    /// <summary>SHA-256 of the file, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The version of the definition that read it.</summary>
    public required string DefinitionVersion { get; init; }

    /// <summary>The publication date that the file itself tells; null when it tells none.</summary>
    public required DateOnly? OwnPublished { get; init; }

    /// <summary>When it was published, by the file itself or else from without; null when nothing tells.</summary>
    public required DateOnly? Published { get; init; }

    /// <summary>Lists of the definition that the file lacks: nothing is said of their series.</summary>
    public required IReadOnlySet<string> Missing { get; init; }

    /// <summary>Whether the last day of its to-date period is derived from without, since the file tells no date.</summary>
    public required bool DatesDerived { get; init; }

    /// <summary>Whether the file is known to hold a part of its publication only.</summary>
    public required bool Partial { get; init; }

    /// <summary>Sheet names by number; a file without sheets has one, null.</summary>
    public required IReadOnlyList<string?> Sheets { get; init; }

    /// <summary>The series stated, by key.</summary>
    public required IReadOnlyDictionary<ulong, Series> Series { get; init; }

    /// <summary>Status symbols; observation statuses count from 1 into it.</summary>
    public required IReadOnlyList<string> Statuses { get; init; }

    /// <summary>What is stated, by table and period.</summary>
    public required SortedDictionary<BlockKey, ObservationBlock> Blocks { get; init; }

    /// <summary>The first and the last day of the weeks that each table has columns for, filled or not; a list has none.</summary>
    public required IReadOnlyDictionary<string, (int Start, int End)> Columns { get; init; }

    /// <summary>Series whose row is now a heading without values.</summary>
    public required IReadOnlySet<ulong> Headings { get; init; }

    /// <summary>Keys that the file states twice with different values, and which are therefore not stated.</summary>
    public required IReadOnlySet<(BlockKey Block, ulong Series)> NotStated { get; init; }

    /// <summary>How the file words and places each table, by its id; what it says of itself as a whole under an empty id.</summary>
    public IReadOnlyDictionary<string, TableWording> Wording { get; init; } = new Dictionary<string, TableWording>();

    /// <summary>Everything odd.</summary>
    public required IReadOnlyList<ReadingWarning> Warnings { get; init; }

    /// <summary>The same reading with some of its blocks only.</summary>
    internal Reading Only(IReadOnlySet<BlockKey> blocks) => new()
    {
        Source = Source,
        File = File,
        Sha256 = Sha256,
        DefinitionVersion = DefinitionVersion,
        OwnPublished = OwnPublished,
        Published = Published,
        Missing = Missing,
        DatesDerived = DatesDerived,
        Partial = Partial,
        Sheets = Sheets,
        Series = Series,
        Statuses = Statuses,
        Blocks = new SortedDictionary<BlockKey, ObservationBlock>(Blocks.Where(pair => blocks.Contains(pair.Key)).ToDictionary()),
        Columns = Columns,
        Headings = Headings,
        NotStated = NotStated,
        Wording = Wording,
        Warnings = Warnings,
    };

    private Dictionary<BlockKey, ObservationBlock>? byKey;

    /// <summary>What is stated in one table for one period; null when nothing is. Asked for each figure that a check looks at.</summary>
    internal ObservationBlock? Find(BlockKey key) => (byKey ??= new(Blocks)).GetValueOrDefault(key);

    /// <summary>Observations stated.</summary>
    public int Count => Blocks.Values.Sum(block => block.Count);

    /// <summary>
    /// The last day of any period that the file itself dates; null when it dates none. Days more than a year after its publication do
    /// not count: one mistyped year would make every later file look old.
    /// </summary>
    public DateOnly? OwnEnd => DatesDerived ? null : Period.FromDay(Blocks.Keys.Select(key => key.End).Where(end => Published is not { } day || end <= day.DayNumber + 366).DefaultIfEmpty().Max());

    /// <summary>
    /// SHA-256 over values, the file's own dates, and how it words and places its tables: a file saved again has other bytes and the same content.
    /// Dates that were derived from without do not count.
    /// </summary>
    public string ContentHash()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Span<byte> dates = stackalloc byte[8];
        foreach (var (key, block) in Blocks)
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(key.Table));
            BinaryPrimitives.WriteInt32LittleEndian(dates, DatesDerived ? 0 : key.Start);
            BinaryPrimitives.WriteInt32LittleEndian(dates[4..], DatesDerived ? 0 : key.End);
            hash.AppendData(dates);
            hash.AppendData(block.ValuesHash(Statuses));
        }

        foreach (var (table, wording) in Wording.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            hash.AppendData(System.Text.Encoding.UTF8.GetBytes(table));
            hash.AppendData(WordingKey.Hash(wording));
        }

        BinaryPrimitives.WriteInt32LittleEndian(dates, Period.Day(OwnPublished));
        hash.AppendData(dates[..4]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
