using TraceFeed.Indicators;
using TraceFeed.Log;

namespace TraceFeed.Api;

/// <summary>The revision record of a series as it was made from the log.</summary>
/// <param name="Record">The record.</param>
/// <param name="Through">The ordinal of the last commit that it was made of.</param>
/// <param name="IsWhole">Whether that is the last commit there was.</param>
/// <param name="Rows">The rows of its commits, by ordinal.</param>
internal sealed record ReadRecord(SeriesRecord Record, int Through, bool IsWhole, IReadOnlyDictionary<int, LogRow> Rows);
