using TraceFeed.Observations;

namespace TraceFeed.Changes;

/// <summary>Makes the vintage after a publication: what it stated, and carried over what it did not speak of.</summary>
internal static class NextVintage
{
    public static Vintage Of(
        Vintage prior, Reading reading, DateOnly? published, PackedChange[] changes, IReadOnlyList<TouchedBlock> touched, IReadOnlyList<CheckResult> checks, Func<Series, string> endReason)
    {
        var ordinal = prior.Ordinal + 1;
        var series = prior.Series.ToDictionary(pair => pair.Key, pair => reading.Series.TryGetValue(pair.Key, out var newer) ? pair.Value with { Series = newer } : pair.Value);
        for (var i = 0; i < changes.Length; i++)
        {
            if (changes[i].Block < 0)
            {
                var one = reading.Series.TryGetValue(changes[i].Series, out var stated) ? stated : prior.Series[changes[i].Series].Series;
                var reason = changes[i].Kind == ChunkMerge.Kind.SeriesEnded ? endReason(one) : null;
                series[one.Key] = new SeriesState(one, reason, ordinal, i + 1);
            }
        }

        var blocks = new Dictionary<BlockKey, VintageBlock>(prior.Blocks);
        foreach (var key in reading.Blocks.Keys.Where(blocks.ContainsKey))
        {
            blocks[key] = blocks[key] with { StatedBy = ordinal };
        }

        foreach (var block in touched)
        {
            blocks[block.Key] = new VintageBlock
            {
                Key = block.Key,
                ValuesHash = ChunkValues.Hash(block.New),
                Chunk = block.New,
                StatedBy = block.Stated is null ? prior.Blocks[block.Key].StatedBy : ordinal,
            };
        }

        var failed = prior.Failed.ToDictionary();
        for (var i = 0; i < checks.Count; i++)
        {
            failed.Remove(checks[i].Key);
            if (!checks[i].Holds)
            {
                failed.Add(checks[i].Key, new FailedCheck(checks[i].Key, checks[i].Expected, checks[i].Actual, ordinal, changes.Length + i + 1));
            }
        }

        return new Vintage { Source = prior.Source, Ordinal = ordinal, Published = published ?? prior.Published, Series = series, Blocks = blocks, Failed = failed };
    }
}
