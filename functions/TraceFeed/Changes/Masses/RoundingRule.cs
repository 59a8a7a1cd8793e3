using TraceFeed.Changes.Drifts;

namespace TraceFeed.Changes.Masses;

/// <summary>
/// Finds measures that the publisher rounds otherwise than before: nearly all figures of one side are multiples of a base, many of the
/// other are not. Revisions of at most half the coarser base are part of it or, where figures are cut off and not rounded, those that
/// cutting gives; others are revisions that rounding does not explain.
/// </summary>
internal static class RoundingRule
{
    /// <summary>One change for all such measures; null where there is none.</summary>
    public static MassFound? Find(Differences found, MeasureTallies tallies)
    {
        var (counts, members) = (new List<MassCount>(), new List<int>());
        foreach (var measure in tallies.All)
        {
            if (measure.Changed < found.Limits.RoundingLeast || measure.Rounding(found.Limits.RoundedShare, found.Limits.UnroundedShare) is not (var old, var now))
            {
                continue;
            }

            var coarser = new CoarserFigures(Math.Max(old, now), [.. tallies.Of(measure).Where(i => found.Changes[i].Kind == ChunkMerge.Kind.ValueRevised).Select(i => Figures(found, i, coarseIsNew: now > old))]);
            var explained = coarser.Explained.ToList();
            if (explained.Count >= found.Limits.RoundingLeast)
            {
                counts.Add(new MassCount(
                    measure.Table, measure.Measure, measure.Compared, measure.Changed, found.Kinds(explained), Text(old, measure.Decimals), Text(now, measure.Decimals), coarser.AreCut ? true : null));
                members.AddRange(explained);
            }
        }

        return counts.Count == 0 ? null : new MassFound(new Change { Kind = ChangeKind.RoundingChanged, Source = found.Definition.Id, Mass = new MassChange(counts, []) }, members);
    }

    private static (int Change, long Fine, long Coarse) Figures(Differences found, int change, bool coarseIsNew)
    {
        var (block, packed) = (found.Touched[found.Changes[change].Block], found.Changes[change]);
        var (before, after) = (block.Old!.Values[packed.Old], block.New.Values[packed.New]);
        return coarseIsNew ? (change, before, after) : (change, after, before);
    }

    private static string Text(long number, int decimals) => Histories.Plain(ScaledNumber.Format(number, decimals));
}
