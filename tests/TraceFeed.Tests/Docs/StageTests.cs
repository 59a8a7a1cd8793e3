using System.Text.RegularExpressions;

namespace TraceFeed.Tests.Docs;

/// <summary>The direction that docs/architecture.md, "Folders", speaks of.</summary>
public sealed partial class StageTests
{
    private static readonly string[] Stages = ["Sources", "Fetching", "Tabular", "Observations", "Changes", "Indicators", "Log", "Feeds", "Pipeline", "Claims", "Api", "Backup"];

    [Fact]
    public void A_stage_knows_none_after_it_but_for_the_exceptions_that_are_told() =>
        Assert.Equal(["Sources/AreaLookup.cs knows Observations", "Sources/ListRules.cs knows Observations", "Sources/SeriesRules.cs knows Observations", "Sources/WorkbookRules.cs knows Observations"], Known((stage, other) => Array.IndexOf(Stages, other) > Array.IndexOf(Stages, stage)));

    [Theory]
    [InlineData("Fetching", "Sources")]
    [InlineData("Tabular", "Sources", "Fetching")]
    [InlineData("Observations", "Fetching")]
    [InlineData("Changes", "Fetching")]
    [InlineData("Indicators", "Fetching", "Tabular")]
    [InlineData("Feeds", "Log", "Fetching", "Tabular")]
    [InlineData("Claims", "Fetching", "Tabular", "Pipeline")]
    public void A_stage_does_not_know_what_is_not_its_business(string stage, params string[] others) =>
        Assert.Empty(Known((one, other) => one == stage && others.Contains(other)));

    [Theory]
    [InlineData("Sources")]
    [InlineData("Fetching")]
    [InlineData("Tabular")]
    [InlineData("Observations")]
    [InlineData("Changes")]
    [InlineData("Indicators")]
    [InlineData("Feeds")]
    [InlineData("Claims")]
    public void Only_the_log_and_the_pipeline_know_storage(string stage) =>
        Assert.DoesNotContain(Repository.Files($"functions/TraceFeed/{stage}"), path => path.EndsWith(".cs", StringComparison.Ordinal) && Repository.Text(path).Contains("using Azure", StringComparison.Ordinal));

    private static IEnumerable<string> Known(Func<string, string, bool> forbidden) =>
        from stage in Stages
        from path in Repository.Files($"functions/TraceFeed/{stage}")
        where path.EndsWith(".cs", StringComparison.Ordinal)
        from other in NamespacePattern().Matches(Repository.Text(path)).Select(match => match.Groups["stage"].Value).Distinct()
        where forbidden(stage, other)
        select $"{path["functions/TraceFeed/".Length..]} knows {other}";

    [GeneratedRegex(@"\bTraceFeed\.(?<stage>Sources|Fetching|Tabular|Observations|Changes|Indicators|Log|Feeds|Pipeline|Claims|Api|Backup)\b")]
    private static partial Regex NamespacePattern();
}
