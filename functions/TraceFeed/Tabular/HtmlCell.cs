namespace TraceFeed.Tabular;

/// <summary>A filled cell of a table on a page.</summary>
/// <param name="Row">Its row, from 2: the title is row 1.</param>
/// <param name="Column">Its column, from 1.</param>
/// <param name="Text">Its text as the page shows it.</param>
/// <param name="Columns">Columns that it spans.</param>
/// <param name="Rows">Rows that it spans; 0 for all that follow in its group.</param>
internal readonly record struct HtmlCell(int Row, int Column, string Text, int Columns, int Rows);
