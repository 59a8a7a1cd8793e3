namespace TraceFeed.Tabular;

/// <summary>A filled cell of a table on a page.</summary>
/// <param name="Row">Its row, from 2: the title is row 1.</param>
/// <param name="Column">Its column, from 1.</param>
/// <param name="Text">Its text as the page shows it.</param>
internal readonly record struct HtmlCell(int Row, int Column, string Text);
