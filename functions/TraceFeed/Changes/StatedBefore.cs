using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>
/// What the last publication stated of the periods that one to be taken in covers too, table by table: its blocks and those now.
/// Totals of one start and periods of one length are held against their like; where no end is in both, the latest of each is.
/// </summary>
internal sealed class StatedBefore
{
    private const int Day = 0;
    private const int Week = 6;
    private readonly Vintage prior;
    private readonly Reading reading;

    public StatedBefore(Vintage prior, Reading reading)
    {
        (this.prior, this.reading) = (prior, reading);
        var last = prior.Blocks.Values.Select(block => block.StatedBy).DefaultIfEmpty().Max();
        var before = prior.Blocks.Values.Where(block => block.StatedBy == last).Select(block => block.Key).GroupBy(Kind);
        var now = reading.Blocks.Keys.ToLookup(Kind);
        var standing = reading.Blocks.Keys.Select(key => key.Table).ToHashSet(StringComparer.Ordinal);
        foreach (var group in before)
        {
            if (now.Contains(group.Key))
            {
                Common([.. group], [.. now[group.Key]]);
            }
            else if (!standing.Contains(group.Key.Table))
            {
                // A table that is not there states none of what it did.
                Before.AddRange(group);
            }
        }
    }

    /// <summary>Blocks that the last publication stated.</summary>
    public List<BlockKey> Before { get; } = [];

    /// <summary>Blocks of the publication to be held against them.</summary>
    public List<BlockKey> Now { get; } = [];

    /// <summary>Blocks of which it must be loaded what they hold; others state what they did.</summary>
    public IReadOnlyList<BlockKey> Needs => [.. Before.Where(key => prior.Blocks[key].Chunk is null && !reading.Blocks.ContainsKey(key))];

    private void Common(List<BlockKey> before, List<BlockKey> now)
    {
        var from = Math.Max(before.Min(key => key.End), now.Min(key => key.End));
        var to = Math.Min(before.Max(key => key.End), now.Max(key => key.End));
        var common = before.Where(key => key.End >= from && key.End <= to).ToList();
        if (common.Count > 0)
        {
            Before.AddRange(common);
            Now.AddRange(now.Where(key => key.End >= from && key.End <= to));
            return;
        }

        Before.Add(before.MaxBy(key => key.End));
        Now.Add(now.MaxBy(key => key.End));
    }

    private static (string Table, int Start, int Length) Kind(BlockKey key) => key.End - key.Start is Day or Week ? (key.Table, 0, key.End - key.Start) : (key.Table, key.Start, -1);
}
