using TraceFeed.Observations;

namespace TraceFeed.Changes.Rereads;

/// <summary>An archived file that was read again.</summary>
/// <param name="Commit">The ordinal of the commit that took it in.</param>
/// <param name="Reading">What it is read to state now; once its blocks are taken, only those that no newer file states.</param>
/// <param name="Before">The cells of the reading before.</param>
/// <param name="Renamed">Keys under which it states series that go on under other ids since: those keep what they have.</param>
internal sealed record Reread(int Commit, Reading Reading, CellIndex Before, IReadOnlySet<ulong> Renamed)
{
    /// <summary>The file, of a source as it stands now.</summary>
    public static Reread Of(int commit, Reading reading, CellIndex before, Vintage prior) => new(
        commit, reading, before, prior.Series.Values.Where(state => state.Former is not null && state.KeyIn(commit) != state.Series.Key).Select(state => state.KeyIn(commit)).ToHashSet());
}
