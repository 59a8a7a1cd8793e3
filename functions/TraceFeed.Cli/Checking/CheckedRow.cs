namespace TraceFeed.Cli.Checking;

/// <summary>One row of a file and what was made of it.</summary>
/// <param name="Row">Its number, from 1.</param>
/// <param name="Text">The first text that stands in it, shortened.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Made">What was made of it, in words; empty for a text, whose place tells what it is.</param>
/// <param name="Shape">Rows of equal shape state figures of the same measures and number, whatever their area and period.</param>
/// <param name="Figures">Cells captured.</param>
internal sealed record CheckedRow(int Row, string Text, RowKind Kind, string Made, string Shape, int Figures);
