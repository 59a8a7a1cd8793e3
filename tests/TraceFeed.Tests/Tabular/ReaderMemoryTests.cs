using System.Globalization;
using System.IO.Compression;
using System.Text;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Tabular;

[Collection(MemoryMeasured.Name)]
public sealed class ReaderMemoryTests
{
    private const int Areas = 400;

    [Fact]
    public void A_list_of_ten_times_the_rows_takes_no_more_memory()
    {
        Assert.SkipUnless(SlowTests.AreAsked, OfficialSequences.Slow);
        var few = Live(List(72_000), 72_001);
        var many = Live(List(720_000), 720_001);

        Assert.InRange(Math.Abs(many - few), 0, 256 << 10);
    }

    [Fact]
    public void A_cell_of_a_list_costs_no_string()
    {
        var bytes = List(72_000);
        using var reader = TabularFile.Open(bytes, "list.csv", ["csv"]);
        Assert.True(reader.NextSheet());
        for (var row = 0; row <= Areas; row++)
        {
            Assert.True(reader.NextRow());
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        while (reader.NextRow())
        {
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 64 << 10);
    }

    [Fact]
    public void A_large_workbook_is_read_in_little_memory()
    {
        const int rows = 180_000;
        var bytes = Workbook(rows, out var inflated);

        Assert.InRange(inflated, 26 << 20, long.MaxValue);
        Assert.InRange(Live(bytes, rows), 0, 2 << 20);
    }

    // The most live managed memory beyond the bytes themselves, at ten rows spread over the file and at its end.
    private static long Live(byte[] bytes, int rows)
    {
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var reader = TabularFile.Open(bytes, "large", null);
        Assert.True(reader.NextSheet());
        long most = 0;
        var read = 0;
        while (reader.NextRow())
        {
            if (++read % (rows / 10) == 0)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
            }
        }

        Assert.False(reader.NextSheet());
        most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: true) - before);
        Assert.Equal(rows, read);
        GC.KeepAlive(bytes);
        return most;
    }

    private static byte[] List(int rows)
    {
        var text = new StringBuilder("Area name,Area code,Specimen date,Daily cases,Cumulative cases\n", rows * 48);
        for (var row = 0; row < rows; row++)
        {
            text.Append(CultureInfo.InvariantCulture, $"Area {row % Areas},E{row % Areas:00000000},{new DateOnly(2020, 1, 30).AddDays(row % Areas):yyyy-MM-dd},{row % 97},{row}\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static byte[] Workbook(int rows, out long inflated)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var source = new ZipArchive(new MemoryStream(Workbooks.Sheets("<table:table table:name=\"S\"></table:table>"))).GetEntry("content.xml")!.Open();
            var around = new StreamReader(source).ReadToEnd().Split("</table:table>");
            using var content = new StreamWriter(archive.CreateEntry("content.xml", CompressionLevel.Fastest).Open());
            inflated = Write(content, around[0]);
            for (var row = 0; row < rows; row++)
            {
                inflated += Write(content, $"""<table:table-row><table:table-cell office:value-type="string"><text:p>Area {row % Areas}</text:p></table:table-cell><table:table-cell office:value-type="float" office:value="{row * 7919L % 1_000_003}"><text:p>x</text:p></table:table-cell></table:table-row>""");
            }

            inflated += Write(content, "</table:table>" + around[1]);
        }

        return zip.ToArray();
    }

    private static int Write(StreamWriter content, string text)
    {
        content.Write(text);
        return text.Length;
    }
}
