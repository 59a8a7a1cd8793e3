namespace TraceFeed.Sources;

/// <summary>A value of a series from which something follows for its readers, such as what a system must reach to work.</summary>
/// <param name="Id">The threshold's id within its source.</param>
/// <param name="Series">A <c>table:row</c> reference, for every area of the table.</param>
/// <param name="Value">The value, in the unit of the series; a figure equal to it has reached it.</param>
/// <param name="Says">What follows, as one sentence for readers.</param>
/// <param name="Source">Who says so.</param>
public sealed record ThresholdDefinition(string Id, string Series, decimal Value, string Says, Citation Source);
