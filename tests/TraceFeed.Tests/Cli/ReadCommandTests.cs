using System.Text.Json;

namespace TraceFeed.Tests.Cli;

public sealed class ReadCommandTests
{
    [Fact]
    public async Task A_line_has_the_documented_keys_in_their_order_and_exact_values()
    {
        using var files = new SmallFiles();
        var path = files.Local("Regional_contact_tracing_w14.csv", "Barnsley,\"1,234\", 617,50.0");

        var run = await CommandRun.Of("read", path);

        Assert.Equal(0, run.Code);
        var sha = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path)));
        Assert.Equal(3, run.Lines.Count);
        Assert.Equal(
            """{"source":"england-test-and-trace-local","table":"contact-tracing","measure":"cases-transferred","area":{"type":"utla","code":"E08000016","name":"Barnsley"},"breakdown":{"handler":"all"},"period":{"start":"2020-05-28","end":"2020-09-02"},"unit":"people","value":"1234","status":null,"cell":{"sha256":"SHA","sheet":null,"ref":"C2"},"flagged":false}"""
                .Replace("SHA", sha, StringComparison.Ordinal),
            run.Lines[0]);
        Assert.Contains("\"value\":\"50.00\"", run.Lines[2], StringComparison.Ordinal);
        Assert.Equal("""{"read":3}""" + "\n", run.Stderr);
    }

    [Fact]
    public async Task Lines_come_in_the_order_of_the_definition_and_then_by_period()
    {
        var run = await CommandRun.Of("read", OfficialFiles.Path("england-tt-national", "2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods"));

        var keys = run.Lines.Select(line => JsonDocument.Parse(line).RootElement).Select(one => (Table: one.GetProperty("table").GetString(), Measure: one.GetProperty("measure").GetString(), End: one.GetProperty("period").GetProperty("end").GetString())).ToList();
        Assert.Equal(2070, keys.Count);
        Assert.Equal("people-tested", keys[0].Table);
        Assert.Equal("contacts-time-from-transfer", keys[^1].Table);
        var tables = keys.Select(key => key.Table).Distinct().ToList();
        Assert.Equal(keys.Select(key => tables.IndexOf(key.Table)).Order(), keys.Select(key => tables.IndexOf(key.Table)));
        var identified = keys.Where(key => key is { Table: "contacts", Measure: "contacts-identified" }).Select(key => key.End).Take(13).ToList();
        Assert.Equal(identified.Order(StringComparer.Ordinal), identified);
    }

    [Fact]
    public async Task Warnings_are_told_on_stderr_one_a_line_before_the_last()
    {
        var run = await CommandRun.Of("read", OfficialFiles.Path("england-tt-national", "2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods"));

        Assert.Equal(7, run.Messages.Count);
        Assert.All(run.Messages.SkipLast(1), line => Assert.StartsWith("warning: ", line, StringComparison.Ordinal));
        Assert.Contains(run.Messages, line => line.Contains("Table_2!E3: header '30/07/20 - 05/08/21' is read as 2020-07-30/2020-08-05", StringComparison.Ordinal));
        Assert.Equal("""{"read":2070}""", run.Messages[^1]);
    }

    [Fact]
    public async Task Csv_has_a_row_an_observation_and_no_text_that_a_spreadsheet_would_run()
    {
        using var files = new SmallFiles();
        var path = files.Local("w14.csv", "=HYPERLINK(1),5,-,@status", "\"A \"\"b\"\" c\",-7,2,28.57");

        var run = await CommandRun.Of("read", path, "--format", "csv");

        Assert.Equal(0, run.Code);
        Assert.Equal(
            [
                "source,table,measure,area_type,area_code,area_name,breakdown,period_start,period_end,unit,value,status,sheet,ref,flagged",
                "england-test-and-trace-local,contact-tracing,cases-transferred,utla,,'=HYPERLINK(1),handler=all,2020-05-28,2020-09-02,people,5,,,C2,false",
                "england-test-and-trace-local,contact-tracing,cases-transferred,utla,,\"A \"\"b\"\" c\",handler=all,2020-05-28,2020-09-02,people,-7,,,C3,false",
                "england-test-and-trace-local,contact-tracing,cases-reached,utla,,'=HYPERLINK(1),handler=all,2020-05-28,2020-09-02,people,,'-,,D2,false",
                "england-test-and-trace-local,contact-tracing,cases-reached,utla,,\"A \"\"b\"\" c\",handler=all,2020-05-28,2020-09-02,people,2,,,D3,false",
                "england-test-and-trace-local,contact-tracing,cases-reached-percent,utla,,'=HYPERLINK(1),handler=all,2020-05-28,2020-09-02,percent,,'@status,,E2,false",
                "england-test-and-trace-local,contact-tracing,cases-reached-percent,utla,,\"A \"\"b\"\" c\",handler=all,2020-05-28,2020-09-02,percent,28.57,,,E3,false",
            ],
            run.Lines);
    }

    [Fact]
    public async Task No_control_character_of_a_file_reaches_the_terminal()
    {
        using var files = new SmallFiles();
        var old = files.Local("w14.csv", "Barn\u001b[31msley\u0007\u009b,5,2,40");
        var @new = files.Local("again_w14.csv", "Barn\u001b[31msley\u0007\u009b,6,3,50");

        foreach (var args in new string[][] { ["read", old], ["read", old, "--format", "csv"], ["diff", old, @new], ["diff", old, @new, "--format", "ndjson"], ["read", old + "\u001b[2J"] })
        {
            var run = await CommandRun.Of(args);
            Assert.DoesNotContain(run.Stdout + run.Stderr, one => char.IsControl(one) && one != '\n');
        }

        Assert.Contains("Barn\\u{1b}[31msley\\u{7}\\u{9b}", (await CommandRun.Of("diff", old, @new)).Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_stated_twice_with_different_values_are_warned_of_and_the_rest_is_read()
    {
        using var files = new SmallFiles();

        var run = await CommandRun.Of("read", files.Local("w14.csv", "Barnsley,10,5,50", "Bolton,20,5,25", "Barnsley,10,6,60"));

        Assert.Equal(0, run.Code);
        Assert.Equal(4, run.Lines.Count);
        Assert.Equal(2, run.Messages.Count(line => line.Contains("taken as not stated", StringComparison.Ordinal)));
        Assert.Single(run.Messages, line => line.Contains("D4: states", StringComparison.Ordinal));
        Assert.Single(run.Messages, line => line.Contains("C4: repeats", StringComparison.Ordinal));
        Assert.Equal("""{"read":4}""", run.Messages[^1]);
    }

    [Fact]
    public async Task A_row_that_stands_empty_in_a_part_of_a_workbook_does_not_hide_the_rows_below_it()
    {
        var run = await CommandRun.Of("read", Path.Combine(TraceFeed.Cli.RepositoryRoot.Find(), "samples/assets.publishing.service.gov.uk/government/uploads/system/uploads/attachment_data/file/1/NHS_TT_Statistics_28May_29July_DataTables.ods"));

        Assert.Equal("""{"read":5}""" + "\n", run.Stderr);
        Assert.Equal(
            [("cases-transferred", "4642"), ("cases-reached-percent", "79.4"), ("contacts-identified", "19150"), ("contacts-reached-percent", "76.2"), ("contacts-reached-percent", "72.4")],
            run.Lines.Select(line => JsonDocument.Parse(line).RootElement).Select(one => (one.GetProperty("measure").GetString()!, one.GetProperty("value").GetString()!)));
    }
}
