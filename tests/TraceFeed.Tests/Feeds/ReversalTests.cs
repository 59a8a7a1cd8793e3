using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;
using static TraceFeed.Tests.Feeds.Log;

namespace TraceFeed.Tests.Feeds;

public sealed class ReversalTests
{
    [Fact]
    public void A_figure_that_is_back_is_a_row_of_the_publications_item_and_nothing_else()
    {
        var items = FeedItems.Of(Commit(Neighbours, Back("9999", "291"), Identified(ChangeKind.ValueRevised, "10", "11")), DefinitionCatalog.Embedded);
        Assert.Equal(["publication", "contacts"], items.Select(item => item.Subject));
        Assert.EndsWith(", published 3 September 2020: 1 revision", items[0].Title, StringComparison.Ordinal);
        var table = items[0].Content.OfType<DataTable>().Single();
        Assert.Equal("Figures that are again what they were within the last week", table.Caption);
        Assert.Equal(["Close contacts identified, England", "23–29 July 2020", "9,999", "back to 291", "Table_11!R7 in ad8ccaf3 → Table_11!V7 in 74910d83"], Assert.Single(table.Rows).Select(cell => cell.Text));
        Assert.DoesNotContain("291", items[1].Title + ContentHtml.Of(items[1].Content, new SiteLinks(Base)), StringComparison.Ordinal);
        Assert.Equal("Close contacts identified and reached: 1 revision.", items[1].Lead);
    }

    [Fact]
    public void A_table_of_which_all_figures_are_back_has_no_item_and_the_publication_says_so()
    {
        var item = Assert.Single(FeedItems.Of(Commit([Neighbours, .. Enumerable.Repeat(Back("300", "291"), FeedLimits.Rows + 3)]), DefinitionCatalog.Embedded));
        Assert.EndsWith(": nothing new, some figures are again what they were", item.Title, StringComparison.Ordinal);
        Assert.Equal("Figures that are again what they were within the last week: 40 of 43", item.Content.OfType<DataTable>().Single().Caption);
    }

    private static Change Back(string old, string now) => Identified(ChangeKind.ValueRevised, old, now) with { Reason = "back", Announced = Announced.No };
}
