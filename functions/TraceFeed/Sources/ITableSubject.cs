namespace TraceFeed.Sources;

/// <summary>What every layout says of a table: enough to name it in a feed and to date its figures.</summary>
public interface ITableSubject
{
    /// <summary>The table's id within its source.</summary>
    string Id { get; }

    /// <summary>The short subject by which a reader knows it.</summary>
    string Title { get; }

    /// <summary>The id of the row that a title speaks of first.</summary>
    string Headline { get; }

    /// <summary><c>weekly</c> or <c>to-date</c>.</summary>
    string Periods { get; }
}
