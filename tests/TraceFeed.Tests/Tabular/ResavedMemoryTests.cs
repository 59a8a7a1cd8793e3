using System.IO.Compression;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Tabular;

[Collection(MemoryMeasured.Name)]
public sealed class ResavedMemoryTests
{
    [Fact]
    public void The_largest_workbook_saved_again_is_read_row_by_row_in_little_memory()
    {
        Assert.SkipUnless(SlowTests.AreAsked, OfficialSequences.Slow);
        var bytes = ResavedWorkbooks.Of(ResavedWorkbooks.W22, "ods");
        using (var zip = new ZipArchive(new MemoryStream(bytes)))
        {
            // LibreOffice 7.4 writes 14,513,186 bytes; another version may write more or less.
            Assert.InRange(zip.GetEntry("content.xml")!.Length, 10 << 20, 40 << 20);
        }

        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var reader = TabularFile.Open(bytes, "resaved.ods", ["ods"]);
        var (rows, most) = (0, before);
        while (reader.NextSheet())
        {
            while (reader.NextRow())
            {
                most = rows++ % 500 == 0 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)) : most;
            }
        }

        // 312 and 313 rows of lower-tier authorities and 1,650 and 1,649 of ages in two tables each are among them.
        Assert.InRange(rows, 3_900, 5_000);
        Assert.InRange(most - before, 0, 60 << 20);
        GC.KeepAlive(bytes);
    }
}
