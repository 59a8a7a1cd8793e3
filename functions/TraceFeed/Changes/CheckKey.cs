using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>One check of one series for one period.</summary>
/// <param name="Check">The check's id.</param>
/// <param name="Series">The key of the checked series.</param>
/// <param name="Block">Its table and period.</param>
public readonly record struct CheckKey(string Check, ulong Series, BlockKey Block);
