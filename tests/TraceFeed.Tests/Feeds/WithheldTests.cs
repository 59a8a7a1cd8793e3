using System.Text;
using TraceFeed.Changes;
using TraceFeed.Cli.Output;
using TraceFeed.Feeds;
using TraceFeed.Sources;
using static TraceFeed.Tests.Feeds.Log;

namespace TraceFeed.Tests.Feeds;

public sealed class WithheldTests
{
    private static readonly DefinitionCatalog Catalog = DefinitionCatalog.Embedded.With("small.json", Encoding.UTF8.GetBytes(SmallSource.Json.Replace(
        """{ "symbol": "[c]", "meaning": "confidential" }""", """{ "symbol": "*", "meaning": "fewer than 3 people", "suppression": true }""", StringComparison.Ordinal)));

    private static readonly Change Suppressed = Women(ChangeKind.ValueSuppressed, null, "*");
    private static readonly Change Disclosed = Women(ChangeKind.ValueDisclosed, "*", "12");

    [Fact]
    public void The_title_of_a_figure_now_withheld_says_what_the_symbol_means() =>
        Assert.Equal("Women, England, 23–29 July 2020: now withheld (*: fewer than 3 people)", Item(Suppressed).Title);

    [Fact]
    public void The_title_of_a_figure_no_longer_withheld_says_the_figure_and_what_stood_there() =>
        Assert.Equal("Women, England, 23–29 July 2020: now shown: 12, was withheld (*)", Item(Disclosed).Title);

    [Fact]
    public void A_symbol_without_a_known_meaning_stands_alone()
    {
        Assert.EndsWith(": now withheld (**)", Item(Women(ChangeKind.ValueSuppressed, null, "**")).Title, StringComparison.Ordinal);
        Assert.EndsWith(": now shown: 12 people, was withheld (*)", Item(Disclosed with { Source = "gone" }).Title, StringComparison.Ordinal);
    }

    [Fact]
    public void The_table_shows_no_figure_that_is_withheld_now_and_no_size()
    {
        var item = Item(Suppressed, Disclosed);
        var table = Assert.Single(item.Content.OfType<DataTable>());

        Assert.Equal("By week: 1 figure now withheld, 1 figure no longer withheld.", item.Lead);
        Assert.Equal("Figures now withheld, or no longer withheld", table.Caption);
        Assert.Equal(
            [
                "– | withheld (*: fewer than 3 people) | – | – | Table_11!V7 in 74910d83",
                "withheld (*) | 12 | – | – | Table_11!R7 in ad8ccaf3 → Table_11!V7 in 74910d83",
            ],
            table.Rows.Select(row => string.Join(" | ", row.Skip(2).Select(cell => cell.Text))));
    }

    [Fact]
    public void A_figure_that_an_older_log_still_has_stands_nowhere_once_it_is_withheld()
    {
        var items = FeedItems.Of(Commit([Added(new DateOnly(2020, 9, 3), new DateOnly(2020, 8, 27), SmallSource.Id), Women(ChangeKind.ValueSuppressed, "98765", "*")]), Catalog);
        var feed = Documents.OfAll(Base, Catalog, items);
        foreach (var bytes in (byte[][])[JsonFeedRenderer.Render(feed), RssRenderer.Render(feed), AtomRenderer.Render(feed), HtmlPages.Home(feed), .. items.Select(item => HtmlPages.Item(item, Base))])
        {
            var text = Encoding.UTF8.GetString(bytes).Replace(",", "", StringComparison.Ordinal);
            Assert.Contains("withheld", text, StringComparison.Ordinal);
            Assert.DoesNotContain("98765", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Without_the_earlier_figure_the_command_line_says_withheld_alone()
    {
        using var output = new StringWriter();
        new ChangeText(output, Catalog.Find(SmallSource.Id)!, all: false).Write([Suppressed with { Old = null }], 1, 1);
        Assert.Contains("  withheld  Women, 23–29 Jul 2020  withheld (*: fewer than 3 people)\n", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void More_figures_withheld_than_an_item_shows_are_counted()
    {
        var item = Item([.. Enumerable.Repeat(Suppressed, FeedLimits.Rows + 2)]);

        Assert.Equal("Figures now withheld, or no longer withheld: 40 of 42", Assert.Single(item.Content.OfType<DataTable>()).Caption);
        Assert.Contains("42 figures now withheld", item.Lead, StringComparison.Ordinal);
    }

    [Fact]
    public void A_revision_is_named_before_a_figure_withheld() =>
        Assert.EndsWith("12 → 14 (revised on 3 September)", Item(Suppressed, Women(ChangeKind.ValueRevised, "12", "14")).Title, StringComparison.Ordinal);

    [Fact]
    public void The_command_line_says_withheld_and_shown_and_counts_them()
    {
        using var output = new StringWriter();
        new ChangeText(output, Catalog.Find(SmallSource.Id)!, all: false).Write([Suppressed, Disclosed], 1, 1);

        Assert.Equal(
            """
            By week
              withheld  Women, 23–29 Jul 2020  withheld (*: fewer than 3 people)
              shown     Women, 23–29 Jul 2020  withheld (*) → 12

            1 now withheld, 1 no longer withheld. Compared 1 observations with 1.

            """,
            output.ToString(), ignoreLineEndingDifferences: true);
    }

    private static FeedItem Item(params Change[] changes) => FeedItems.Of(Commit([Added(new DateOnly(2020, 9, 3), new DateOnly(2020, 8, 27), changes[0].Source), .. changes]), Catalog).Single(item => item.Subject == "weekly");

    private static Change Women(string kind, string? old, string now) => Reached(kind, null, null) with
    {
        Source = SmallSource.Id,
        Table = "weekly",
        Measure = "women",
        Label = "Women",
        Unit = "people",
        Breakdown = null,
        Old = old is null ? null : Value(old, Earlier, "R7"),
        New = Value(now, Hash, "V7"),
    };

    private static StatedValue Value(string text, string hash, string cell) =>
        char.IsAsciiDigit(text[0]) ? new StatedValue(text, null, new CellAddress(hash, "Table_11", cell)) : new StatedValue(null, text, new CellAddress(hash, "Table_11", cell));
}
