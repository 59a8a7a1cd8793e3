using System.Text.RegularExpressions;
using TraceFeed.Claims;
using TraceFeed.Cli;
using TraceFeed.Tests;

namespace TraceFeed.Storage.Tests.Claims;

/// <summary>Official figures of the claims, as both workbooks state them.</summary>
[Collection(OfficialLogTests.Name)]
public sealed partial class ClaimFigureTests(OfficialLog log)
{
    [Fact]
    public async Task Every_official_figure_is_shown_as_its_publication_states_it_with_its_parts()
    {
        var evaluation = await log.EvaluationAsync();
        Assert.Empty(ClaimFigures.Read("official.tsv").SelectMany(line => ClaimFigures.Otherwise(evaluation, line)));
    }

    [Fact]
    public async Task Every_official_figure_stands_in_a_cell_of_the_file_of_its_publication_and_is_told_by_a_change_and_an_item()
    {
        var evaluation = await log.EvaluationAsync();
        var found = evaluation.Rows.Where(row => !row.Asked.Name.Series.StartsWith("indicators:", StringComparison.Ordinal))
            .SelectMany(row => new[] { row.OnTheDay, row.Next, row.Now }).OfType<FoundFigure>().SelectMany(one => one.Of.Concat(one.Over).Prepend(one)).ToList();

        Assert.NotEmpty(found);
        Assert.All(found, one =>
        {
            Assert.Equal(one.StatedBy.Editions[0].Sha256, one.Cell?.Sha256);
            Assert.NotNull(one.Told.Id);
            Assert.Equal($"/items/{ClaimFigures.Source}/{one.Told.Ordinal}/{one.Told.Subject}", one.Told.Path);
        });
    }

    [Fact]
    public async Task A_claim_is_asked_of_the_newest_publication_until_its_day_the_next_one_and_the_newest()
    {
        var evaluation = await log.EvaluationAsync();
        var before = Row("a", "reached");
        Assert.Equal((null, new DateOnly(2020, 9, 3), new DateOnly(2020, 10, 29)), (before.OnTheDay?.StatedBy.Published, before.Next?.StatedBy.Published, before.Now?.StatedBy.Published));
        Assert.Equal((true, false, false), (before.Fits(before.Reported!.Value), before.Fits(before.Next!.Number), before.Fits(before.Now!.Number)));

        var on = Row("f2", "week-13");
        Assert.Equal((new DateOnly(2020, 9, 3), new DateOnly(2020, 10, 29), new DateOnly(2020, 10, 29)), (on.OnTheDay?.StatedBy.Published, on.Next?.StatedBy.Published, on.Now?.StatedBy.Published));
        Assert.Equal((true, false), (on.Fits(on.OnTheDay!.Number), on.Fits(on.Now!.Number)));

        FigureRow Row(string claim, string name) => evaluation.Claims.Single(one => one.Claim.Id == claim).Rows.Single(row => row.Name == name);
    }

    [Fact]
    public async Task Rates_of_cases_reached_were_first_published_too_low_in_every_week_that_is_known()
    {
        var cases = (await log.EvaluationAsync()).Ladders.Single(ladder => ladder.Ladder.Id == "cases");
        Assert.Equal("upwards in 9 of 9 weeks, by 0.4 to 4.5 points", cases.ByNext.ToString());
        Assert.Equal("upwards in 9 of 9 weeks, by 0.6 to 4.7 points", cases.ByNow.ToString());
    }

    [Fact]
    public async Task The_page_of_the_documents_is_what_the_command_prints() =>
        Assert.Equal(await log.PrintedAsync(), (await File.ReadAllTextAsync(Path.Combine(RepositoryRoot.Find(), "docs", "claims.md"), TestContext.Current.CancellationToken)).ReplaceLineEndings("\n"));

    [Fact]
    public void What_pages_report_is_told_as_they_report_it()
    {
        var told = ClaimBook.Embedded.Reported.Select(one => (one.Name, one.Published, (decimal?)one.Value, one.Of, one.Over, one.First));
        var read = ClaimFigures.Read("reported.tsv").Select(line => (ClaimFigures.Name(line), ClaimFigures.Day(line["published"]), ClaimFigures.Number(line["value"]), ClaimFigures.Number(line["of"]), ClaimFigures.Number(line["over"]), line["first"] == "first"));
        Assert.Equal(read.ToHashSet(), told.ToHashSet());
    }

    [Fact]
    public async Task No_figure_that_was_read_off_for_the_claims_is_missing_here()
    {
        var lines = ClaimFigures.Read("official.tsv").Concat(ClaimFigures.Read("derived.tsv")).Concat(ClaimFigures.Read("reported.tsv")).ToList();
        var known = lines.Where(line => line["of"].Length > 0 && line["over"].Length > 0).Select(line => (line["of"], line["over"])).ToHashSet();
        var shares = SharePattern().Matches(await File.ReadAllTextAsync(OfficialFiles.Path("CLAIMS.md"), TestContext.Current.CancellationToken))
            .Select(match => (Of: match.Groups["of"].Value.Replace(",", "", StringComparison.Ordinal), Over: match.Groups["over"].Value.Replace(",", "", StringComparison.Ordinal))).ToList();

        Assert.True(shares.Count > 60, $"{shares.Count} shares are read");
        Assert.All(shares, share => Assert.True(known.Contains(share) || known.Contains((share.Over, share.Of)), $"{share.Of} / {share.Over} is missing"));
    }

    [GeneratedRegex(@"(?<of>\d[\d,]*\d) / (?<over>\d[\d,]*\d)")]
    private static partial Regex SharePattern();
}
