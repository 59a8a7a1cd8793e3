using System.Text;
using TraceFeed.Api;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Storage.Tests.Api;

public sealed class CellFinderTests
{
    private const string Csv = "Kind,Area,Count,Rate\nAll,Derby,100,1.5\nAll,Leeds,*,2.5\nAll,Hull,102,-3.50\n";
    private const string Json = """{"data":[{"area":"Derby","value":1},{"area":"Leeds","value":2.50}]}""";
    private const string Page = "<html><body><h2>Table 1: Counts</h2><table><tr><th>Area</th><th>Count</th></tr><tr><td>Derby</td><td>1,234</td></tr></table></body></html>";

    private static readonly CellFinder Finder = new(DefinitionCatalog.Embedded);

    [Fact]
    public void A_cell_of_a_list_has_its_row_and_its_header_and_the_number_as_it_is_stated()
    {
        var view = Finder.Find(File(Csv), null, "D4");
        Assert.Equal(("-3.50", "-3.50", 2), (view.Cell.Text, view.Cell.Printed, view.Cell.Decimals));
        Assert.Equal(["All", "Hull"], view.Labels.Select(label => label.Text));
        Assert.Equal(["Rate"], view.Headers.Select(header => header.Text));
        Assert.Equal([1, 2, 3, 4], view.Rows.Select(row => row[0].Row));
    }

    [Fact]
    public void A_symbol_above_a_figure_is_no_header() => Assert.Equal(["Count"], Finder.Find(File(Csv), null, "C4").Headers.Select(header => header.Text));

    [Fact]
    public void A_cell_of_a_page_has_the_title_of_its_table()
    {
        var view = Finder.Find(File(Page), "table 1", "B3");
        Assert.Equal(("1234", "Table 1: Counts", "Derby", "Count"), (view.Cell.Text, view.Title.Single().Text, view.Labels.Single().Text, view.Headers.Single().Text));
    }

    [Theory]
    [InlineData(Csv, null, "D9", 404, "reference")]
    [InlineData(Csv, null, "4D", 400, "reference")]
    [InlineData(Csv, null, "$D$4", 400, "reference")]
    [InlineData(Csv, null, "A1:B2", 400, "reference")]
    [InlineData(Csv, null, "/data/0/value", 400, "reference")]
    [InlineData(Csv, "Sheet1", "D4", 400, "sheet")]
    [InlineData(Page, null, "B3", 400, "sheet")]
    [InlineData(Page, "table 2", "B3", 400, "sheet")]
    [InlineData(Json, null, "D4", 400, "reference")]
    [InlineData(Json, null, "/data/~2", 400, "reference")]
    [InlineData(Json, "data", "/data/0/value", 400, "sheet")]
    [InlineData(Json, null, "/nowhere", 404, "reference")]
    [InlineData("%PDF-1.7", null, "A1", 404, "sha256")]
    public void A_reference_that_leads_nowhere_is_a_problem_that_says_what_is_wrong(string text, string? sheet, string reference, int status, string parameter)
    {
        var problem = Assert.Throws<ProblemException>(() => Finder.Find(File(text), sheet, reference)).Problem;
        Assert.Equal((status, parameter), (problem.Status, problem.Parameter));
        Assert.Equal(sheet != "table 2", problem.Allowed?.Contains("table 1") != true || sheet is null);
    }

    [Theory]
    [InlineData(null, "attachment")]
    [InlineData("figures week 1.csv", "attachment; filename=\"figures week 1.csv\"; filename*=UTF-8''figures%20week%201.csv")]
    [InlineData("a\"; x=y\r\nSet-Cookie: a=b.csv", "attachment; filename=\"a__ x_y__Set-Cookie_ a_b.csv\"; filename*=UTF-8''a%22%3B%20x%3Dy__Set-Cookie%3A%20a%3Db.csv")]
    [InlineData("../Zürich\\é.ods", "attachment; filename=\".._Z_rich__.ods\"; filename*=UTF-8''.._Z%C3%BCrich_%C3%A9.ods")]
    public void No_name_of_a_file_can_end_the_header_it_stands_in(string? name, string header) => Assert.Equal(header, OriginalAnswers.Attachment(name));

    private static ArchivedOriginal File(string text) => new(new string('0', 64), Encoding.UTF8.GetBytes(text), null, null);
}
