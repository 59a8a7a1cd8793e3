namespace TraceFeed.Storage.Tests.Claims;

/// <summary>Figures of the claims that no publisher states, computed from what both workbooks state.</summary>
[Collection(OfficialLogTests.Name)]
public sealed class DerivedClaimFigureTests(OfficialLog log)
{
    [Fact]
    public async Task Every_derived_figure_is_what_the_counts_of_its_publication_make_it()
    {
        var evaluation = await log.EvaluationAsync();
        Assert.Empty(ClaimFigures.Read("derived.tsv").SelectMany(line => ClaimFigures.Otherwise(evaluation, line)));
    }

    [Fact]
    public async Task The_chain_fell_from_51_to_46_percent_by_both_workbooks()
    {
        var rows = (await log.EvaluationAsync()).Claims.Single(claim => claim.Claim.Id == "d").Rows.Where(row => row.Claimed is not null).ToList();
        Assert.Equal(["51.1", "46.1"], rows.Select(row => row.Next?.Value));
        Assert.Equal(["51.1", "46.1"], rows.Select(row => row.Now?.Value));
        Assert.All(rows, row => Assert.Equal((true, true), (row.Fits(row.Next?.Number), row.Fits(row.Now?.Number))));
    }

    [Fact]
    public async Task One_in_four_within_48_hours_was_not_found_and_two_derivations_come_near_it()
    {
        var claim = (await log.EvaluationAsync()).Claims.Single(one => one.Claim.Id == "e");
        Assert.Equal("Not found; two derivations give 25.1% and 25.8%, like for like 45.5%", $"{claim.Verdict}; {claim.Finding}");
    }

    [Fact]
    public async Task Every_figure_that_a_claim_names_is_in_the_log() =>
        Assert.Empty((await log.EvaluationAsync()).Rows.Where(row => row.Now is null).Select(row => row.Asked.Name).Distinct());
}
