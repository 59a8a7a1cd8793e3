namespace TraceFeed.Sources;

/// <summary>What must hold of the limits of changes that a definition sets.</summary>
internal static class ChangeLimitRules
{
    public static void Check(SourceDefinition source, Requirements require)
    {
        var limits = source.Changes;
        decimal[] shares = [limits.RoundedShare, limits.UnroundedShare, limits.MethodologyShare, limits.VocabularyShare, limits.CoverageShare, limits.CoverageLost, limits.RenamedShare];
        int[] counts = [limits.RoundingLeast, limits.MethodologyLeast, limits.VocabularyLeast, limits.CoverageLeast, limits.CoverageFigures, limits.RenamedLeast];
        require.That(shares.All(share => share is > 0 and <= 1), "'changes' has a share that is not above 0 and at most 1");
        require.That(counts.All(count => count > 0), "'changes' tells by less than one");
        require.That(limits.RoundedShare > 1 - limits.UnroundedShare, "'changes' has shares by which a measure could be rounded and unrounded at once; 'roundedShare' and 'unroundedShare' must sum to more than 1");
        require.That(limits.MethodologySize > 0, "'changes' has a 'methodologySize' that is not above 0");
        require.That(limits.BackDays >= 0, "'changes' has a negative 'backDays'");
    }
}
