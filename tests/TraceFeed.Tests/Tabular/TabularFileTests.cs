using System.Text;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Tabular;

public sealed class TabularFileTests
{
    private static readonly byte[] Excel = Workbooks.Zip(("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", "<workbook/>"));

    [Theory]
    [InlineData("  \n {\"a\":1}", "json")]
    [InlineData("\ufeff[1]", "json")]
    [InlineData("\n<!DOCTYPE html>", "html")]
    [InlineData("%PDF-1.7", "pdf")]
    [InlineData("a,b", "csv")]
    [InlineData(" \r\n", "empty")]
    public void Text_is_told_by_how_it_begins(string text, string format) => Assert.Equal(format, TabularFile.Sniff(Encoding.UTF8.GetBytes(text)));

    [Fact]
    public void A_zip_file_is_told_by_its_entries()
    {
        Assert.Equal("ods", TabularFile.Sniff(Workbooks.Of([["a"]])));
        Assert.Equal("ods", TabularFile.Sniff(Workbooks.Zip(("[Content_Types].xml", ""), ("content.xml", ""))));
        Assert.Equal("xlsx", TabularFile.Sniff(Excel));
        Assert.Equal("xlsx", TabularFile.Sniff(Workbooks.Zip(("docProps/app.xml", ""), ("xl/workbook.xml", ""))));
        Assert.Equal("zip", TabularFile.Sniff(Workbooks.Zip(("list.csv", "[Content_Types].xml"))));
        Assert.Equal("zip", TabularFile.Sniff(Workbooks.Zip()));
    }

    [Fact]
    public void A_zip_file_cut_off_before_its_directory_is_told_by_its_first_entry()
    {
        Assert.Equal("xlsx", TabularFile.Sniff(Excel.AsSpan(0, 60)));
        Assert.Equal("ods", TabularFile.Sniff(Workbooks.Of([["a"]]).AsSpan(0, 60)));
        Assert.Equal("zip", TabularFile.Sniff(Excel.AsSpan(0, 20)));
    }

    [Fact]
    public void Damage_anywhere_in_a_zip_file_is_no_error_before_it_is_opened()
    {
        var random = new Random(20200528);
        for (var i = 0; i < 2_000; i++)
        {
            var bytes = (byte[])Excel.Clone();
            random.NextBytes(bytes.AsSpan(random.Next(4, bytes.Length - 4), 4));
            Assert.Contains(TabularFile.Sniff(bytes.AsSpan(0, random.Next(4, bytes.Length + 1))), (string[])["ods", "xlsx", "zip"]);
        }
    }

    [Fact]
    public void A_workbook_named_otherwise_is_told_by_its_content()
    {
        Assert.Equal("xlsx", TabularFile.Sniff(File.ReadAllBytes(OfficialFiles.Path("uk-daily-indicators-xlsx", "DailyIndicators-2020-03-16.xslx"))));
        Assert.Equal("ods", TabularFile.Sniff(File.ReadAllBytes(OfficialFiles.Path("england-tt-other", "2020-10-29_UK_testing_w21.ods"))));
    }

    [Fact]
    public void What_is_refused_is_said_with_every_format_accepted()
    {
        Refused(Excel, ["ods"], "Excel workbook", "expected an OpenDocument spreadsheet");
        Refused(Excel, ["ods", "csv"], "Excel workbook", "expected an OpenDocument spreadsheet (.ods, a zip file) or comma-separated text (.csv)");
        Refused("%PDF-1.7"u8.ToArray(), null, "is a PDF document", "an OpenDocument spreadsheet", "comma-separated text");
        Refused("{}"u8.ToArray(), ["ods"], "is JSON", "expected an OpenDocument spreadsheet");
        Refused("a,b"u8.ToArray(), ["ods"], "is not a zip file, so not an OpenDocument spreadsheet");
        Refused(Workbooks.Of([["a"]]), ["csv"], "is an OpenDocument spreadsheet", "expected comma-separated text");
        Refused(Workbooks.Zip(("list.csv", "a,b")), ["csv"], "zip file of an unknown kind", "expected comma-separated text");
        Refused(Workbooks.Zip(("list.csv", "a,b")), null, "without content.xml", "expected an OpenDocument spreadsheet");
        Refused([0xFF, 0xFE, (byte)'a', 0], null, "UTF-16 text (save it as UTF-8)");
        Refused([], ["csv"], "is empty", "expected comma-separated text");
    }

    [Fact]
    public void A_format_that_no_reader_knows_is_a_mistake_of_the_caller() =>
        Assert.Contains("'docx'", Assert.Throws<ArgumentException>(() => TabularFile.Open("a"u8.ToArray(), "f", ["docx"])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("[note 1],5\na,6", "A1 '[note 1]', B1 5, A2 'a', B2 6")]
    [InlineData("{code},5", "A1 '{code}', B1 5")]
    public void A_text_table_may_begin_with_a_bracket_where_no_json_is_published(string text, string cells) =>
        Assert.Equal(cells, ReadCells.OfFirstSheet(TabularFile.Open(Encoding.UTF8.GetBytes(text), "f.csv", ["ods", "csv"])));

    [Fact]
    public void Whole_sheets_are_those_that_are_read_row_by_row()
    {
        var sheets = TabularFile.Read(Workbooks.Of(("One", [["a", 1], ["b", 2]]), ("Two", [["c"]])), "f.ods", null);

        Assert.Equal(["One: A1 'a', B1 1, A2 'b', B2 2", "Two: A1 'c'"], sheets.Select(sheet => $"{sheet.Name}: {string.Join(", ", ReadCells.Of(sheet))}"));
    }

    private static void Refused(byte[] bytes, string[]? formats, params string[] said)
    {
        var error = Assert.Throws<UnreadableFileException>(() => TabularFile.Open(bytes, "f.x", formats));
        Assert.All(said.Prepend("f.x: "), one => Assert.Contains(one, error.Message, StringComparison.Ordinal));
    }
}
