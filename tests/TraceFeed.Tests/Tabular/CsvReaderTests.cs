using System.Text;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Tabular;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\n1,2\n")]
    [InlineData("a;b\n1;2\n")]
    [InlineData("a\tb\n1\t2\n")]
    [InlineData("a,b\r\n1,2\r\n")]
    [InlineData("a,b\r1,2")]
    [InlineData("\ufeffa,b\n1,2")]
    [InlineData("\"a\",\"b\"\n\"1\",\"2\"\n")]
    [InlineData("a,b\n    1,  2")]
    public void Any_delimiter_line_ending_and_mark_gives_the_same_cells(string text) => Assert.Equal("A1 'a', B1 'b', A2 1, B2 2", ReadCells.OfText(text));

    [Theory]
    [InlineData("\"a,b,c\";d\n1;2", "A1 'a,b,c', B1 'd', A2 1, B2 2")]
    [InlineData("\"a \"\";;\"\" b\",c\n", "A1 'a \";;\" b', B1 'c'")]
    [InlineData("a;b\n1,5,2,5;3", "A1 'a', B1 'b', A2 '1,5,2,5', B2 3")]
    [InlineData("a;b,c\n", "A1 'a;b', B1 'c'")]
    [InlineData("a\tb;c\n", "A1 'a\tb', B1 'c'")]
    [InlineData("A title\n\na;b;c\n", "A1 'A title', A3 'a', B3 'b', C3 'c'")]
    [InlineData("5\" pipe;6\" pipe\n", "A1 '5\" pipe', B1 '6\" pipe'")]
    public void The_most_frequent_delimiter_outside_quotes_of_the_first_record_that_has_one_decides(string text, string cells) => Assert.Equal(cells, ReadCells.OfText(text));

    [Theory]
    [InlineData("a,b\n\"1,234\",    9\n", "A1 'a', B1 'b', A2 1234, B2 9")]
    [InlineData("a\tb\n1,234\t0.50", "A1 'a', B1 'b', A2 1234, B2 0.50")]
    [InlineData("a,b\n*,46.0\n", "A1 'a', B1 'b', A2 '*', B2 46.0")]
    public void Padded_numbers_and_thousands_commas_are_numbers(string text, string cells) => Assert.Equal(cells, ReadCells.OfText(text));

    [Theory]
    [InlineData("a;b\n0,123;1,234", "A1 'a', B1 'b', A2 0.123, B2 1.234")]
    [InlineData("a;b\n12,5;1.234", "A1 'a', B1 'b', A2 12.5, B2 1234")]
    [InlineData("a;b\n\"1.234,5\";-1.234.567,50", "A1 'a', B1 'b', A2 1234.5, B2 -1234567.50")]
    [InlineData("a;b\n1,234\n5; 1234,567 ", "A1 'a', B1 'b', A2 1.234, A3 5, B3 1234.567")]
    [InlineData("a\tb\n0,5\t1,234", "A1 'a', B1 'b', A2 0.5, B2 1.234")]
    [InlineData("a;b\n0,5;0.5\n1.5;x", "A1 'a', B1 'b', A2 0.5, B2 '0.5', A3 '1.5', B3 'x'")]
    public void A_field_that_only_a_decimal_comma_explains_decides_for_the_whole_file(string text, string cells) => Assert.Equal(cells, ReadCells.OfText(text));

    [Theory]
    [InlineData("a;b\n1,234;12,345", "A1 'a', B1 'b', A2 1234, B2 12345")]
    [InlineData("a;b\n1,234;Bristol, City of\n1,2,3;,5", "A1 'a', B1 'b', A2 1234, B2 'Bristol, City of', A3 '1,2,3', B3 ',5'")]
    [InlineData("a;b\n1,234;1,2\n1,234,567;1", "A1 'a', B1 'b', A2 1234, B2 '1,2', A3 1234567, B3 1")]
    [InlineData("a;b\n1,234;\"x\"\"0,5\"\"\"", "A1 'a', B1 'b', A2 1234, B2 'x\"0,5\"'")]
    [InlineData("a,b\n\"0,123\",\"1,234\"", "A1 'a', B1 'b', A2 '0,123', B2 1234")]
    public void Without_such_a_field_commas_part_thousands(string text, string cells) => Assert.Equal(cells, ReadCells.OfText(text));

    [Fact]
    public void What_may_be_a_code_stays_as_it_is_written() =>
        Assert.Equal("A1 '01', B1 '5E1', C1 '007', D1 '-00.5', E1 '1e-05', F1 0, G1 0.50, H1 -0.5, I1 100", ReadCells.OfText("01,5E1,\"007\",-00.5,1e-05,0,0.50,-0.5,100"));

    [Fact]
    public void A_row_is_a_record_and_an_empty_one_counts() =>
        Assert.Equal("A1 'a\nb', B1 'c', B3 1, A5 '', C5 2", ReadCells.OfText("\"a\nb\",c\n\n,1\n,,\n\"\",,2\n"));

    [Fact]
    public void A_file_that_is_not_utf8_is_read_as_windows_1252() =>
        Assert.Equal("A1 '£m', B1 '2–3 “x”', A2 '€', B2 1", ReadCells.OfText([0xA3, (byte)'m', .. ",2"u8, 0x96, .. "3 "u8, 0x93, (byte)'x', 0x94, .. "\n"u8, 0x80, .. ",1"u8]));

    [Fact]
    public void What_is_utf8_stays_so_with_a_mark_and_without()
    {
        Assert.Equal("A1 '£m', B1 '2–3'", ReadCells.OfText("£m,2–3"));
        Assert.Equal("A1 '£m', B1 '2–3'", ReadCells.OfText("\ufeff£m,2–3"));
    }

    [Fact]
    public void The_table_of_windows_1252_is_that_of_the_platform()
    {
        var platform = CodePagesEncodingProvider.Instance.GetEncoding(1252)!;
        byte[] undefined = [0x81, 0x8D, 0x8F, 0x90, 0x9D];
        foreach (var one in Enumerable.Range(0, 256).Select(one => (byte)one))
        {
            Assert.Equal(undefined.Contains(one) ? Windows1252.Undefined : platform.GetChars([one])[0], Windows1252.Of(one));
        }
    }

    [Theory]
    [InlineData(0x81)]
    [InlineData(0x8D)]
    [InlineData(0x8F)]
    [InlineData(0x90)]
    [InlineData(0x9D)]
    public void A_byte_that_is_no_character_is_refused_with_its_row(int undefined) =>
        Refused([.. "a,b\n1,2\nx"u8, (byte)undefined, .. ",3"u8], "t.csv, row 3", $"0x{undefined:X2}", "save it as UTF-8");

    [Fact]
    public void What_stands_behind_a_closing_quote_is_refused_in_the_words_of_the_files_delimiter()
    {
        Refused("a;b\n\"1\"x;2"u8.ToArray(), "row 2", "column 1", "expected a semicolon or the end of the row");
        Refused("a\tb\n1\t\"2\"\"\"x"u8.ToArray(), "row 2", "column 2", "expected a tab or the end of the row");
    }

    [Theory]
    [InlineData(40_000)]
    [InlineData(4_000_000)]
    public void A_cell_longer_than_any_label_is_refused(int length)
    {
        Refused(Encoding.UTF8.GetBytes("a\n" + new string('x', length)), "row 2", "characters");
        Refused(Encoding.UTF8.GetBytes("a\n\"" + string.Concat(Enumerable.Repeat("\"\"", length)) + "\""), "row 2", "characters");
    }

    [Fact]
    public void The_rest_of_a_sheet_is_whole_and_stays_when_the_reader_goes_on()
    {
        using var reader = CsvReader.Open("a\n1\n2\n"u8.ToArray(), "t.csv");
        Assert.True(reader.NextSheet());
        Assert.True(reader.NextRow());
        var rest = reader.ReadSheet();

        Assert.False(reader.NextRow());
        Assert.False(reader.NextSheet());
        Assert.False(reader.NextSheet());
        Assert.Equal(["A2 1", "A3 2"], ReadCells.Of(rest));
    }

    private static void Refused(byte[] bytes, params string[] said)
    {
        var error = Assert.Throws<UnreadableFileException>(() => ReadCells.OfText(bytes));
        Assert.All(said, one => Assert.Contains(one, error.Message, StringComparison.Ordinal));
    }
}
