namespace TraceFeed.Sources;

/// <summary>What every layout says of a table: enough to name it in a feed and to date its figures.</summary>
public interface ITableSubject
{
    /// <summary>The table's id within its source.</summary>
    string Id { get; }

    /// <summary>The short subject by which a reader knows it.</summary>
    string Title { get; }

    /// <summary>The id of the series that a title speaks of first.</summary>
    string Headline { get; }

    /// <summary>One of <see cref="Sources.Periodicity"/>; a series may say otherwise of itself.</summary>
    string Periods { get; }

    /// <summary>Every series that the definition knows of the table, in its order.</summary>
    IReadOnlyList<SeriesDefinition> Series { get; }

    /// <summary>The columns that tell what a row is about; null where its label does.</summary>
    RowKeys? Keys { get; }

    /// <summary>Whether its rows tell areas apart.</summary>
    bool IsByArea { get; }
}
