namespace TraceFeed.Changes;

/// <summary>What the differ found, without strings: enough to find series, old value and new value again.</summary>
/// <param name="Kind">The kind, as an index into <see cref="ChangeKind.All"/>.</param>
/// <param name="Block">The touched block, as an index into <see cref="Comparison.Touched"/>; -1 for a whole series.</param>
/// <param name="Old">The position in the old chunk; -1 for none.</param>
/// <param name="New">The position in the new chunk; -1 for none.</param>
/// <param name="Series">The series' key.</param>
/// <param name="PartOf">The id of the event that it is a member of; null for none.</param>
/// <param name="Reason">Why, where that is known when it is found; else null.</param>
internal readonly record struct PackedChange(byte Kind, int Block, int Old, int New, ulong Series, string? PartOf = null, string? Reason = null);
