namespace TraceFeed.Feeds;

/// <summary>A table with a caption, a header for each column and one for each row.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">The column headers.</param>
/// <param name="Rows">As many cells each as there are columns; the first names the row.</param>
public sealed record DataTable(string Caption, IReadOnlyList<string> Columns, IReadOnlyList<IReadOnlyList<TableCell>> Rows) : ContentBlock;
