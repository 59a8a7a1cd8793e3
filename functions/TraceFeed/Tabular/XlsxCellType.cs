namespace TraceFeed.Tabular;

/// <summary>What the value of a cell is (ECMA-376, part 1, section 18.18.11, ST_CellType).</summary>
internal enum XlsxCellType : byte
{
    /// <summary><c>n</c>, or none stated: a number, which a style may show as a date or a percentage.</summary>
    Number,

    /// <summary><c>s</c>: the number of a shared string.</summary>
    Shared,

    /// <summary><c>inlineStr</c> and <c>str</c>, a text in the cell itself; also <c>e</c>, an error such as <c>#N/A</c>, and what no standard knows.</summary>
    Text,

    /// <summary><c>b</c>: 0 or 1.</summary>
    Boolean,

    /// <summary><c>d</c>: a date by ISO 8601.</summary>
    Date,
}
