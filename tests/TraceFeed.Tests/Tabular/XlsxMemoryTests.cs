using TraceFeed.Tabular;

namespace TraceFeed.Tests.Tabular;

[Collection(MemoryMeasured.Name)]
public sealed class XlsxMemoryTests
{
    [Fact]
    public void Suppressed_figures_of_a_workbook_are_read_row_by_row_in_little_memory()
    {
        const string Name = "2020-11-05_Demographic_LA_tables_w22.xlsx";
        var bytes = File.ReadAllBytes(OfficialFiles.Path("england-tt-demographic", Name));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        using var reader = XlsxReader.Open(bytes, Name);
        var most = before;
        var (suppressed, ofFirstWeek) = (0, 0);
        for (var rows = 0; reader.NextSheet();)
        {
            while (reader.NextRow())
            {
                for (var i = 0; reader.SheetName == "Table_9" && i < reader.Row.Count; i++)
                {
                    var isSuppressed = reader.Row.Text(i) == "*";
                    suppressed += isSuppressed ? 1 : 0;
                    ofFirstWeek += isSuppressed && reader.Row.Column(i) == 6 ? 1 : 0;
                }

                most = rows++ % 500 == 0 ? Math.Max(most, GC.GetTotalMemory(forceFullCollection: true)) : most;
            }
        }

        // Counted in the XML without this program: 681 of them in column F, the first week, and 15,136 in the weeks after it.
        Assert.Equal((15_817, 681), (suppressed, ofFirstWeek));
        Assert.InRange(most - before, 0, 10 << 20);
    }
}
