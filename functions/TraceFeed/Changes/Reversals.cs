using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>Finds revisions by which a figure is again what it was stated as within the days before: to and fro is no news of its size.</summary>
internal static class Reversals
{
    /// <summary>The reason of such a revision.</summary>
    public const string Back = "back";

    /// <summary>Marks them; what is part of another change is none.</summary>
    public static void Mark(PackedChange[] changes, IReadOnlyList<TouchedBlock> touched, Vintage prior, DateOnly? published, ChangeLimits limits)
    {
        // Without a date nobody knows whether a week has passed.
        if (published is null || prior.Recent.Count == 0)
        {
            return;
        }

        var now = prior.Series.Values.Where(state => state.Former is not null).SelectMany(state => state.Former!.Select(former => (former.Key, Now: state.Series.Key))).ToLookup(one => one.Key, one => one.Now);
        var earlier = Within(prior, published, limits)
            .SelectMany(recent => Enumerable.Range(0, recent.Series.Length).Select(i => (Key: (recent.Blocks[i], now[recent.Series[i]].LastOrDefault(recent.Series[i])), Figure: (recent.Values[i], recent.Decimals[i]))))
            .ToLookup(one => one.Key, one => one.Figure);

        for (var i = 0; i < changes.Length; i++)
        {
            if (changes[i].Kind == ChunkMerge.Kind.ValueRevised && changes[i].PartOf is null)
            {
                var (block, at) = (touched[changes[i].Block], changes[i].New);
                if (earlier[(block.Key, changes[i].Series)].Any(figure => ScaledNumber.Equal(figure.Item1, figure.Item2, block.New.Values[at], block.New.Decimals[at])))
                {
                    changes[i] = changes[i] with { Reason = Back };
                }
            }
        }
    }

    /// <summary>What the vintage after remembers: what is still within the days, and what was revised now.</summary>
    public static IReadOnlyList<RecentRevisions> Next(PackedChange[] changes, IReadOnlyList<TouchedBlock> touched, Vintage prior, DateOnly? published, ChangeLimits limits)
    {
        var kept = Within(prior, published, limits);
        var revised = changes.Where(change => change.Kind == ChunkMerge.Kind.ValueRevised && change.PartOf is null).ToList();
        return published is not { } day || revised.Count == 0 ? [.. kept] :
        [
            .. kept,
            new RecentRevisions
            {
                Published = day,
                Blocks = [.. revised.Select(change => touched[change.Block].Key)],
                Series = [.. revised.Select(change => change.Series)],
                Values = [.. revised.Select(change => touched[change.Block].Old!.Values[change.Old])],
                Decimals = [.. revised.Select(change => touched[change.Block].Old!.Decimals[change.Old])],
            },
        ];
    }

    private static IEnumerable<RecentRevisions> Within(Vintage prior, DateOnly? published, ChangeLimits limits) =>
        published is { } day ? prior.Recent.Where(recent => day.DayNumber - recent.Published.DayNumber <= limits.BackDays) : prior.Recent;
}
