namespace TraceFeed.Observations;

/// <summary>The columns of one table.</summary>
internal sealed class TableColumns
{
    private readonly IReadOnlyDictionary<int, TableColumn> byNumber;
    private readonly TableColumn? every;

    /// <summary>Columns under headers.</summary>
    /// <param name="headerRow">The row of the headers, from 1.</param>
    /// <param name="byNumber">What each headed column of figures holds.</param>
    /// <param name="keys">The column of every other header of the row (<see cref="Label.Key"/>), where columns tell rows apart.</param>
    public TableColumns(int headerRow, IReadOnlyDictionary<int, TableColumn> byNumber, IReadOnlyDictionary<string, int> keys) =>
        (HeaderRow, this.byNumber, Keys) = (headerRow, byNumber, keys);

    /// <summary>A page of labels and values, without headers: a value stands wherever something follows a label.</summary>
    /// <param name="every">What each value is.</param>
    /// <param name="titleRow">The row of the title, from 1; 0 for a page without.</param>
    public TableColumns(TableColumn every, int titleRow) => (HeaderRow, byNumber, this.every, Keys) = (titleRow, new Dictionary<int, TableColumn>(), every, new Dictionary<string, int>());

    /// <summary>The last row above the table's own, from 1: that of the headers, or of a page's title; 0 when there is none.</summary>
    public int HeaderRow { get; }

    /// <summary>The columns of the headers that are no columns of figures, by their wording (<see cref="Label.Key"/>).</summary>
    public IReadOnlyDictionary<string, int> Keys { get; }

    /// <summary>Whether it is a page of labels and values, where a label may stand in any column.</summary>
    public bool IsPage => every is not null;

    /// <summary>What a column holds; null for one without header.</summary>
    public TableColumn? this[int column] => every ?? byNumber.GetValueOrDefault(column);
}
