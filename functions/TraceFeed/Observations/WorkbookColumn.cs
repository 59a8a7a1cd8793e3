namespace TraceFeed.Observations;

/// <summary>What a column of a table with weeks across holds.</summary>
/// <param name="Period">The period of its figures.</param>
/// <param name="Total">Whether it totals everything since the start.</param>
/// <param name="Unknown">The header of a column that is neither week nor total; else null.</param>
internal sealed record WorkbookColumn(Period Period, bool Total, string? Unknown);
