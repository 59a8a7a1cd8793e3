namespace TraceFeed.Tests.Drift;

/// <summary>What may change around the numbers of a file although they are the same.</summary>
internal enum DriftKind
{
    /// <summary>The sheets stand in another order.</summary>
    PermuteSheets,

    /// <summary>Sheets whose table is known by its title have other names.</summary>
    RenameSheets,

    /// <summary>Rows stand in another order, as far as each keeps the section it stands in.</summary>
    PermuteRows,

    /// <summary>Columns of a list, or those that tell rows apart, stand in another order.</summary>
    PermuteColumns,

    /// <summary>Titles, labels, categories, areas and types of area have another wording that the definition or a lookup knows.</summary>
    RenameByAlias,

    /// <summary>The file is saved in another format of its source, or in another dialect of the same.</summary>
    Save,

    /// <summary>Numbers are written with trailing zeros and shown with other decimals and with thousands separators.</summary>
    NumberFormats,

    /// <summary>Numbers stand in cells of text.</summary>
    NumbersAsText,

    /// <summary>Numbers carry the noise of binary fractions.</summary>
    BinaryNoise,

    /// <summary>Percentages are stated as fractions in cells that show percentages.</summary>
    Percentages,

    /// <summary>Blank rows stand between others.</summary>
    BlankRows,

    /// <summary>Blank columns stand between others.</summary>
    BlankColumns,

    /// <summary>Blanks, some of which do not break, stand around texts and in them.</summary>
    Blanks,

    /// <summary>Labels, titles and headers of totals carry other footnote markers.</summary>
    FootnoteMarkers,

    /// <summary>Names are written in capitals.</summary>
    Capitals,

    /// <summary>Cells that were empty hold a blank.</summary>
    EmptyCells,
}
