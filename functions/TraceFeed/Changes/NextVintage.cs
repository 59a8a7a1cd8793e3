using TraceFeed.Changes.Masses;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>Makes the vintage after a publication: what it stated, and carried over what it did not speak of.</summary>
internal static class NextVintage
{
    public static Vintage Of(Comparison comparison, DateOnly? published, SourceDefinition definition)
    {
        var (prior, reading, changes, touched, checks) = (comparison.Prior, comparison.Reading, comparison.Changes, comparison.Touched, comparison.Checks);
        var (ordinal, first) = (prior.Ordinal + 1, comparison.FirstChange);
        var endReason = Differ.EndReason(definition, reading);
        var series = prior.Series.ToDictionary(pair => pair.Key, pair => reading.Series.TryGetValue(pair.Key, out var newer) ? pair.Value with { Series = newer } : pair.Value);
        Renamed(series, comparison);
        for (var i = 0; i < changes.Length; i++)
        {
            if (changes[i].Block < 0)
            {
                var one = reading.Series.TryGetValue(changes[i].Series, out var stated) ? stated : prior.Series[changes[i].Series].Series;
                var reason = changes[i].Kind == ChunkMerge.Kind.SeriesEnded ? changes[i].Reason ?? endReason(one) : null;
                series[one.Key] = new SeriesState(one, reason, ordinal, first + i) { Former = series.GetValueOrDefault(one.Key)?.Former };
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
                failed.Add(checks[i].Key, new FailedCheck(checks[i].Key, checks[i].Expected, checks[i].Actual, ordinal, first + changes.Length + i));
            }
        }

        return prior with
        {
            Ordinal = ordinal,
            Published = published ?? prior.Published,
            Series = series,
            Blocks = blocks,
            Failed = failed,
            Wording = Wording(prior, reading),
            Gaps = CoverageRule.Gaps(comparison),
            Recent = Reversals.Next(changes, touched, prior, published, definition),
            Revisions = RevisionHistory.Next(comparison, definition),
        };
    }

    // Which change renamed a series is known by its place among the events.
    private static void Renamed(Dictionary<ulong, SeriesState> series, Comparison comparison)
    {
        for (var i = 0; i < comparison.Events.Count; i++)
        {
            if (comparison.Events[i] is { Kind: ChangeKind.SeriesRenamed, Series: { } id, Drift.From: [{ Series: { } former }] })
            {
                foreach (var key in new[] { Series.KeyOf(id), Series.KeyOf(former) })
                {
                    series[key] = series[key] with { SetAt = 1 + i };
                }
            }
        }
    }

    // What a publication does not state stays worded as it was, and of a table that a partial file has it is not known what that leaves out.
    internal static Dictionary<string, TableWording> Wording(Vintage prior, Reading reading)
    {
        var wording = new Dictionary<string, TableWording>(prior.Wording, StringComparer.Ordinal);
        foreach (var (table, now) in reading.Wording.Where(pair => !reading.Partial || !prior.Wording.ContainsKey(pair.Key)))
        {
            wording[table] = now;
        }

        return wording;
    }
}
