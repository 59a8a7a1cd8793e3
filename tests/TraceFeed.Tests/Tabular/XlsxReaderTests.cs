using System.Globalization;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Tabular;

public sealed class XlsxReaderTests
{
    [Fact]
    public void Every_kind_of_cell_is_read_as_what_it_is()
    {
        const string Strings = """<si><t>plain</t></si><si><r><rPr><b/></rPr><t>in </t></r><r><t>runs</t></r><rPh sb="0" eb="1"><t>reading</t></rPh></si><si><t/></si>""";
        const string Rows = """
            <row r="1">
              <c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c>
              <c r="D1" t="inlineStr"><is><r><t>in</t></r><r><t>line</t></r></is></c>
              <c r="E1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="F1" t="str"><f>""</f><v></v></c>
              <c r="G1" t="b"><v>1</v></c><c r="H1" t="b"><v>0</v></c><c r="I1" t="e"><v>#N/A</v></c>
              <c r="J1" t="d"><v>2020-07-23T00:00:00</v></c><c r="K1" t="d"><v>1030-99</v></c>
              <c r="L1" t="n"><v>4719.3000000000002</v></c><c r="M1"><v>1.5E-3</v></c><c r="N1"><f>SUM(A1)</f><v>-7</v></c><c r="O1"><f>1/0</f></c><c r="P1"/>
              <c r="Q1"><v>1E+300</v></c>
            </row>
            """;

        Equal(
            [
                "A1 'plain'", "B1 'in runs'", "D1 'inline'", "E1 'ab'", "G1 'TRUE'", "H1 'FALSE'", "I1 '#N/A'",
                "J1 2020-07-23", "K1 '1030-99'", "L1 4719.3000000000002 (1)", "M1 0.0015 (4)", "N1 -7 (0)", "O1 '(formula without a stored value)'", "Q1 '1E+300'",
            ],
            ExcelWorkbooks.Of(Rows, Strings));
    }

    [Fact]
    public void A_formula_that_was_never_computed_is_no_empty_cell_and_one_that_gives_no_text_is() =>
        Equal(
            ["A1 '(formula without a stored value)'", "B1 '(formula without a stored value)'", "D1 0 (0)"],
            ExcelWorkbooks.Of("""<row><c><f>1+1</f><v/></c><c t="str"><f t="shared" si="0"/></c><c t="str"><f>""</f><v></v></c><c><f>0</f><v>0</v></c><c><v/></c></row>"""));

    [Fact]
    public void Blanks_and_escaped_characters_of_a_text_are_kept()
    {
        const string Rows = """
            <row><c t="s"><v>0</v></c><c t="s"><v>1</v></c><c t="inlineStr"><is><t>a_x000D_
            b</t></is></c><c t="str"><v>_x005F_x000D_ _xZZZZ_ _x41_ _xD83D_</v></c><c t="inlineStr"><is><t><![CDATA[<c> ]]></t></is></c></row>
            """;

        Equal(
            ["A1 '  reached '", "B1 'ends here  '", "C1 'a\r\nb'", "D1 '_x000D_ _xZZZZ_ _x41_ _xD83D_'", "E1 '<c> '"],
            ExcelWorkbooks.Of(Rows, """<si><t xml:space="preserve">  reached </t></si><si><r><t>ends</t></r><r><t> </t></r><r><t>here  </t></r></si>"""));
    }

    [Theory]
    [InlineData("""<r><t>66</t></r><r><rPr><b/><vertAlign val="superscript"/></rPr><t>1</t></r>""", "A1 '66 1'")]
    [InlineData("""<r><rPr><vertAlign val="subscript"/></rPr><t>1</t></r><r><t>66</t></r>""", "A1 '1 66'")]
    [InlineData("""<r><rPr><vertAlign val="baseline"/></rPr><t>6</t></r><r><rPr><b/></rPr><t>6</t></r>""", "A1 '66'")]
    [InlineData("""<r><t>CO</t></r><r><rPr><vertAlign val="subscript"/></rPr><t>2</t></r><r><t> emitted</t></r>""", "A1 'CO2 emitted'")]
    public void A_raised_or_lowered_digit_is_no_part_of_the_figure_beside_it(string runs, string cells)
    {
        Equal([cells], ExcelWorkbooks.Of("""<row><c t="s"><v>0</v></c></row>""", $"<si>{runs}</si>"));
        Equal([cells], ExcelWorkbooks.Of($"""<row><c t="inlineStr"><is>{runs}</is></c></row>"""));
    }

    [Fact]
    public void A_cell_or_row_that_does_not_say_where_it_is_follows_the_one_before()
    {
        Equal(
            ["A1 1 (0)", "C1 2 (0)", "D1 3 (0)", "B5 4 (0)", "A6 5 (0)"],
            ExcelWorkbooks.Of("""<row><c><v>1</v></c><c r="C1"><v>2</v></c><c><v>3</v></c></row><row r="5"><c/><c><v>4</v></c></row><row/>""".Replace("<row/>", "<row><c><v>5</v></c></row><row/>", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("14", "2020-04-02")]
    [InlineData("17", "2020-04-02")]
    [InlineData("22", "2020-04-02")]
    [InlineData("31", "2020-04-02")]
    [InlineData("57", "2020-04-02")]
    [InlineData("dd/mm/yyyy", "2020-04-02")]
    [InlineData("D MMM YYYY", "2020-04-02")]
    [InlineData("[$-809]dddd\\, d mmmm yyyy;@", "2020-04-02")]
    [InlineData("yyyy-mm-dd\\ hh:mm:ss.000", "2020-04-02")]
    [InlineData("mm\\-dd", "2020-04-02")]
    [InlineData("mmm", "2020-04-02")]
    [InlineData("18", "43923")]
    [InlineData("21", "43923")]
    [InlineData("33", "43923")]
    [InlineData("46", "43923")]
    [InlineData("hh:mm AM/PM", "43923")]
    [InlineData("[h]:mm", "43923")]
    [InlineData("[mm]:ss.0", "43923")]
    [InlineData("[Red]0", "43923")]
    [InlineData("0 \"day\"", "43923")]
    [InlineData("0\\d_d*m", "43923")]
    [InlineData("0;yyyy", "43923")]
    [InlineData("General", "43923")]
    [InlineData("@", "43923")]
    public void A_number_is_a_date_when_its_format_shows_one(string format, string read)
    {
        Equal([read.Length == 10 ? $"A1 {read}" : $"A1 {read} (0)"], ExcelWorkbooks.Of("""<row><c s="0"><v>43923</v></c></row>""", formats: [format]));
    }

    [Theory]
    [InlineData("1", false, "1900-01-01")]
    [InlineData("59", false, "1900-02-28")]
    [InlineData("60", false, null)]
    [InlineData("61", false, "1900-03-01")]
    [InlineData("44174.541666666664", false, "2020-12-09")]
    [InlineData("2958465", false, "9999-12-31")]
    [InlineData("2958466", false, null)]
    [InlineData("0", false, null)]
    [InlineData("0.75", false, null)]
    [InlineData("-1", false, null)]
    [InlineData("0", true, "1904-01-01")]
    [InlineData("60", true, "1904-03-01")]
    [InlineData("42461", true, "2020-04-02")]
    [InlineData("2957003", true, "9999-12-31")]
    [InlineData("2957004", true, null)]
    [InlineData("-0.5", true, null)]
    public void Days_are_counted_from_1900_with_its_day_that_never_was_or_from_1904(string serial, bool date1904, string? date)
    {
        var cell = Assert.Single(Cells(ExcelWorkbooks.Of($"""<row><c s="0"><v>{serial}</v></c></row>""", formats: ["14"], date1904: date1904)));

        Assert.StartsWith($"A1 {date ?? serial}", cell, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0.0", "73.400000000000006", "73.400000000000006 (1)")]
    [InlineData("#,##0", "12345.5", "12345.5 (0)")]
    [InlineData("#,##0.00_);[Red]\\(0\\)", "5", "5 (2)")]
    [InlineData("\"v. \"0.0", "5", "5 (1)")]
    [InlineData("0.00E+00", "5", "5 (2)")]
    [InlineData("?/?", "0.5", "0.5 (1)")]
    [InlineData("4", "5", "5 (2)")]
    [InlineData("0", "10.0287533926316", "10.0287533926316 (8)")]
    [InlineData("0", "7.1000000000000005", "7.1000000000000005 (1)")]
    [InlineData("0", "123456789012.5", "123456789012.5 (0)")]
    [InlineData("0.0%", "0.72099999999999997", "72.099999999999997 (1)")]
    [InlineData("9", "1", "100 (0)")]
    [InlineData("10", "7.2099999999999997E-2", "7.2099999999999997 (2)")]
    [InlineData("0\"%\"", "58", "58 (0)")]
    public void A_format_tells_how_many_decimals_are_shown_and_whether_a_fraction_is_a_percentage(string format, string value, string read)
    {
        Equal([$"A1 {read}"], ExcelWorkbooks.Of($"""<row><c s="0"><v>{value}</v></c></row>""", formats: [format]));
    }

    [Fact]
    public void Sheets_come_in_the_workbooks_order_wherever_their_parts_are_and_charts_are_left_out()
    {
        foreach (var (main, office) in new[] { (ExcelWorkbooks.Main, ExcelWorkbooks.Office), (ExcelWorkbooks.StrictMain, ExcelWorkbooks.StrictOffice) })
        {
            var bytes = Workbooks.Zip(
                ("_rels/.rels", ExcelWorkbooks.Relationships(("x", office + "/officeDocument", "/book/here.xml"))),
                ("book/here.xml", ExcelWorkbooks.Workbook("", """<sheet name="Last part" sheetId="9" r:id="c"/><sheet name="Chart" sheetId="2" r:id="b"/><sheet name="Hidden" state="veryHidden" sheetId="1" r:id="a"/>""", main, office)),
                ("book/_rels/here.xml.rels", ExcelWorkbooks.Relationships(("a", office + "/worksheet", "../a%20sheet.xml"), ("b", office + "/chartsheet", "chart.xml"), ("c", office + "/worksheet", "/Book/Sheets/1.XML"))),
                ("a sheet.xml", ExcelWorkbooks.Sheet("<row><c><v>1</v></c></row>", main)),
                ("book/chart.xml", "no XML at all"),
                ("book/sheets/1.xml", ExcelWorkbooks.Sheet("<row><c s=\"0\"><v>2</v></c></row>", main)));

            using var reader = XlsxReader.Open(bytes, "f.xlsx");
            Assert.True(reader.NextSheet());
            Assert.Equal("Last part", reader.SheetName);
            Assert.True(reader.NextSheet());
            Assert.Equal("Hidden", reader.SheetName);
            Assert.True(reader.NextRow());
            Assert.Equal(new ExactNumber(1, 0), reader.Row.Number(0));
            Assert.False(reader.NextRow());
            Assert.False(reader.NextRow());
            Assert.False(reader.NextSheet());
            Assert.False(reader.NextSheet());
        }
    }

    [Fact]
    public void Equal_texts_of_a_sheet_have_equal_numbers_in_every_row()
    {
        var bytes = ExcelWorkbooks.Of("""<row><c t="s"><v>1</v></c><c t="s"><v>0</v></c></row><row/><row><c t="inlineStr"><is><t>b</t></is></c></row>""", "<si><t>a</t></si><si><t>b</t></si>");

        using var reader = XlsxReader.Open(bytes.AsMemory(), "f.xlsx");
        Assert.True(reader.NextSheet());
        Assert.True(reader.NextRow());
        var id = reader.Row.TextId(0);
        Assert.True(reader.NextRow());
        Assert.Equal(3, reader.Row.Row(0));
        Assert.Equal(id, reader.Row.TextId(0));
        Assert.Equal(2, reader.Row.TextCount);
    }

    private static void Equal(string[] expected, byte[] workbook) => Assert.Equal(expected, Cells(workbook));

    private static List<string> Cells(byte[] workbook)
    {
        using var reader = XlsxReader.Open(workbook, "f.xlsx");
        Assert.True(reader.NextSheet());
        var sheet = reader.ReadSheet();
        var cells = new List<string>();
        for (var i = 0; i < sheet.Count; i++)
        {
            var value = sheet.Kind(i) switch
            {
                CellKind.Text => $"'{sheet.Text(i)}'",
                CellKind.Date => sheet.Date(i).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                _ => $"{sheet.Number(i)} ({sheet.PrintedDecimals(i)})",
            };
            cells.Add($"{CellReference.Format(sheet.Row(i), sheet.Column(i))} {value}");
        }

        Assert.False(reader.NextSheet());
        return cells;
    }
}
