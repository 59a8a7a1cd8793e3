using System.Text.Json;

namespace TraceFeed.Tests.Cli;

public sealed class DiffCommandTests
{
    [Fact]
    public async Task The_two_workbooks_eight_weeks_apart_give_the_documented_line_and_summary()
    {
        var run = await CommandRun.Of("diff", September, October, "--format", "ndjson");

        Assert.Equal(1, run.Code);
        var documented = """{"kind":"value.revised","source":"england-test-and-trace","table":"contacts","measure":"contacts-reached-percent","area":{"type":"nation","code":"E92000001","name":"England"},"breakdown":{"handler":"all"},"period":{"start":"2020-08-20","end":"2020-08-26"},"unit":"percent","old":{"value":"69.4","status":null,"cell":{"sha256":"…","sheet":"Table_11","ref":"Z7"}},"new":{"value":"70.0","status":null,"cell":{"sha256":"…","sheet":"Table_14","ref":"Z7"}},"flagged":false,"announced":"implied","severity":"ordinary"}""";
        Assert.Contains(documented, run.Lines.Select(line => System.Text.RegularExpressions.Regex.Replace(line, "[0-9a-f]{64}", "…")));
        Assert.Equal("""{"read":{"old":2070,"new":4487},"changes":{"definition.changed":41,"layout.changed":18,"series.ended":28,"series.added":125,"period.added":2749,"value.revised":811},"derived":{"period.added":136,"value.revised":74}}""", run.Messages[^1]);
        Assert.Equal(41 + 18 + 28 + 125 + 2749 + 811 + 136 + 74, run.Lines.Count);
        Assert.All(run.Messages.SkipLast(1), line => Assert.StartsWith("warning: ", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Added_has_no_old_value_ended_no_period_and_a_publication_is_never_printed()
    {
        var run = await CommandRun.Of("diff", September, October, "--format", "ndjson");

        var changes = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToLookup(one => one.GetProperty("kind").GetString()!);
        Assert.Equal(["definition.changed", "layout.changed", "series.ended", "series.added", "period.added", "value.revised"], changes.Select(group => group.Key));
        Assert.All(changes["period.added"], one => Assert.Equal((JsonValueKind.Null, JsonValueKind.Object), (one.GetProperty("old").ValueKind, one.GetProperty("new").ValueKind)));
        Assert.All(changes["series.ended"].Concat(changes["series.added"]), one => Assert.Equal(JsonValueKind.Null, one.GetProperty("period").ValueKind));
    }

    [Fact]
    public async Task A_period_that_is_gone_is_withdrawn_and_has_no_new_value()
    {
        using var files = new SmallFiles();
        var old = files.Local("w14.csv", "Barnsley,10,5,50", "Bolton,20,5,25");
        var @new = files.Text("new_w14.csv", SmallFiles.Header + ",Start_date,End_date\nBarnsley,People transferred to contact tracing system,10,,50,28/05/2020,02/09/2020\nBarnsley,People transferred to contact tracing system,9,4,44.44,28/05/2020,26/08/2020\nBolton,People transferred to contact tracing system,20,5,25,28/05/2020,02/09/2020\n");

        var run = await CommandRun.Of("diff", old, @new, "--format", "ndjson");

        var withdrawn = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).Single(one => one.GetProperty("kind").GetString() == "value.withdrawn");
        Assert.Equal(("cases-reached", "5", JsonValueKind.Null), (withdrawn.GetProperty("measure").GetString(), withdrawn.GetProperty("old").GetProperty("value").GetString(), withdrawn.GetProperty("new").ValueKind));
    }

    [Fact]
    public async Task A_copy_with_other_line_ends_has_no_change()
    {
        var run = await CommandRun.Of("diff", Local("Regional_contact_tracing_w16.csv"), Local("Regional_contact_tracing_week16.other-copy-CRLF.csv"));

        Assert.Equal((0, "No change: 900 observations in each.\n"), (run.Code, run.Stdout));
        Assert.Equal("""{"read":{"old":900,"new":900},"changes":{}}""", run.Messages[^1]);
    }

    [Fact]
    public async Task The_falls_and_the_wrong_percentage_of_one_area_are_failed_checks()
    {
        var run = await CommandRun.Of("diff", Local("Regional_contact_tracing_w15.csv"), Local("Regional_contact_tracing_w16.csv"), "--format", "ndjson");

        Assert.Equal(1, run.Code);
        var failed = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).Where(one => one.GetProperty("kind").GetString() == "check.failed").ToList();
        Assert.Equal(
            [("cases-transferred", "fall", "1009", "598"), ("contacts-identified", "fall", "1181", "43"), ("contacts-reached-percent", "percent", "56", "52")],
            failed.Select(one => (one.GetProperty("measure").GetString()!, Check(one, "id"), Check(one, "expected"), Check(one, "actual"))));
        Assert.All(failed, one => Assert.Equal("E09000012", one.GetProperty("area").GetProperty("code").GetString()));
        Assert.All(failed.SelectMany(one => one.GetProperty("check").GetProperty("cells").EnumerateArray()), cell => Assert.Equal(JsonValueKind.Null, cell.GetProperty("sheet").ValueKind));
        Assert.Equal("""{"read":{"old":900,"new":900},"changes":{"layout.changed":1,"period.added":900,"check.failed":3},"derived":{"series.added":600,"period.added":600}}""", run.Messages[^1]);

        static string Check(JsonElement change, string member) => change.GetProperty("check").GetProperty(member).GetString()!;
    }

    [Theory]
    [InlineData("2020-09-03", "2020-09-10", "no")]
    [InlineData("2020-09-03", "2020-09-11", "unknown")]
    [InlineData("2020-09-03", "2020-09-02", "unknown")]
    [InlineData(null, "2020-09-10", "unknown")]
    public async Task Whether_a_revision_is_silent_is_decided_by_the_dates_given(string? before, string after, string announced)
    {
        using var files = new SmallFiles();
        var dated = SmallFiles.Header + ",Start_date,End_date\nBarnsley,People transferred to contact tracing system,VALUE,5,50,28/05/2020,02/09/2020\n";
        var old = files.Text("old.csv", dated.Replace("VALUE", "10", StringComparison.Ordinal));
        var @new = files.Text("new.csv", dated.Replace("VALUE", "11", StringComparison.Ordinal));

        var run = await CommandRun.Of(["diff", old, @new, "--format", "ndjson", .. before is null ? Array.Empty<string>() : ["--old-published", before], "--new-published", after]);

        Assert.Contains($"\"announced\":\"{announced}\"", run.Lines[0], StringComparison.Ordinal);
        Assert.Equal(before == "2020-09-03" && after == "2020-09-02", run.Stderr.Contains("right order", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_text_has_a_heading_a_table_aligned_lines_with_sizes_and_the_counts_at_the_end()
    {
        var run = await CommandRun.Of("diff", September, October);

        Assert.Equal(1, run.Code);
        var contacts = run.Lines.SkipWhile(line => line != "Close contacts identified and reached").Skip(1).TakeWhile(line => line.StartsWith(' ')).ToList();
        Assert.Contains(contacts, line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^  revised  Close contacts reached, 20–26 Aug 2020 +69\.4% → 70\.0%  \(\+0\.6 points, implied\)$"));
        Assert.Contains(contacts, line => System.Text.RegularExpressions.Regex.IsMatch(line, @"^  revised  Close contacts identified, 20–26 Aug 2020 +31,388 → 31,970  \(\+582, \+1\.9%, announced unknown\)$"));
        Assert.Single(contacts.Where(line => line.Contains('→', StringComparison.Ordinal)).Select(line => System.Text.RegularExpressions.Regex.Match(line, @" [\d.,]+%? →").Index).Distinct());
        Assert.Single(contacts, line => line.StartsWith("  new ", StringComparison.Ordinal) && line.EndsWith("(--all lists them)", StringComparison.Ordinal));
        Assert.Contains(run.Lines, line => line.StartsWith("  ended (break) ", StringComparison.Ordinal));
        Assert.Equal("41 changes of wording, 18 changes of layout, 28 series ended, 125 series begun, 2,749 new figures, 811 revised. Compared 2,070 observations with 4,487.", run.Lines[^2]);
        Assert.Equal("Derived from them: 136 new figures, 74 revised.", run.Lines[^1]);
    }

    [Fact]
    public async Task All_lists_every_new_figure_in_text()
    {
        var run = await CommandRun.Of("diff", September, October, "--all");

        Assert.Equal(2749 + 136, run.Lines.Count(line => line.StartsWith("  new ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Files_of_two_sources_are_not_compared()
    {
        var run = await CommandRun.Of("diff", Sample("3/Regional_contact_tracing_w14.csv"), Sample("6/NHS_T_T_data_tables_w21.ods"));

        Assert.Equal((2, ""), (run.Code, run.Stdout));
        Assert.Contains("is of the source 'england-test-and-trace-local'", run.Stderr, StringComparison.Ordinal);
        Assert.Contains("only files of one source can be compared", run.Stderr, StringComparison.Ordinal);
    }

    private static string September => OfficialFiles.Path("england-tt-national", "2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods");

    private static string October => OfficialFiles.Path("england-tt-national", "2020-10-29_NHS_T_T_data_tables_w21.ods");

    private static string Local(string file) => OfficialFiles.Path("england-tt-utla-csv", file);

    private static string Sample(string file) => Path.Combine(TraceFeed.Cli.RepositoryRoot.Find(), "samples/assets.publishing.service.gov.uk/government/uploads/system/uploads/attachment_data/file", file);
}
