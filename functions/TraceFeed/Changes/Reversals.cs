using TraceFeed.Observations;
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

        // More is remembered than is revised, so what is asked for is listed first.
        var asked = changes.Where(change => change.Kind == ChunkMerge.Kind.ValueRevised && change.PartOf is null).Select(change => (touched[change.Block].Key, change.Series)).ToHashSet();
        var earlier = Within(prior, published, limits)
            .SelectMany(recent => Enumerable.Range(0, recent.Series.Length).Select(i => (Key: (recent.Blocks[i], recent.Series[i]), Figure: (recent.Values[i], recent.Decimals[i]))).Where(one => asked.Contains(one.Key)))
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

    /// <summary>
    /// What the vintage after remembers: what is still within the days, and what was revised now. Of a figure that is withheld now nothing is
    /// remembered: to tell later that it came back would tell across the suppression.
    /// </summary>
    public static IReadOnlyList<RecentRevisions> Next(PackedChange[] changes, IReadOnlyList<TouchedBlock> touched, Vintage prior, DateOnly? published, SourceDefinition definition)
    {
        var (limits, suppression) = (definition.Changes, new Suppression(definition));
        var withheld = changes.Where(change => change.New >= 0 && suppression.Withholds(touched[change.Block].New.Symbol(change.New))).Select(change => (touched[change.Block].Key, change.Series)).ToHashSet();
        var kept = Without(withheld, Within(prior, published, limits));
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

    /// <summary>What is remembered, without some figures.</summary>
    public static IEnumerable<RecentRevisions> Without(IReadOnlySet<(BlockKey, ulong)> withheld, IEnumerable<RecentRevisions> kept)
    {
        if (withheld.Count == 0)
        {
            return kept;
        }

        return kept.Select(recent => Enumerable.Range(0, recent.Series.Length).Where(i => !withheld.Contains((recent.Blocks[i], recent.Series[i]))).ToArray() is var left && left.Length == recent.Series.Length ? recent : new RecentRevisions
        {
            Published = recent.Published,
            Blocks = [.. left.Select(i => recent.Blocks[i])],
            Series = [.. left.Select(i => recent.Series[i])],
            Values = [.. left.Select(i => recent.Values[i])],
            Decimals = [.. left.Select(i => recent.Decimals[i])],
        }).Where(recent => recent.Series.Length > 0);
    }

    private static IEnumerable<RecentRevisions> Within(Vintage prior, DateOnly? published, ChangeLimits limits) =>
        published is { } day ? prior.Recent.Where(recent => day.DayNumber - recent.Published.DayNumber <= limits.BackDays) : prior.Recent;
}
