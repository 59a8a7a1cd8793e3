using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;
using static TraceFeed.Tests.Feeds.Log;

namespace TraceFeed.Tests.Feeds;

public sealed class ItemBudgetTests
{
    [Fact]
    public void Past_forty_items_unknown_tables_share_one_and_each_row_says_of_which()
    {
        var items = Items(60);
        Assert.Equal(["publication", "contacts", "~", "checks"], items.Select(item => item.Subject));
        Assert.Equal("Tables that the definition does not know: 60 new figures.", items[2].Lead);
        Assert.Equal("/items/england-test-and-trace/2/~", items[2].Path);
        Assert.Contains("Table 10: Close contacts identified, England", items[2].Content.OfType<DataTable>().Single().Rows.Select(row => row[0].Text));
    }

    [Fact]
    public void With_room_for_them_each_unknown_table_has_its_item()
    {
        Assert.Equal(FeedLimits.ItemsOfPublication, Items(37).Count);
        Assert.Equal(4, Items(38).Count);
    }

    private static IReadOnlyList<FeedItem> Items(int unknown) => FeedItems.Of(
        Commit([Neighbours, Reached(ChangeKind.PeriodAdded, null, "1.0"), .. Enumerable.Range(0, unknown).Select(i => Identified(ChangeKind.PeriodAdded, null, $"{i}") with { Table = $"~table-{i}" }), Identified(ChangeKind.CheckFailed, null, null) with { Check = new CheckOutcome("total", "2", "1", []) }]),
        DefinitionCatalog.Embedded);
}
