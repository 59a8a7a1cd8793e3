namespace TraceFeed.Observations;

/// <summary>Where an observation stands in its file: see <see cref="Tabular.CellReference.Of"/>.</summary>
/// <param name="Sheet">The number of the sheet, into <see cref="Reading.Sheets"/>.</param>
/// <param name="Row">The row.</param>
/// <param name="Column">The column.</param>
internal readonly record struct Place(ushort Sheet, int Row, ushort Column);
