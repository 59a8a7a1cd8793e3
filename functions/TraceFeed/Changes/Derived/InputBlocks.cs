using TraceFeed.Observations;

namespace TraceFeed.Changes.Derived;

/// <summary>Which blocks of a vintage a derived block is computed from, and which derived ones follow from some that changed.</summary>
internal sealed class InputBlocks
{
    private const int Week = 7;

    private readonly ILookup<(string Table, int End), BlockKey> ending;
    private readonly ILookup<string, int> ends;
    private readonly int since;

    /// <param name="published">The published blocks.</param>
    /// <param name="since">The packed first day of running totals; 0 when the source has none.</param>
    public InputBlocks(IEnumerable<BlockKey> published, int since)
    {
        // In order, so that what a value is computed from does not depend on how a vintage was loaded.
        var keys = published.Where(key => key.End != 0).Order().ToList();
        (ending, ends, this.since) = (keys.ToLookup(key => (key.Table, key.End)), keys.Select(key => (key.Table, key.End)).Distinct().ToLookup(key => key.Table, key => key.End), since);
    }

    /// <summary>The derived blocks to be computed again, each after those it is computed from.</summary>
    public IReadOnlyList<BlockKey> Affected(IReadOnlyList<DerivedRow> rows, IEnumerable<BlockKey> changed)
    {
        var by = changed.GroupBy(key => key.Table, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.ToHashSet(), StringComparer.Ordinal);
        var affected = new HashSet<BlockKey>();
        foreach (var row in rows)
        {
            foreach (var key in row.Inputs.Select(input => input.Table).Distinct(StringComparer.Ordinal).SelectMany(table => Affected(row, by.GetValueOrDefault(table, []))).ToList())
            {
                affected.Add(key);

                // What is computed from running totals and weekly values of its own table follows them.
                by.TryAdd(key.Table, []);
                by[key.Table].Add(key);
            }
        }

        return [.. affected.Order()];
    }

    /// <summary>The blocks, published or derived, that may hold what a row of a derived block is computed from.</summary>
    public IEnumerable<BlockKey> Candidates(DerivedRow row, BlockKey at)
    {
        var input = row.Inputs[0].Table;
        return row.Formula switch
        {
            { RunningTotal: not null } => ending[(input, at.End)].SelectMany(part => new[] { part, Before(row, part) }),
            { Weekly: not null } => ending[(input, at.End)].SelectMany(total => new[] { total, total with { End = at.Start - 1 } }),
            _ => row.Inputs.Select(one => at with { Table = one.Table }),
        };
    }

    /// <summary>The figures that one value is computed from; null when one of them cannot be there.</summary>
    /// <param name="series">The derived series.</param>
    /// <param name="at">The derived block.</param>
    /// <param name="holds">Whether a block has a figure of a series.</param>
    public IReadOnlyList<InputPlace>? Places(DerivedSeries series, BlockKey at, Func<BlockKey, ulong, bool> holds)
    {
        var input = series.Inputs[0];
        switch (series.Row.Formula)
        {
            case { RunningTotal: not null }:
                var part = ending[(input.Table, at.End)].Where(key => key.Start >= since && at.Start == since && holds(key, input.Key)).Select(key => (BlockKey?)key).FirstOrDefault();
                return part is not { } last ? null : last.Start == since ? [new(last, input)] : [new(last, input), new(Before(series.Row, last), series.Series)];
            case { Weekly: not null }:
                var total = ending[(input.Table, at.End)].Where(key => key.Start <= at.Start && at.End - at.Start == Week - 1 && holds(key, input.Key)).Select(key => (BlockKey?)key).FirstOrDefault();
                return total is not { } now ? null : now.Start == at.Start ? [new(now, input)] : [new(now, input), new(now with { End = at.Start - 1 }, input)];
            default:
                return [.. series.Inputs.Select(one => new InputPlace(at with { Table = one.Table }, one))];
        }
    }

    private IEnumerable<BlockKey> Affected(DerivedRow row, IReadOnlyCollection<BlockKey> changed) => row.Formula switch
    {
        { RunningTotal: not null } => TotalsFrom(row, [.. changed.Where(key => key.Start >= since && key.End != 0)]),
        { Weekly: not null } => changed.Where(key => key.End != 0).SelectMany(key => new[] { key.End, key.End + Week }).Select(end => new BlockKey(row.Table.Id, end - Week + 1, end)),
        _ => changed.Select(key => key with { Table = row.Table.Id }),
    };

    // Every total at or after the first end that changed holds it. A block that is no longer there has changed too.
    private IEnumerable<BlockKey> TotalsFrom(DerivedRow row, IReadOnlyList<BlockKey> changed) => changed.Count == 0 ? [] :
        ends[changed[0].Table].Where(end => end >= changed.Min(key => key.End)).Concat(changed.Select(key => key.End)).Select(end => new BlockKey(row.Table.Id, since, end));

    private BlockKey Before(DerivedRow row, BlockKey part) => new(row.Table.Id, since, part.Start - 1);
}
