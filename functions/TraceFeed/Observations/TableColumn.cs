namespace TraceFeed.Observations;

/// <summary>What a column of a table holds.</summary>
/// <param name="Period">The period of its figures.</param>
/// <param name="Total">Whether it totals everything since the start.</param>
/// <param name="Unknown">The header of a column that is neither a period nor a total; else null.</param>
internal sealed record TableColumn(Period Period, bool Total, string? Unknown);
