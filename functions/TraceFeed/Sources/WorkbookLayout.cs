namespace TraceFeed.Sources;

/// <summary>A workbook, or a page, with one table a sheet and the weeks, the days or other columns across.</summary>
public sealed record WorkbookLayout
{
    /// <summary>The area of every figure of a table whose rows name none.</summary>
    public required Area Area { get; init; }

    /// <summary>How the publisher writes the header of a week, or of a day, in .NET date format; another spelling is reported.</summary>
    public required string WeekHeader { get; init; }

    /// <summary>Headers of the column that totals everything since the start.</summary>
    public required IReadOnlyList<string> TotalHeaders { get; init; }

    /// <summary>Appended to a measure to name the series of the total column.</summary>
    public required string TotalSuffix { get; init; }

    /// <summary>Appended to a label to name the series of the total column.</summary>
    public required string TotalLabel { get; init; }

    /// <summary>The marks a flag column may hold.</summary>
    public IReadOnlyList<string> Marks { get; init; } = [];

    /// <summary>A label that starts so opens a section although its row has values.</summary>
    public IReadOnlyList<string> SectionPrefixes { get; init; } = [];

    /// <summary>A pattern for what is glued to the end of labels, titles and headers of totals or named ones and differs between publications: footnote markers, dates.</summary>
    public required string Markers { get; init; }

    /// <summary>Sheets that hold no figures.</summary>
    public IReadOnlyList<string> NotTables { get; init; } = [];

    /// <summary>Those of <see cref="NotTables"/> that hold notes on the figures: another wording of them is told.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The tables, in the order a feed shows them.</summary>
    public required IReadOnlyList<TableDefinition> Tables { get; init; }

    /// <summary>Quantities that are printed in more than one table.</summary>
    public IReadOnlyList<AgreementDefinition> Agreements { get; init; } = [];

    /// <summary>Tables that the publisher re-based: old series end and new ones begin.</summary>
    public IReadOnlyList<BreakDefinition> Breaks { get; init; } = [];
}
