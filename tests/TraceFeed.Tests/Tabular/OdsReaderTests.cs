using TraceFeed.Tabular;

namespace TraceFeed.Tests.Tabular;

public sealed class OdsReaderTests
{
    [Theory]
    [InlineData("2020-03-20T00:00:00", "A1 2020-03-20")]
    [InlineData("2020-03-20", "A1 2020-03-20")]
    [InlineData("2020-02-29T23:59:59.500000000", "A1 2020-02-29")]
    [InlineData("2021-02-29", "A1 'shown'")]
    [InlineData("20/03/2020", "A1 'shown'")]
    [InlineData("2020-03-20T25:00:00", "A1 'shown'")]
    [InlineData("2020-03-20 and on", "A1 'shown'")]
    [InlineData("2020-03-20T00:00:00.5x", "A1 'shown'")]
    [InlineData("", "A1 'shown'")]
    public void A_date_cell_is_its_date_or_the_text_it_shows(string stated, string cells) =>
        Assert.Equal(cells, Cells($"""<table:table-cell office:value-type="date" office:date-value="{stated}"><text:p>shown</text:p></table:table-cell>"""));

    [Fact]
    public void A_date_that_shows_nothing_is_not_dropped()
    {
        Assert.Equal("A1 2020-03-20", Cells("""<table:table-cell office:date-value="2020-03-20" office:value-type="date"/>"""));
        Assert.Equal("A1 'soon'", Cells("""<table:table-cell office:date-value="soon" office:value-type="date"/>"""));
        Assert.Equal("B1 1", Cells("""<table:table-cell office:value-type="date"/><table:table-cell office:value-type="float" office:value="1"/>"""));
    }

    [Fact]
    public void A_value_of_another_type_is_no_date() =>
        Assert.Equal("A1 'x', B1 7", Cells("""<table:table-cell office:value-type="string" office:date-value="2020-03-20"><text:p>x</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="7"/>"""));

    [Fact]
    public void A_cell_over_columns_keeps_its_text_in_the_first_of_them() =>
        Assert.Equal("A1 'wide', D1 1", Cells("""<table:table-cell table:number-columns-spanned="3"><text:p>wide</text:p></table:table-cell><table:covered-table-cell table:number-columns-repeated="2"/><table:table-cell office:value-type="float" office:value="1"/>"""));

    [Fact]
    public void A_merged_cell_says_over_how_many_columns_and_rows()
    {
        using var reader = OdsReader.Open(Workbooks.Sheets("""<table:table table:name="S"><table:table-row><table:table-cell office:value-type="float" office:value="5" table:number-columns-spanned="2" table:number-rows-spanned="3"/><table:covered-table-cell/><table:table-cell office:value-type="float" office:value="6"/></table:table-row><table:table-row><table:table-cell office:value-type="float" office:value="7"/></table:table-row></table:table>"""), "f.ods");
        Assert.True(reader.NextSheet());
        Assert.True(reader.NextRow());
        Assert.Equal([(2, 3), (1, 1)], [reader.Row.Spans(0), reader.Row.Spans(1)]);
        Assert.True(reader.NextRow());
        Assert.Equal((1, 1), reader.Row.Spans(0));
    }

    [Theory]
    [InlineData("66<text:span>1</text:span>", "A1 '66 1'")]
    [InlineData("<text:span>66</text:span><text:span><text:a>1</text:a></text:span>2", "A1 '66 1 2'")]
    [InlineData("<text:span>66</text:span>.<text:span>5</text:span>", "A1 '66.5'")]
    [InlineData("66</text:p><text:p>1", "A1 '66\n1'")]
    public void A_digit_in_a_span_of_its_own_is_no_part_of_the_figure_beside_it(string text, string cells) =>
        Assert.Equal(cells, Cells($"""<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>"""));

    [Fact]
    public void Sheets_are_read_in_turn_even_when_their_rows_are_not()
    {
        using var reader = OdsReader.Open(Workbooks.Of(("One", [["a"], ["b"]]), ("None", []), ("Two", [["c"], [], ["d"]])), "f.ods");
        var names = new List<string?>();
        while (reader.NextSheet())
        {
            names.Add(reader.SheetName);
        }

        Assert.Equal(["One", "None", "Two"], names);
        Assert.False(reader.NextSheet());
    }

    [Fact]
    public void Rows_keep_their_numbers_and_equal_texts_theirs()
    {
        using var reader = OdsReader.Open(Workbooks.Of([["a"], [], ["b", "a"]]), "f.ods");
        Assert.True(reader.NextSheet());
        Assert.True(reader.NextRow());
        var first = reader.Row.TextId(0);
        Assert.True(reader.NextRow());

        Assert.Equal(["A3 'b'", "B3 'a'"], ReadCells.Of(reader.Row));
        Assert.Equal(first, reader.Row.TextId(1));
        Assert.False(reader.NextRow());
    }

    [Fact]
    public void Part_of_a_larger_buffer_is_read_where_it_stands()
    {
        var workbook = Workbooks.Of([["a", 1]]);
        byte[] buffer = [1, 2, 3, .. workbook, 4, 5];

        Assert.Equal("A1 'a', B1 1", ReadCells.OfFirstSheet(OdsReader.Open(buffer.AsMemory(3, workbook.Length), "f.ods")));
    }

    [Fact]
    public void The_checksum_is_checked_when_the_last_sheet_is_read_and_not_before()
    {
        var bytes = Workbooks.Of([["a", 1]]);
        var directory = bytes.AsSpan().LastIndexOf("content.xml"u8) - 46;
        bytes[directory + 16] ^= 1;
        using var reader = TabularFile.Open(bytes, "f.ods", ["ods"]);

        Assert.True(reader.NextSheet());
        Assert.True(reader.NextRow());
        Assert.Contains("cut off or damaged", Assert.Throws<UnreadableFileException>(() => reader.NextSheet()).Message, StringComparison.Ordinal);
    }

    private static string Cells(string cells) =>
        ReadCells.OfFirstSheet(OdsReader.Open(Workbooks.Sheets($"""<table:table table:name="S"><table:table-row>{cells}</table:table-row></table:table>"""), "f.ods"));
}
