namespace TraceFeed.Changes;

/// <summary>How much of one measure of one table a mass change holds.</summary>
/// <param name="Table">The table's id.</param>
/// <param name="Measure">The measure's name; null where terms changed, which are of the table as a whole.</param>
/// <param name="Compared">Figures that are numbers in both publications; of changed coverage, figures stated before; of changed terms, series.</param>
/// <param name="Changed">Those of them that differ, members or not.</param>
/// <param name="Members">Members by kind.</param>
/// <param name="OldBase">Of changed rounding, the base that figures were rounded to before, as a decimal string; else null.</param>
/// <param name="NewBase">The base now; else null.</param>
/// <param name="Cut">True where the coarser figures are the finer ones cut off, and not rounded; else null.</param>
public sealed record MassCount(string Table, string? Measure, int Compared, int Changed, IReadOnlyDictionary<string, int> Members, string? OldBase = null, string? NewBase = null, bool? Cut = null);
