using TraceFeed.Observations;

namespace TraceFeed.Changes.Rereads;

/// <summary>Which series appear and disappear because files are read differently: the newest publication decides what stands.</summary>
internal sealed class RereadSeries
{
    private readonly Vintage prior;
    private readonly IReadOnlyList<Reread> rereads;
    private readonly Reading? newest;
    private readonly HashSet<ulong> stated;

    /// <param name="prior">The vintage before.</param>
    /// <param name="rereads">The files, the newest first.</param>
    /// <param name="touched">The blocks that differ.</param>
    /// <param name="commit">The commit of the newest publication that was compared.</param>
    public RereadSeries(Vintage prior, IReadOnlyList<Reread> rereads, IReadOnlyList<TouchedBlock> touched, int commit)
    {
        (this.prior, this.rereads) = (prior, rereads);
        newest = rereads.FirstOrDefault(reread => reread.Commit == commit)?.Reading;
        stated = newest?.Blocks.Values.SelectMany(block => block.Series).ToHashSet() ?? [];
        var (changes, over) = (new List<PackedChange>(), new List<PackedChange>());
        if (newest is not null)
        {
            changes.AddRange(prior.Series.Values.Where(state => state.Ended is null && !Stands(state.Series.Key, state.Series.Table)).Select(state => Change(ChunkMerge.Kind.SeriesEnded, state.Series.Key)));
            changes.AddRange(prior.Series.Values.Where(state => state.Ended is not null && stated.Contains(state.Series.Key)).Select(state => Change(ChunkMerge.Kind.SeriesAdded, state.Series.Key)));
        }

        // What only an older publication is read to state now begins and is over.
        foreach (var key in touched.SelectMany(block => block.New.Series).Distinct().Where(key => !prior.Series.ContainsKey(key)))
        {
            changes.Add(Change(ChunkMerge.Kind.SeriesAdded, key));
            if (newest is null || !Stands(key, SeriesOf(key).Table))
            {
                over.Add(Change(ChunkMerge.Kind.SeriesEnded, key));
            }
        }

        Changes = changes;
        Over = [.. over.OrderBy(change => SeriesOf(change.Series).Id, StringComparer.Ordinal)];
    }

    /// <summary>Series that end and series that are added.</summary>
    public IReadOnlyList<PackedChange> Changes { get; }

    /// <summary>Series that are added and have ended: told after their values.</summary>
    public IReadOnlyList<PackedChange> Over { get; }

    /// <summary>The series of a key, from the newest file that states it.</summary>
    public Series SeriesOf(ulong key) =>
        newest?.Series.GetValueOrDefault(key) ?? prior.Series.GetValueOrDefault(key)?.Series ?? rereads.Select(reread => reread.Reading.Series.GetValueOrDefault(key)).OfType<Series>().First();

    /// <summary>The states after.</summary>
    /// <param name="ordinal">The commit.</param>
    /// <param name="changes">Its changes in order.</param>
    public IReadOnlyDictionary<ulong, SeriesState> States(int ordinal, PackedChange[] changes)
    {
        var states = prior.Series.ToDictionary(pair => pair.Key, pair => pair.Value with { Series = SeriesOf(pair.Key) });
        for (var i = 0; i < changes.Length; i++)
        {
            if (changes[i].Block < 0)
            {
                var key = changes[i].Series;
                states[key] = new SeriesState(SeriesOf(key), changes[i].Kind == ChunkMerge.Kind.SeriesEnded ? SeriesState.Reinterpreted : null, ordinal, i) { Former = states.GetValueOrDefault(key)?.Former };
            }
        }

        return states;
    }

    // Of what a partial file leaves out, a list that is not there and a key that is stated twice nothing is said.
    private bool Stands(ulong key, string table) => stated.Contains(key) || newest!.Partial || newest.Missing.Contains(table) || newest.Series.ContainsKey(key);

    private static PackedChange Change(byte kind, ulong series) => new(kind, -1, -1, -1, series, Reason: SeriesState.Reinterpreted);
}
