namespace TraceFeed.Observations;

/// <summary>How a file words and places one table; no number is part of it.</summary>
public sealed record TableWording
{
    /// <summary>SHA-256 of the file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The sheet, or the pattern of JSON records, that it stands on; null for a file without sheets.</summary>
    public string? Sheet { get; init; }

    /// <summary>The title as written; null for a table without one.</summary>
    public Worded? Title { get; init; }

    /// <summary>Headers that are no period, in the order in which they stand.</summary>
    public IReadOnlyList<Worded> Columns { get; init; } = [];

    /// <summary>The wording of each label, term, unit and area, by what it words: <c>label/row</c>, <c>term/column/value</c>, <c>unit/series</c>, <c>area/type:code</c>.</summary>
    public IReadOnlyDictionary<string, Worded> Terms { get; init; } = new Dictionary<string, Worded>();

    /// <summary>How many series each of <see cref="Terms"/> that is a term is said of.</summary>
    public IReadOnlyDictionary<string, int> Concerns { get; init; } = new Dictionary<string, int>();

    /// <summary>Rows and columns of figures that no definition knows, by the measure they are captured under.</summary>
    public IReadOnlyDictionary<string, Worded> Provisional { get; init; } = new Dictionary<string, Worded>();

    /// <summary>Notes below the table; of the file as a whole, those on its sheets of notes.</summary>
    public IReadOnlyList<Worded> Notes { get; init; } = [];
}
