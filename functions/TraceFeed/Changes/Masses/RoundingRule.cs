namespace TraceFeed.Changes.Masses;

/// <summary>
/// Finds measures that the publisher rounds otherwise than before: nearly all figures of one side are multiples of a base, many of the
/// other are not. Revisions of at most half the coarser base are part of it; larger ones are revisions that rounding does not explain.
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

            var half = Math.Max(old, now);
            var explained = tallies.Of(measure).Where(i => found.Changes[i].Kind == ChunkMerge.Kind.ValueRevised && 2 * Math.Abs(Difference(found, found.Changes[i])) <= half).ToList();
            if (explained.Count >= found.Limits.RoundingLeast)
            {
                counts.Add(new MassCount(measure.Table, measure.Measure, measure.Compared, measure.Changed, found.Kinds(explained), ScaledNumber.Format(old, measure.Decimals), ScaledNumber.Format(now, measure.Decimals)));
                members.AddRange(explained);
            }
        }

        return counts.Count == 0 ? null : new MassFound(new Change { Kind = ChangeKind.RoundingChanged, Source = found.Definition.Id, Mass = new MassChange(counts, []) }, members);
    }

    private static long Difference(Differences found, PackedChange change)
    {
        var block = found.Touched[change.Block];
        return block.New.Values[change.New] - block.Old!.Values[change.Old];
    }
}
