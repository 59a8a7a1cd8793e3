namespace TraceFeed.Changes.Masses;

/// <summary>Everything of which one change stands for many, by the rules of this folder; a difference is part of one at most.</summary>
internal static class MassChanges
{
    /// <summary>The mass changes of a comparison, in the order of <see cref="ChangeKind.Mass"/>; those of terms are found where terms are compared.</summary>
    public static IReadOnlyList<MassFound> Of(Differences found)
    {
        var tallies = new MeasureTallies(found);
        var (all, taken) = (new List<MassFound>(), new HashSet<int>());
        var rounding = RoundingRule.Find(found, tallies);
        taken.UnionWith(rounding?.Members ?? []);
        var methodology = MethodologyRule.Find(found, tallies, taken.Contains);
        foreach (var one in new[] { methodology, rounding }.Concat(new CoverageRule(found).Find()).OfType<MassFound>())
        {
            all.Add(one);
        }

        return all;
    }
}
