namespace TraceFeed.Observations;

/// <summary>How a file words and places one table; no number is part of it.</summary>
public sealed record TableWording
{
    internal const string LabelPrefix = "label/";
    internal const string HeadingPrefix = "heading/";
    internal const string TermPrefix = "term/";
    internal const string UnitPrefix = "unit/";
    internal const string AreaPrefix = "area/";

    /// <summary>SHA-256 of the file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The sheet, or the pattern of JSON records, that it stands on; null for a file without sheets.</summary>
    public string? Sheet { get; init; }

    /// <summary>The title, its markers taken off; null for a table without one.</summary>
    public Worded? Title { get; init; }

    /// <summary>Headers that are no period, and no area, in the order in which they stand.</summary>
    public IReadOnlyList<Worded> Columns { get; init; } = [];

    /// <summary>
    /// The wording of each label, heading, term, unit and area, by what it words: <c>label/row</c>, <c>heading/section</c>, <c>term/column/value</c>,
    /// <c>unit/measure</c>, <c>area/type:code</c>.
    /// </summary>
    public IReadOnlyDictionary<string, Worded> Terms { get; init; } = new Dictionary<string, Worded>();

    /// <summary>How many series each of <see cref="Terms"/> that is a term is said of.</summary>
    public IReadOnlyDictionary<string, int> Concerns { get; init; } = new Dictionary<string, int>();

    /// <summary>Rows and categories of figures that no definition knows, by the measure they are captured under; an unknown column is one of <see cref="Columns"/>.</summary>
    public IReadOnlyDictionary<string, Worded> Provisional { get; init; } = new Dictionary<string, Worded>();

    /// <summary>Notes below the table; of the file as a whole, those on its sheets of notes.</summary>
    public IReadOnlyList<Worded> Notes { get; init; } = [];
}
