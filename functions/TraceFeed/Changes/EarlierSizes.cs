namespace TraceFeed.Changes;

/// <summary>How a series was revised before.</summary>
/// <param name="Count">How many of its figures were, each time counted.</param>
/// <param name="Sum">The sum of their sizes (see <see cref="RevisionSize"/>).</param>
/// <param name="Largest">The largest of them.</param>
internal readonly record struct EarlierSizes(int Count, long Sum, int Largest)
{
    /// <summary>The same with one revision more.</summary>
    public EarlierSizes With(int size) => new(Count == int.MaxValue ? Count : Count + 1, Sum + size, Math.Max(Largest, size));
}
