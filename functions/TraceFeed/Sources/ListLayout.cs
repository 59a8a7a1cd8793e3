namespace TraceFeed.Sources;

/// <summary>A list with a row for each area and category and a column for each measure.</summary>
public sealed record ListLayout
{
    /// <summary>The one table the list is.</summary>
    public required ListTable Table { get; init; }

    /// <summary>The column that names the area.</summary>
    public required AreaColumn Area { get; init; }

    /// <summary>The column that names the category.</summary>
    public required NamedColumn Category { get; init; }

    /// <summary>Known columns that carry nothing of their own.</summary>
    public IReadOnlyList<string> Ignore { get; init; } = [];

    /// <summary>The column with the first day of the period, where a file has one.</summary>
    public DateColumn? Start { get; init; }

    /// <summary>The column with the last day of the period, where a file has one.</summary>
    public DateColumn? End { get; init; }

    /// <summary>Days from the last day of the period to the publication.</summary>
    public required int EndFromPublishedDays { get; init; }

    /// <summary>A pattern with the group week that finds the week number in a file name.</summary>
    public required string EndFromFileName { get; init; }

    /// <summary>The categories with the measures of each.</summary>
    public required IReadOnlyList<CategoryDefinition> Categories { get; init; }
}
