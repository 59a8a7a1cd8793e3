namespace TraceFeed.Changes.Masses;

/// <summary>Everything of which one change stands for many, by the rules of this folder; a difference is part of one at most.</summary>
internal static class MassChanges
{
    /// <summary>The mass changes of a comparison, in the order of <see cref="ChangeKind.Mass"/>; those of terms are found where terms are compared.</summary>
    public static IReadOnlyList<MassFound> Of(Differences found)
    {
        var tallies = new MeasureTallies(found);
        var rounding = RoundingRule.Find(found, tallies);
        var taken = rounding?.Members.ToHashSet() ?? [];
        var methodology = MethodologyRule.Find(found, tallies, taken.Contains);
        return [.. new[] { methodology, rounding }.Concat(new CoverageRule(found).Find()).OfType<MassFound>()];
    }
}
