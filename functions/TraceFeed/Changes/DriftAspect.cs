namespace TraceFeed.Changes;

/// <summary>What drifted around the numbers.</summary>
public static class DriftAspect
{
    /// <summary>The label of a row (<c>definition.changed</c>).</summary>
    public const string Label = "label";

    /// <summary>A term of a column that tells rows apart, such as a category or a type of area (<c>definition.changed</c>).</summary>
    public const string Term = "term";

    /// <summary>A note below a table, or on a sheet of notes (<c>definition.changed</c>).</summary>
    public const string Note = "note";

    /// <summary>A note that explains a symbol or a mark (<c>definition.changed</c>).</summary>
    public const string Legend = "legend";

    /// <summary>The wording of a unit (<c>definition.changed</c>).</summary>
    public const string Unit = "unit";

    /// <summary>The title of a table (<c>definition.changed</c>).</summary>
    public const string Title = "title";

    /// <summary>The sheet that a table stands on (<c>layout.changed</c>).</summary>
    public const string Sheet = "sheet";

    /// <summary>The order of a table's columns (<c>layout.changed</c>).</summary>
    public const string ColumnOrder = "column-order";

    /// <summary>A column that came or went (<c>layout.changed</c>).</summary>
    public const string Column = "column";

    /// <summary>A row that no definition knows and that is captured under a provisional id (<c>layout.changed</c>).</summary>
    public const string Row = "row";

    /// <summary>A table that came or went (<c>layout.changed</c>).</summary>
    public const string Table = "table";

    /// <summary>The spelling of an area (<c>area.recoded</c>).</summary>
    public const string Spelling = "spelling";

    /// <summary>The code of an area (<c>area.recoded</c>).</summary>
    public const string Code = "code";

    /// <summary>Several become one (<c>area.recoded</c>, <c>series.renamed</c>).</summary>
    public const string Merged = "merged";

    /// <summary>One becomes several (<c>area.recoded</c>, <c>series.renamed</c>).</summary>
    public const string Split = "split";

    /// <summary>The name of a series (<c>series.renamed</c>).</summary>
    public const string Name = "name";
}
