using System.IO.Compression;
using System.Text;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Tabular;

public sealed class HostileFileTests
{
    private static readonly byte[] Good = Workbooks.Of([[SmallSource.WeeklyTitle], ["", SmallSource.Week(0)], ["All people", 10]]);

    [Fact]
    public void What_is_no_workbook_is_said_to_be_what_it_is()
    {
        Refused(Encoding.UTF8.GetBytes("Category,Total\nA,1\n"), "not a zip file");
        Refused(Encoding.UTF8.GetBytes("<!DOCTYPE html><title>503</title>"), "HTML", "expected an OpenDocument spreadsheet");
        Refused([], "empty", "expected");
        Refused(Good[..(Good.Length / 2)], "cut off");
        Refused(Workbooks.Zip(("styles.xml", "<a/>")), "without content.xml", "expected");
        Refused(Workbooks.Content("<office"), "content.xml, line 1");
        Refused(Workbooks.Content("<a/>"), "office:spreadsheet", "expected");
        Refused(Workbooks.Of([["Some other table"], ["", SmallSource.Week(0)], ["All people", 10]]), "'Some other table'", "Expected for instance");
        Refused(Workbooks.Of([[SmallSource.WeeklyTitle], ["", SmallSource.Week(0)]]), "states no figure");
    }

    [Fact]
    public void A_digit_damaged_inside_the_archive_is_found_by_the_archives_checksum()
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var entry = archive.CreateEntry("content.xml", CompressionLevel.NoCompression).Open();
            using var good = new ZipArchive(new MemoryStream(Good)).GetEntry("content.xml")!.Open();
            good.CopyTo(entry);
        }

        var bytes = zip.ToArray();
        Assert.Single(TabularFile.Read(bytes, "f.ods", "ods"));
        bytes[bytes.AsSpan().IndexOf("office:value=\"10\""u8) + "office:value=\""u8.Length] = (byte)'9';
        Refused(bytes, "cut off or damaged");
    }

    [Theory]
    [InlineData("<!DOCTYPE x SYSTEM \"file:///etc/hostname\"><x/>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><x>&e;</x>")]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]><x>&c;</x>")]
    public void A_document_type_is_never_followed(string xml) => Refused(Workbooks.Content(xml), "content.xml", "DTD");

    [Fact]
    public void A_bomb_is_refused_before_it_costs_memory()
    {
        Refused(Workbooks.Content("<a>" + new string(' ', 3 << 20) + "</a>"), "more than");
        Refused(Workbooks.Content("<a " + string.Concat(Enumerable.Range(0, 200_000).Select(i => FormattableString.Invariant($"b{i}='' "))) + "/>"), "more than");
        Refused(Workbooks.Content(string.Concat(Enumerable.Repeat("<a>", 100_000))), "nested");
        Refused(Sheet("<table:table-row><table:table-cell><text:p>" + new string('x', 40_000) + "</text:p></table:table-cell></table:table-row>"), "characters");
        Refused(Sheet("""<table:table-row table:number-rows-repeated="1000000"><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"""), "sheet S, row 1", "repeats");
        Refused(Sheet("""<table:table-row><table:table-cell table:number-columns-repeated="16000" office:value-type="float" office:value="1"/></table:table-row>"""), "sheet S, row 1", "repeats");
        Refused(Sheet("""<table:table-row><table:table-cell table:number-columns-repeated="1000000"/><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"""), "beyond");
        Refused(Sheet(string.Concat(Enumerable.Repeat("""<table:table-row table:number-rows-repeated="1048576"/>""", 4_000)) + """<table:table-row><table:table-cell office:value-type="float" office:value="1"/></table:table-row>"""), "beyond");
    }

    [Fact]
    public void Empty_rows_and_columns_may_repeat_to_the_end_of_the_sheet()
    {
        var sheet = Assert.Single(TabularFile.Read(Sheet("""<table:table-row><table:table-cell office:value-type="float" office:value="5" table:number-columns-repeated="3"/><table:table-cell table:number-columns-repeated="16381"/></table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row>"""), "a.ods", "ods"));

        Assert.Equal(3, sheet.Count);
    }

    [Fact]
    public void A_workbook_damaged_at_any_byte_is_read_or_refused_and_nothing_else()
    {
        var random = new Random(20200806);
        for (var i = 0; i < 400; i++)
        {
            var bytes = (byte[])Good.Clone();
            for (var flips = random.Next(1, 4); flips > 0; flips--)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            var damaged = random.Next(4) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
            if (Record.Exception(() => SmallSource.Read(damaged)) is { } error)
            {
                Assert.IsType<UnreadableFileException>(error);
                Assert.StartsWith("small.ods", error.Message, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void A_damaged_list_is_refused_by_row()
    {
        RefusedList(Lists.Header + "\n\"People,1\n", "row 2", "never closed");
        RefusedList(Lists.Header + "\n\"People\"x,1\n", "row 2", "expected a comma");
        RefusedList("Category,Total\nPeople,1\n", "row 1", "'Upper Tier Local Authority'", "'Total'");
        RefusedList(Lists.Header + "\n", "states no figure");
        RefusedList("", "empty");
        RefusedList("\n\n", "empty");
        RefusedList(",,\n", "no header");
        RefusedList("<html></html>", "HTML");
        RefusedList(Lists.Header + "\0\n", "binary");
        RefusedList([.. Encoding.UTF8.GetBytes(Lists.Header + "\n"), 0xC3, 0x28, 0x81], "row 2", "0x81", "neither UTF-8 nor Windows-1252");
        RefusedList([0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Lists.Header + "\n"), 0xC3, 0x28], "row 2", "not UTF-8", "byte-order mark");
    }

    private static byte[] Sheet(string rows) => Workbooks.Sheets($"""<table:table table:name="S">{rows}</table:table>""");

    private static void RefusedList(string text, params string[] said) => RefusedList(Encoding.UTF8.GetBytes(text), said);

    private static void RefusedList(byte[] bytes, params string[] said)
    {
        var error = Assert.Throws<UnreadableFileException>(() => Lists.Read(bytes));
        Assert.All(said.Prepend("list_w15.csv"), one => Assert.Contains(one, error.Message, StringComparison.Ordinal));
    }

    private static void Refused(byte[] bytes, params string[] said)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var error = Assert.Throws<UnreadableFileException>(() => SmallSource.Read(bytes));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 100 << 20);
        Assert.All(said.Prepend("small.ods"), one => Assert.Contains(one, error.Message, StringComparison.Ordinal));
    }
}
