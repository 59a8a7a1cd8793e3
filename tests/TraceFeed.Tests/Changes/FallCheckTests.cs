using TraceFeed.Changes;
using TraceFeed.Observations;
using TraceFeed.Sources;
using static TraceFeed.Tests.SmallSource;
using Cell = TraceFeed.Tests.Workbooks.Cell;

namespace TraceFeed.Tests.Changes;

public sealed class FallCheckTests
{
    private static readonly SourceDefinition Withholding = Definition with { Statuses = [new StatusDefinition("*", "fewer than 3 people", Suppression: true)] };

    [Fact]
    public void A_file_that_restates_its_whole_history_needs_no_chunk_for_a_new_end()
    {
        var stored = Stored([0, 1, 2], 100, 110, 120);

        Assert.Empty(Differ.Needs(stored, Totals([0, 1, 2, 3], 100, 110, 120, 130), Withholding));
        Assert.Equal([2], Ends(Differ.Needs(stored, Totals([3], 130), Withholding)));
    }

    [Fact]
    public void An_end_that_states_only_other_totals_needs_the_chunk_before_it()
    {
        var both = new Diffs(Withholding);
        both.Take(Read([[ToDateTitle], ["", To(0), To(1)], ["All people", 100, 110], ["Women", 40, 50]]));
        var reading = Read([[ToDateTitle], ["", To(0), To(1), To(2)], ["All people", 100, 110, 120], ["Women", 40, Cell.Empty, 45]]);

        // The end before is loaded because it is told without the women; the one before that is not asked for before it is known whether the women stand there.
        Assert.Equal([1], Ends(Differ.Needs(Unloaded(both.Vintage), reading, Withholding)));
    }

    [Fact]
    public void Nothing_before_a_withheld_total_is_loaded()
    {
        var stored = Stored([0, 1, 2], 100, 110, "*");

        Assert.Equal([2], Ends(Differ.Needs(stored, Totals([3], 90), Withholding)));
        Assert.Empty(Differ.Needs(stored, Totals([2, 3], "*", 90), Withholding));
    }

    private static Vintage Stored(int[] ends, params Cell[] totals)
    {
        var diffs = new Diffs(Withholding);
        diffs.Take(Totals(ends, totals));
        return Unloaded(diffs.Vintage);
    }

    private static Vintage Unloaded(Vintage vintage) => vintage with { Blocks = vintage.Blocks.ToDictionary(pair => pair.Key, pair => pair.Value with { Chunk = null }) };

    private static Reading Totals(int[] ends, params Cell[] totals) => Read([[ToDateTitle], ["", .. ends.Select(end => (Cell)To(end))], ["All people", .. totals]]);

    private static Reading Read(Cell[][] rows) => SourceReader.Read(Withholding, Catalog, new OriginalFile { Name = "small.ods", Bytes = Workbooks.Of(rows) });

    private static IEnumerable<int> Ends(IEnumerable<BlockKey> blocks) => blocks.Select(block => (block.Period.End!.Value.DayNumber - new DateOnly(2020, 6, 3).DayNumber) / 7);
}
