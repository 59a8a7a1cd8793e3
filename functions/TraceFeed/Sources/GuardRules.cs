namespace TraceFeed.Sources;

/// <summary>What must hold of the limits that a definition sets.</summary>
internal static class GuardRules
{
    public static void Check(SourceDefinition source, Requirements require)
    {
        var limits = source.Guards;
        require.That(Shares(limits).All(share => share is >= 0 and <= 1), "'guards' has a share that is not between 0 and 1");
        require.That(limits.UnshiftedShare < limits.ShiftedShare, "'guards' has an 'unshiftedShare' that is not below its 'shiftedShare', so a file could be both");
        require.That(limits.ShiftedLeast > 0 && limits.ShrunkenLeast > 0, "'guards' tells by less than one figure");
        require.That(limits.NameToleranceDays >= 0, "'guards' has a negative 'nameToleranceDays'");
        require.Pattern("nameDate", limits.NameDate);
        require.That(limits.NameDate is not { } pattern || pattern.Contains("(?<week>", StringComparison.Ordinal) || (pattern.Contains("(?<day>", StringComparison.Ordinal) && pattern.Contains("(?<month>", StringComparison.Ordinal)), "the pattern of 'nameDate' has neither the group week nor day and month");
        require.That(limits.NameDate?.Contains("(?<week>", StringComparison.Ordinal) != true || source.Since is not null, "the pattern of 'nameDate' finds a week, but there is no 'since' from which to count it");
    }

    private static decimal[] Shares(GuardLimits limits) => [limits.ShiftedShare, limits.UnshiftedShare, limits.ShrunkenShare];
}
