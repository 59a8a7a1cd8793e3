namespace TraceFeed.Sources;

/// <summary>A column of a table whose columns are not a sequence of periods, such as <c>Latest week</c>.</summary>
/// <param name="Headers">Every wording of its header, the newest first.</param>
/// <param name="Periods">One of <see cref="Periodicity"/>: all its figures end on the table's last day.</param>
public sealed record ColumnDefinition(IReadOnlyList<string> Headers, string Periods);
