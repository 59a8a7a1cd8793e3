using System.IO.Compression;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Tabular;

public sealed class XlsxHostileTests
{
    private const string Rows = """<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>10</v></c></row><row r="2"><c r="B2" s="1"><v>43923</v></c></row>""";
    private static readonly (string Name, string Text)[] Good = ExcelWorkbooks.Parts(Rows, "<si><t>All people</t></si>", ["0", "14"]);

    [Fact]
    public void What_is_no_workbook_is_said_to_be_what_it_is()
    {
        Refused("not a zip"u8.ToArray(), "not a whole XLSX file", "Fetch the file again");
        Refused(Workbooks.Zip(("content.xml", "<a/>")), "without _rels/.rels", "expected an Excel workbook");
        Refused(With("_rels/.rels", "<a/>"), "_rels/.rels", "names no office document");
        Refused(With("_rels/.rels", ExcelWorkbooks.Relationships(("a", ExcelWorkbooks.Office + "/officeDocument", "xl/workbook.bin"))), ".xlsb");
        Refused(With("xl/workbook.xml", "<document/>"), "xl/workbook.xml", "holds no workbook");
        Refused(With("xl/workbook.xml", "<workbook"), "xl/workbook.xml, line 1", "not well-formed");
        Refused(With("xl/worksheets/sheet1.xml", "<a/>"), "xl/worksheets/sheet1.xml", "holds no worksheet", "sheet S");
        Refused(With("xl/_rels/workbook.xml.rels", ExcelWorkbooks.Relationships()), "sheet S", "'rId1'");
        Refused(Workbooks.Zip([.. Good.Where(part => part.Name != "xl/worksheets/sheet1.xml")]), "without xl/worksheets/sheet1.xml");
        Refused(Workbooks.Zip([.. Good.Where(part => part.Name != "xl/sharedStrings.xml")]), "without xl/sharedStrings.xml");
    }

    [Theory]
    [InlineData("""<row><c t="s"><v>1</v></c></row>""", "row 1", "cell A1 refers to shared string '1', and the workbook holds 1")]
    [InlineData("""<row><c t="s"><v>-1</v></c></row>""", "shared string '-1'")]
    [InlineData("""<row><c t="s"><v>99999999999999999999</v></c></row>""", "shared string '99999999999999999999'")]
    [InlineData("""<row r="3"><c/><c s="2"><v>1</v></c></row>""", "row 3", "cell B3 has style 2")]
    [InlineData("""<row><c s="x"><v>1</v></c></row>""", "style 'x'")]
    [InlineData("""<row r="2"><c r="A3"><v>1</v></c></row>""", "sheet S, row 2", "'A3'")]
    [InlineData("""<row><c r="B1"><v>1</v></c><c r="B1"><v>1</v></c></row>""", "'B1'", "left to right")]
    [InlineData("""<row><c r="$A$1"><v>1</v></c></row>""", "'$A$1'")]
    [InlineData("""<row r="2"/><row r="2"/>""", "row '2'", "top to bottom")]
    [InlineData("""<row r="zero"/>""", "row 'zero'")]
    [InlineData("""<row><c r="XFE1"><v>1</v></c></row>""", "beyond")]
    [InlineData("""<row r="1048577"><c><v>1</v></c></row>""", "beyond")]
    [InlineData("""<row r="99999999"><c r="A99999999"><v>1</v></c></row>""", "beyond")]
    public void A_cell_that_cannot_be_is_refused_by_its_row(string rows, params string[] said) =>
        Refused(With("xl/worksheets/sheet1.xml", ExcelWorkbooks.Sheet(rows)), ["sheet S", .. said]);

    [Theory]
    [InlineData("_rels/.rels")]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/_rels/workbook.xml.rels")]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    public void A_document_type_is_followed_in_no_part(string part)
    {
        Refused(With(part, "<!DOCTYPE x SYSTEM \"file:///etc/hostname\"><x/>"), part, "DTD");
        Refused(With(part, "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><x>&b;</x>"), part, "DTD");
    }

    [Theory]
    [InlineData("xl/workbook.xml")]
    [InlineData("xl/worksheets/sheet1.xml")]
    [InlineData("xl/sharedStrings.xml")]
    [InlineData("xl/styles.xml")]
    public void A_bomb_is_refused_in_every_part_before_it_costs_memory(string part)
    {
        var whole = Good.Single(one => one.Name == part).Text;
        var inside = whole.IndexOf("</sheetData>", StringComparison.Ordinal) is >= 0 and var rows ? rows : whole.LastIndexOf("</", StringComparison.Ordinal);
        Refused(With(part, whole.Insert(inside, new string(' ', 3 << 20))), part, "more than");
        Refused(With(part, whole.Insert(inside, string.Concat(Enumerable.Repeat("<a>", 100_000)))), part, "nested");
        Refused(With(part, whole.Insert(inside, string.Concat(Enumerable.Repeat("<a/>" + new string(' ', 100_000), 40)))), "inflates to more than");
    }

    [Fact]
    public void Texts_and_lists_beyond_any_workbook_are_refused()
    {
        Refused(With("xl/sharedStrings.xml", $"<sst xmlns='{ExcelWorkbooks.Main}'><si><t>{new string('x', 40_000)}</t></si></sst>"), "characters");
        Refused(With("xl/worksheets/sheet1.xml", ExcelWorkbooks.Sheet($"<row><c t='str'><v>{new string('x', 300_000)}</v></c></row>")), "sheet S", "characters");
        Refused(With("xl/workbook.xml", ExcelWorkbooks.Workbook("", string.Concat(Enumerable.Repeat("""<sheet name="S" r:id="rId1"/>""", 501)))), "more than 500 sheets");
        Refused(With("xl/_rels/workbook.xml.rels", ExcelWorkbooks.Relationships([.. Enumerable.Range(0, 2_001).Select(i => (FormattableString.Invariant($"r{i}"), "t", "x"))])), "relationships");
        Refused(Workbooks.Zip([.. Good, .. Enumerable.Range(0, 2_000).Select(i => (FormattableString.Invariant($"x{i}"), ""))]), "zip entries");
    }

    [Fact]
    public void Parts_together_inflate_to_no_more_than_one_part_may()
    {
        // Sheets of a crafted workbook may all be one part.
        var sheets = string.Concat(Enumerable.Repeat("""<sheet name="S" r:id="rId1"/>""", 20));
        var parts = Good.Select(part => part.Name switch
        {
            "xl/workbook.xml" => (part.Name, ExcelWorkbooks.Workbook("", sheets)),
            "xl/worksheets/sheet1.xml" => (part.Name, ExcelWorkbooks.Sheet(string.Concat(Enumerable.Repeat("<row/>", 150_000)))),
            _ => part,
        });

        Refused(Workbooks.Zip([.. parts]), "inflates to more than");
    }

    [Fact]
    public void A_digit_damaged_inside_the_archive_is_found_by_the_archives_checksum()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in Good)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.NoCompression).Open();
                entry.Write(System.Text.Encoding.UTF8.GetBytes(text));
            }
        }

        var bytes = zip.ToArray();
        Walk(bytes);
        foreach (var (found, part) in new[] { ("<v>10<", "xl/worksheets/sheet1.xml"), ("<t>All", "xl/sharedStrings.xml"), ("numFmtId=\"14\"/></cellXfs", "xl/styles.xml"), ("sheetId=\"1", "xl/workbook.xml") })
        {
            var damaged = (byte[])bytes.Clone();
            var at = damaged.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(found)) + found.IndexOfAny(['1', 'A']);
            damaged[at]++;
            Refused(damaged, part, "cut off or damaged");
        }
    }

    [Fact]
    public void A_workbook_damaged_at_any_byte_is_read_or_refused_and_nothing_else()
    {
        var good = Workbooks.Zip(Good);
        var random = new Random(20201105);
        for (var i = 0; i < 1_000; i++)
        {
            var bytes = (byte[])good.Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var damaged = random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
            if (Record.Exception(() => Walk(damaged)) is { } error)
            {
                Assert.IsType<UnreadableFileException>(error);
                Assert.StartsWith("f.xlsx", error.Message, StringComparison.Ordinal);
            }
        }
    }

    private static byte[] With(string part, string text) => Workbooks.Zip([.. Good.Select(one => one.Name == part ? (part, text) : one)]);

    private static void Walk(byte[] bytes)
    {
        using var reader = XlsxReader.Open(bytes, "f.xlsx");
        while (reader.NextSheet())
        {
        }
    }

    private static void Refused(byte[] bytes, params string[] said)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<UnreadableFileException>(() => Walk(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 << 20);
        Assert.All(said.Prepend("f.xlsx"), one => Assert.Contains(one, error.Message, StringComparison.Ordinal));
    }
}
