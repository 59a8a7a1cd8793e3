using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>The ends to which totals of one table count from one start, sorted once however many of them a publication states.</summary>
internal sealed class ToDateEnds
{
    private readonly BlockKey[] known;

    private ToDateEnds(IReadOnlyList<BlockKey> stated, BlockKey[] known) => (Stated, this.known) = (stated, known);

    /// <summary>The blocks in which the publication states totals, the earliest end first; at least one.</summary>
    public IReadOnlyList<BlockKey> Stated { get; }

    /// <summary>The ends of each table and start of which a publication states totals.</summary>
    public static IReadOnlyList<ToDateEnds> Of(Vintage prior, Reading reading)
    {
        // An end that is not told cannot be earlier than another.
        var known = prior.Blocks.Keys.Union(reading.Blocks.Keys).Where(key => key.End != 0).ToLookup(key => (key.Table, key.Start));
        return
        [
            .. reading.Blocks.Where(pair => pair.Value.Series.Any(series => reading.Series[series].ToDate)).Select(pair => pair.Key)
                .GroupBy(key => (key.Table, key.Start))
                .Select(ends => new ToDateEnds([.. ends], [.. known[ends.Key].Order()])),
        ];
    }

    /// <summary>Whether a block is of this table and start.</summary>
    public bool Include(BlockKey key) => (key.Table, key.Start) == (Stated[0].Table, Stated[0].Start);

    /// <summary>The blocks of an earlier end, of the vintage and of the publication, the latest first.</summary>
    public IEnumerable<BlockKey> Before(BlockKey key)
    {
        var at = Array.BinarySearch(known, key);
        for (var i = (at < 0 ? ~at : at) - 1; i >= 0; i--)
        {
            yield return known[i];
        }
    }
}
