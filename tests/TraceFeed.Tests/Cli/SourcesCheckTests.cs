using System.IO.Compression;
using System.Text;

namespace TraceFeed.Tests.Cli;

public sealed class SourcesCheckTests
{
    private const string September = "2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods";
    private const string October = "2020-10-29_NHS_T_T_data_tables_w21.ods";

    [Theory]
    [InlineData("england-tt-national", September)]
    [InlineData("england-tt-national", October)]
    [InlineData("england-tt-demographic", "2020-10-29_Demographic_LA_tables_w21.xlsx")]
    [InlineData("england-tt-demographic", "2020-11-05_Demographic_LA_tables_w22.xlsx")]
    [InlineData("stress-england-cases-daily", "coronavirus-cases_latest_2020-05-18.csv.gz")]
    [InlineData("scotland-mi-tidy", "scotgov-mi-tidy_2020-05-13T141434.csv.gz")]
    [InlineData("uk-dashboard-json", "coronavirus-covid-19-number-of-cases-in-uk-2020-04-15.json")]
    public async Task Everything_in_an_official_file_is_recognised(string folder, string name)
    {
        using var files = new SmallFiles();

        var run = await CommandRun.Of("sources", "check", Whole(files, OfficialFiles.Path(folder, name)));

        Assert.True(run.Code == 0, run.Stdout + run.Stderr);
        Assert.StartsWith("Everything is recognised", run.Lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(run.Lines, line => line.Contains("PROVISIONAL", StringComparison.Ordinal) || line.Contains("UNKNOWN", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_character_that_a_publisher_dropped_among_the_notes_is_told_and_does_not_count()
    {
        var run = await CommandRun.Of("sources", "check", OfficialFiles.Path("england-tt-national", September));

        Assert.Equal(0, run.Code);
        Assert.Single(run.Lines, line => line.StartsWith("     31 ! ` ", StringComparison.Ordinal) && line.EndsWith("SET ASIDE (stray)", StringComparison.Ordinal));
        Assert.Contains("Everything is recognised; what is set aside stands below the figures, among the notes.", run.Lines);
    }

    [Fact]
    public async Task A_row_that_the_publisher_renamed_is_named_with_its_number_and_what_was_made_of_it()
    {
        using var files = new SmallFiles();
        var renamed = Renamed(files, OfficialFiles.Path("england-tt-national", October), "Number of people tested in Pillar 1", "Number of people swabbed in Pillar 1");

        var run = await CommandRun.Of("sources", "check", renamed);

        Assert.Equal(1, run.Code);
        var row = Assert.Single(run.Lines, line => line.Contains("PROVISIONAL", StringComparison.Ordinal));
        Assert.StartsWith("      5 ? Number of people swabbed in Pillar 1", row, StringComparison.Ordinal);
        Assert.Contains("PROVISIONAL ~total-number-of-people-tested-number-of-people-swabbed-in-pillar-1; England (E92000001); 21 figures; 21 periods", row, StringComparison.Ordinal);
        Assert.Single(run.Lines, line => line.StartsWith("  ? Table_1!A5: the row ", StringComparison.Ordinal));
        Assert.Single(run.Lines, line => line == "  rows provisional             1");
    }

    [Fact]
    public async Task Many_rows_alike_are_folded_unless_all_are_asked_for()
    {
        using var files = new SmallFiles();
        var path = files.Local("w14.csv", [.. Enumerable.Range(1, 6).Select(i => $"Barnsley {i},10,5,50")]);

        var folded = await CommandRun.Of("sources", "check", path);
        var all = await CommandRun.Of("sources", "check", path, "--all");

        Assert.Single(folded.Lines, line => line.Trim() == "…  3 rows like these (--all lists them)");
        Assert.Equal(3, folded.Lines.Count(line => line.Contains(" ? ", StringComparison.Ordinal) && line.Contains("PROVISIONAL", StringComparison.Ordinal)));
        Assert.DoesNotContain(all.Lines, line => line.Contains("like these", StringComparison.Ordinal));
        Assert.Equal(6, all.Lines.Count(line => line.Contains("PROVISIONAL", StringComparison.Ordinal)));
        Assert.Equal((1, 1), (folded.Code, all.Code));
    }

    [Fact]
    public async Task Five_rows_alike_are_all_listed()
    {
        using var files = new SmallFiles();

        var run = await CommandRun.Of("sources", "check", files.Local("w14.csv", [.. Enumerable.Range(1, 5).Select(i => $"Barnsley {i},10,5,50")]));

        Assert.Equal(5, run.Lines.Count(line => line.Contains("PROVISIONAL", StringComparison.Ordinal)));
        Assert.DoesNotContain(run.Lines, line => line.Contains("like these", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_symbol_that_no_definition_explains_is_counted_and_said_to_be_unknown()
    {
        using var files = new SmallFiles();

        var run = await CommandRun.Of("sources", "check", files.Local("w14.csv", "Barnsley,10,#,50"));

        Assert.Equal(1, run.Code);
        Assert.Single(run.Lines, line => line.StartsWith("      2 ? ", StringComparison.Ordinal) && line.Contains("2 figures, 1 × # UNKNOWN", StringComparison.Ordinal));
        Assert.Single(run.Lines, line => line == "  symbol #                     1  UNKNOWN: add it to 'statuses'");
    }

    [Fact]
    public async Task A_figure_that_contradicts_itself_is_set_aside_among_the_figures_and_counts()
    {
        using var files = new SmallFiles();

        var run = await CommandRun.Of("sources", "check", files.Local("w14.csv", "Barnsley,10,5,50", "Bolton,20,5,25", "Barnsley,11,6,54", "Bury,20,5,25"));

        Assert.Equal(1, run.Code);
        Assert.Single(run.Lines, line => line.StartsWith("      4 ! ", StringComparison.Ordinal) && line.EndsWith("SET ASIDE (conflict)", StringComparison.Ordinal));
        Assert.Single(run.Lines, line => line.StartsWith("  figures not stated ", StringComparison.Ordinal) && line.Contains(" 3 ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_definition_that_is_none_is_explained_by_file_line_and_member()
    {
        using var files = new SmallFiles();
        var file = files.Local("w14.csv", "Barnsley,10,5,50");

        var broken = await CommandRun.Of("sources", "check", file, "--definition", files.Text("a.json", "{\n  \"id\": 5\n}"));
        var absent = await CommandRun.Of("read", file, "--definition", Path.Combine(files.Folder, "none.json"));

        Assert.Equal((2, ""), (broken.Code, broken.Stdout));
        Assert.Contains("a.json, line 2, at $.id: ", broken.Stderr, StringComparison.Ordinal);
        Assert.Equal((2, ""), (absent.Code, absent.Stdout));
        Assert.Contains("none.json: there is no such file", absent.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_definition_may_begin_with_a_byte_order_mark_and_take_the_place_of_one_that_is_built_in()
    {
        using var files = new SmallFiles();
        var file = files.Local("w14.csv", "Barnsley,10,5,50");
        var own = await File.ReadAllTextAsync(Path.Combine(TraceFeed.Cli.RepositoryRoot.Find(), "functions/TraceFeed/Sources/Definitions/england-test-and-trace-local.json"), TestContext.Current.CancellationToken);
        var changed = files.Bytes("own.json", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(own.Replace("\"cases-transferred\"", "\"people-transferred\"", StringComparison.Ordinal))]);

        var read = await CommandRun.Of("read", file, "--definition", changed);
        var diff = await CommandRun.Of("diff", file, file, "--definition", changed);

        Assert.Equal((0, 0), (read.Code, diff.Code));
        Assert.Contains("\"measure\":\"people-transferred\"", read.Lines[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_date_of_publication_dates_what_the_file_does_not_date_itself()
    {
        using var files = new SmallFiles();
        var file = files.Local("list.csv", "Barnsley,10,5,50");

        var without = await CommandRun.Of("sources", "check", file);
        var with = await CommandRun.Of("sources", "check", file, "--published", "2020-09-10");

        Assert.Equal((1, 0), (without.Code, with.Code));
        Assert.Contains("28 May–2 Sep 2020", with.Stdout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_control_character_of_a_file_reaches_the_terminal()
    {
        using var files = new SmallFiles();

        var run = await CommandRun.Of("sources", "check", files.Local("w14.csv", "Barn\u001b[31msley\u0007,5,\u009b,40"));

        Assert.DoesNotContain(run.Stdout + run.Stderr, one => char.IsControl(one) && one != '\n');
    }

    private static string Whole(SmallFiles files, string path)
    {
        if (!path.EndsWith(".gz", StringComparison.Ordinal))
        {
            return path;
        }

        using var zipped = new GZipStream(File.OpenRead(path), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        zipped.CopyTo(bytes);
        return files.Bytes(Path.GetFileNameWithoutExtension(path), bytes.ToArray());
    }

    // The first cell of that text only: the same label stands in other tables.
    private static string Renamed(SmallFiles files, string path, string label, string other)
    {
        using var source = ZipFile.OpenRead(path);
        using var text = new StreamReader(source.GetEntry("content.xml")!.Open());
        var xml = text.ReadToEnd();
        var at = xml.IndexOf($">{label}<", StringComparison.Ordinal) + 1;
        Assert.True(at > 0);
        return files.Bytes("renamed.ods", Workbooks.Content(string.Concat(xml.AsSpan(0, at), other, xml.AsSpan(at + label.Length))));
    }
}
