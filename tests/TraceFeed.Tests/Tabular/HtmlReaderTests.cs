using System.Text;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Tabular;

public sealed class HtmlReaderTests
{
    private const string Page = """
        <!DOCTYPE html><html><head><title>Contact tracing</title><style>td { content: "<table>" }</style>
        <script>document.write("<table><tr><td>1</td></tr></table>")</script></head><body>
        <h1>Contact tracing</h1><p>Weekly figures.</p><!-- <table> -->
        <p>Table 1: Number of positive cases referred to contact tracing,
           up to 18&nbsp;July 2020</p>
        <table><thead><tr><th></th><th scope=col>Latest week</th><th scope="col">Cumulative&#32;total</th></tr></thead>
        <tbody><tr><th>Eligible cases</th><td>66</td><td>1,756</td></tr>
        <tr><th>Reached &amp; told<br>in time</th><td>58 </td><td>88%</td></tr></tbody></table>
        <h2>Close contacts</h2>
        <table><caption><p>Table 2: Close contacts</p></caption><tr><td>Followed up<sup>1</sup><td>302<sup>2</sup></tr><tr><td><del>66</del><ins>67</ins><td>98.0%</table>
        <table><tr><td>5</table></body></html>
        """;

    [Fact]
    public void Each_table_is_a_sheet_with_its_title_in_row_1()
    {
        Assert.Equal(
            [
                "table 1",
                "A1 Table 1: Number of positive cases referred to contact tracing, up to 18 July 2020",
                "B2 Latest week", "C2 Cumulative total",
                "A3 Eligible cases", "B3 =66", "C3 =1756",
                "A4 Reached & told in time", "B4 =58", "C4 =88",
                "table 2",
                "A1 Table 2: Close contacts",
                "A2 Followed up1", "B2 302 2",
                "A3 66 67", "B3 =98.0",
                "table 3",
                "A1 Close contacts",
                "A2 =5",
            ],
            Cells(Page));
    }

    [Fact]
    public void A_page_without_a_table_has_no_sheets()
    {
        Assert.Empty(Cells("<p>No <b>table</b>"));
        Assert.Empty(Cells(""));
        Assert.Empty(Cells("<textarea><table><tr><td>1</table></textarea><title><table></title>"));
    }

    [Theory]
    [InlineData("66<a href='#fn1'>1</a>", "A2 66 1")]
    [InlineData("107<span>2</span>", "A2 107 2")]
    [InlineData("<small>1</small>66", "A2 1 66")]
    [InlineData("<b>66<i></i></b><a>1</a>", "A2 66 1")]
    [InlineData("<b>1</b>,234", "A2 =1234")]
    [InlineData("-<b><i>66</i></b>", "A2 =-66")]
    [InlineData("Week<b>1</b>", "A2 Week1")]
    public void A_digit_in_an_element_of_its_own_is_no_part_of_the_figure_beside_it(string cell, string expected) =>
        Assert.Equal(["table 1", expected], Cells($"<table><tr><td>{cell}</table>"));

    [Fact]
    public void Spans_take_their_places_and_the_text_stands_in_the_first_cell() => Assert.Equal(
        ["table 1", "A2 a", "D2 b", "B3 c", "C3 d", "E3 e", "A4 f", "B4 g", "C4 h", "D4 i"],
        Cells("""
            <table><tr><td rowspan=2>a<td colspan="2"><td rowspan="2">b<td></tr><tr><td>c<td>d<td>e</tr>
            <tr><td>f<td>g<td rowspan="99" colspan=x>h<td>i</tr></table>
            """));

    [Fact]
    public void A_merged_cell_says_over_how_many_columns_and_rows()
    {
        using var reader = HtmlReader.Open("<table><tr><td colspan=2>5</td><td rowspan=3>6</td><td rowspan=0>7</td><td>8</td></table>"u8.ToArray(), "p.html");
        Assert.True(reader.NextSheet());
        var sheet = reader.ReadSheet();
        Assert.Equal([(2, 1), (1, 3), (1, 0), (1, 1)], Enumerable.Range(0, 4).Select(sheet.Spans));
    }

    [Fact]
    public void A_span_ends_with_its_group_of_rows() => Assert.Equal(
        ["table 1", "A2 a", "B2 b", "B3 c", "A4 d", "B4 e", "A5 f"],
        Cells("<table><tbody><tr><td rowspan=0>a<td>b<tr><td>c<tbody><tr><td rowspan=70000>d<td>e</tbody><tbody><tr><td>f</table>"));

    [Fact]
    public void A_table_in_a_table_is_a_sheet_of_its_own() => Assert.Equal(
        ["table 1", "A1 Outer", "A2 before after", "B2 next", "table 2", "A1 Table 9 inner", "A2 =7", "table 3", "A1 Outer", "A2 =8"],
        Cells("<h3>Outer</h3><table><tr><td>before <table><caption>Table 9 inner</caption><tr><td>7</td></tr></table> after</td><td>next</table><table><tr><td>8"));

    [Fact]
    public void Tags_that_are_missing_are_taken_to_stand_where_they_should() => Assert.Equal(
        ["table 1", "A2 =1", "B2 =2", "A3 =3", "table 2", "A2 =4", "A3 =5"],
        Cells("<table>stray<td>1<td>2<tr><td>3</tr><table><td>4</tr></td></tr><td>5"));

    [Fact]
    public void Blocks_in_a_cell_are_parted_and_inline_tags_are_not() => Assert.Equal(
        ["table 1", "A2 a b c de", "B2 =1234"],
        Cells("<table><tr><td><p>a</p><p>b</p><ul><li>c</ul>d<b>e</b></td><td>1,<span>234</span></td></table>"));

    [Theory]
    [InlineData("<p>Table 1: a</p><h2>b</h2>", "Table 1: a")]
    [InlineData("<h2>a</h2><p>b</p>", "a")]
    [InlineData("<h2>Table 1</h2><h3>b</h3>", "Table 1")]
    [InlineData("<p>Tables follow", null)]
    [InlineData("<p>Table 1 <b>a</b><div>c</div>", "Table 1 a")]
    [InlineData("<p>TABLE 1<br>a", "TABLE 1 a")]
    public void The_title_is_the_nearest_that_names_a_table_else_the_nearest_heading(string before, string? title) =>
        Assert.Equal(title is null ? ["table 1", "A2 x"] : ["table 1", "A1 " + title, "A2 x"], Cells(before + "<table><tr><td>x</table>"));

    [Fact]
    public void A_page_is_UTF_8_or_else_Windows_1252()
    {
        Assert.Equal(["table 1", "A2 \u00e9\u20ac\u2013"], Cells(Encoding.UTF8.GetBytes("\ufeff<table><td>\u00e9\u20ac\u2013")));
        Assert.Equal(["table 1", "A2 \u00e9 \u20ac\u2013"], Cells([.. "<table><td>"u8, 0xE9, 0x20, 0x80, 0x96]));
        Refused(Encoding.Unicode.GetPreamble(), "UTF-16");
    }

    [Fact]
    public void A_byte_of_Windows_1252_is_the_character_that_the_encoding_standard_says() =>
        Assert.Equal("\u20ac\u201a\u0152\u2018\u2019\u2022\u2122\u0178\u00a0\u00ff~", string.Concat(new byte[] { 0x80, 0x82, 0x8C, 0x91, 0x92, 0x95, 0x99, 0x9F, 0xA0, 0xFF, 0x7E }.Select(Windows1252.Of)));

    [Fact]
    public void Nesting_costs_nothing()
    {
        Assert.Equal(["table 1", "A2 =1", "B2 =2"], Cells($"{Repeat("<div><h2>", 100_000)}<table><tr><td>{Repeat("<b><p>", 100_000)}1</td><td>2"));
        Assert.Equal(["table 1", "A2 =1"], Cells($"<table><tr><td>1{Repeat("</td></tr></tbody>", 100_000)}"));
    }

    [Fact]
    public void A_hostile_page_is_refused_before_it_costs_memory()
    {
        Refused(Encoding.UTF8.GetBytes(Repeat("<table><tr><td>", 100_000)), "more than 500 tables");
        Refused(Encoding.UTF8.GetBytes(Repeat("<table>", 100_000)), "more than 500 tables");
        Refused(Encoding.UTF8.GetBytes($"<table><tr><td>{new string('x', 40_000)}"), "table 1, row 2", "characters");
        Refused(Encoding.UTF8.GetBytes($"<table>{Repeat("<td>", 20_000)}"), "table 1, row 2", "columns");
        Refused(Encoding.UTF8.GetBytes($"<table><tr>{Repeat("<td colspan=1000 rowspan=0>", 16)}{Repeat("<tr><td>", 400_000)}"), "table 1", "span");
        Refused(new byte[9 << 20], "bytes long");
    }

    [Fact]
    public void A_page_damaged_at_any_byte_is_read_or_refused_and_nothing_else()
    {
        var random = new Random(20200718);
        var good = Encoding.UTF8.GetBytes(Page);
        for (var i = 0; i < 400; i++)
        {
            var page = good[..random.Next(good.Length)];
            for (var flips = random.Next(0, 4); flips > 0 && page.Length > 0; flips--)
            {
                page[random.Next(page.Length)] = (byte)random.Next(256);
            }

            Assert.IsType<UnreadableFileException>(Record.Exception(() => Cells(page)) ?? new UnreadableFileException("", null, ""));
        }
    }

    private static string Repeat(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static List<string> Cells(string page) => Cells(Encoding.UTF8.GetBytes(page));

    private static List<string> Cells(byte[] page)
    {
        var found = new List<string>();
        using var reader = HtmlReader.Open(page, "page.html");
        while (reader.NextSheet())
        {
            found.Add(reader.SheetName!);
            while (reader.NextRow())
            {
                for (var cell = 0; cell < reader.Row.Count; cell++)
                {
                    var (sheet, row, column) = reader.Place(cell);
                    Assert.Equal(reader.SheetName, sheet);
                    found.Add($"{CellReference.Format(row, column)} {(reader.Row.Kind(cell) == CellKind.Text ? reader.Row.Text(cell) : "=" + reader.Row.Number(cell))}");
                }
            }
        }

        return found;
    }

    private static void Refused(byte[] page, params string[] said)
    {
        var error = Assert.Throws<UnreadableFileException>(() => Cells(page));
        Assert.All(said.Prepend("page.html"), one => Assert.Contains(one, error.Message, StringComparison.Ordinal));
    }
}
