namespace TraceFeed.Indicators;

/// <summary>A publication of the log as far as it tells what can have been published before it.</summary>
/// <param name="Commit">The ordinal of its commit; greater for one that was taken in later.</param>
/// <param name="Published">Its day; null when unknown.</param>
/// <param name="NewestEnd">The newest last day among the periods that it states of the series' table; null when it states none.</param>
/// <param name="IsWhole">Whether its file holds all that was published.</param>
/// <param name="IsCompared">Whether it was compared with the one before; not so an older one that was added for the record.</param>
public sealed record StatingPublication(int Commit, DateOnly? Published, DateOnly? NewestEnd, bool IsWhole = true, bool IsCompared = true);
