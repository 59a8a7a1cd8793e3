namespace TraceFeed.Changes;

/// <summary>The cells of one table for one period in packed columns sorted by series key.</summary>
/// <param name="Series">Series keys.</param>
/// <param name="Sheet">Sheet numbers.</param>
/// <param name="Row">Rows, from 1.</param>
/// <param name="Column">Columns, from 1.</param>
/// <param name="Marked">Whether the publisher marks the cell as revised.</param>
public sealed record CellBlock(ulong[] Series, ushort[] Sheet, int[] Row, ushort[] Column, bool[] Marked);
