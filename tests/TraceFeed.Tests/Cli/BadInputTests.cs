using System.Text;
using TraceFeed.Cli;
using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Cli;

public sealed class BadInputTests
{
    private static string Good => Path.Combine(RepositoryRoot.Find(), "samples/assets.publishing.service.gov.uk/government/uploads/system/uploads/attachment_data/file/2/NHS_TT_Statistics_28May_26Aug_DataTables.ods");

    [Fact]
    public async Task An_empty_file_is_refused() => await Refused(files => files.Text("empty.ods", ""), "is empty", "expected an OpenDocument spreadsheet");

    [Fact]
    public async Task A_file_that_is_no_zip_is_refused() => await Refused(files => files.Text("note.ods", "See the other file.\n"), "is not a zip file, so not an OpenDocument spreadsheet");

    [Fact]
    public async Task A_zip_file_that_was_cut_off_is_refused() => await Refused(files => files.Bytes("cut.ods", File.ReadAllBytes(Good).AsSpan(0, 1500)), "cut off or damaged", "expected an OpenDocument spreadsheet");

    [Fact]
    public async Task Html_served_as_a_workbook_is_refused() => await Refused(files => files.Text("page.ods", "<!DOCTYPE html><title>Not found</title>"), "is HTML", "error page", "expected an OpenDocument spreadsheet");

    [Fact]
    public async Task A_workbook_without_any_known_table_is_refused_and_its_titles_are_named() =>
        await Refused(files => files.Workbook("other.ods", "Deaths by week", "|01/01/20 - 07/01/20"), "holds no table that 'england-test-and-trace' knows", "'Deaths by week' on sheet Sheet 9", "Expected for instance 'People");

    [Fact]
    public async Task A_known_table_without_week_headers_is_refused_with_its_sheet() =>
        await Refused(
            files => files.Workbook("weeks.ods", "People identified as recent close contacts by whether they were reached and asked to self-isolate, complex and non-complex cases", "Total number of close contacts identified|x"),
            "sheet Sheet 9", "no row holds week headers; expected a row of them, written like dd/MM/yy - dd/MM/yy");

    [Fact]
    public async Task A_list_without_a_column_is_refused_with_the_row_and_the_column() =>
        await Refused(files => files.Text("w14.csv", "Upper Tier Local Authority,Kind,Total,Total reached,Percentage reached\nBarnsley,x,1,1,100\n"), "row 1", "lacks the column 'Category'", "found 'Upper Tier Local Authority', 'Kind'");

    [Fact]
    public async Task A_list_without_rows_is_refused() => await Refused(files => files.Local("w14.csv"), "states no figure at all");

    [Fact]
    public async Task A_list_with_a_byte_that_is_no_character_is_refused_with_its_row() =>
        await Refused(files => files.Bytes("w14.csv", [.. Encoding.UTF8.GetBytes(SmallFiles.Header + "\n"), (byte)'C', 0x81, (byte)',', (byte)'1']), "row 2", "neither UTF-8 nor Windows-1252");

    [Fact]
    public async Task A_directory_is_refused() => await Refused(files => files.Folder, "is a directory; expected a file");

    [Fact]
    public async Task A_missing_file_is_refused() => await Refused(files => Path.Combine(files.Folder, "none.ods"), "there is no such file");

    [Fact]
    public async Task A_file_of_another_format_than_its_source_publishes_is_refused()
    {
        var run = await CommandRun.Of("read", Good, "--source", Readings.Local);

        Assert.Equal((2, ""), (run.Code, run.Stdout));
        Assert.Contains("expected comma-separated text", run.Stderr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_damaged_workbook_is_read_or_refused_and_never_breaks_the_reader()
    {
        var whole = File.ReadAllBytes(Good);
        var random = new Random(20200903);
        var refused = 0;
        for (var i = 0; i < 300; i++)
        {
            var bytes = i % 3 == 0 ? whole[..random.Next(whole.Length)] : (byte[])whole.Clone();
            if (i % 3 != 0)
            {
                bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
            }

            try
            {
                SourceReader.Read(DefinitionCatalog.Embedded.Find(Readings.National)!, DefinitionCatalog.Embedded, new OriginalFile { Name = "damaged.ods", Bytes = bytes });
            }
            catch (UnreadableFileException)
            {
                refused++;
            }
        }

        Assert.InRange(refused, 100, 300);
    }

    private static async Task Refused(Func<SmallFiles, string> make, params string[] words)
    {
        using var files = new SmallFiles();
        var path = make(files);
        var good = Path.GetExtension(path) == ".csv" ? files.Local("good.csv", "Barnsley,10,5,50") : Good;
        foreach (var args in new string[][] { ["read", path], ["read", path, "--format", "csv"], ["diff", good, path], ["diff", path, good, "--format", "ndjson"] })
        {
            var run = await CommandRun.Of(args);

            Assert.Equal((2, ""), (run.Code, run.Stdout));
            Assert.Single(run.Messages);
            Assert.StartsWith("tracefeed: " + path, run.Stderr, StringComparison.Ordinal);
            Assert.All(words, word => Assert.Contains(word, run.Stderr, StringComparison.Ordinal));
            Assert.DoesNotContain("   at ", run.Stderr, StringComparison.Ordinal);
        }
    }
}
