namespace TraceFeed.Tabular;

/// <summary>Where a row of a sheet stands in a JSON text.</summary>
/// <param name="Row">The row, from 1.</param>
/// <param name="Places">The pointers of its record's cells.</param>
/// <param name="Index">The number of its record in its array, from 0; 0 when it is in none.</param>
internal readonly record struct JsonRow(int Row, JsonPlaces Places, int Index);
