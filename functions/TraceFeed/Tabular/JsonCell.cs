namespace TraceFeed.Tabular;

/// <summary>A scalar of the record being read.</summary>
/// <param name="Column">Its column among those of the members, from 1.</param>
/// <param name="Start">Where its text begins among the record's characters.</param>
/// <param name="Length">The length of its text.</param>
/// <param name="IsNumber">Whether it is a JSON number.</param>
internal readonly record struct JsonCell(int Column, int Start, int Length, bool IsNumber);
