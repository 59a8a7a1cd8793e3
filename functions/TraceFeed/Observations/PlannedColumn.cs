namespace TraceFeed.Observations;

/// <summary>What a column holds in rows of one kind.</summary>
/// <param name="Series">The series.</param>
/// <param name="Decimals">Decimals of its unit; -1 when that is not known.</param>
/// <param name="Periods">How long its periods are: an index into <see cref="Sources.Periodicity.All"/>.</param>
internal sealed record PlannedColumn(Series Series, int Decimals, int Periods);
