using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;
using static TraceFeed.Tests.Feeds.Log;

namespace TraceFeed.Tests.Feeds;

public sealed class FeedItemTests
{
    [Fact]
    public void A_commit_gives_one_item_a_subject_in_the_definitions_order()
    {
        var commit = Commit(
            Reached(ChangeKind.PeriodAdded, null, "1") with { Table = "~new-table" },
            Identified(ChangeKind.CheckFailed, null, null) with { Check = new CheckOutcome("total", "2", "1", []) },
            Reached(ChangeKind.PeriodAdded, null, "1"),
            Reached(ChangeKind.PeriodAdded, null, "1") with { Table = "cases-transferred" },
            FarApart,
            Reached(ChangeKind.ValueRevised, "1", "2"));
        var items = FeedItems.Of(commit, DefinitionCatalog.Embedded);
        Assert.Equal(["publication", "cases-transferred", "contacts", "~new-table", "checks"], items.Select(item => item.Subject));
        var contacts = items[2];
        Assert.Equal("tag:tracefeed,2020:england-test-and-trace/2/contacts", contacts.Id);
        Assert.Equal("/items/england-test-and-trace/2/contacts", contacts.Path);
        Assert.Equal((102, 105), (contacts.FirstSequence, contacts.LastSequence));
        Assert.Equal([new(ChangeKind.ValueRevised, 1), new(ChangeKind.PeriodAdded, 1)], contacts.Kinds);
        Assert.All(items, item => Assert.Equal(new DateTimeOffset(2020, 9, 4, 9, 30, 15, TimeSpan.Zero), item.RecordedAt));
    }

    [Fact]
    public void Commits_come_newest_first()
    {
        var older = Commit(FarApart) with { Row = 9, Ordinal = 1 };
        var newer = Commit(Neighbours) with { Row = 10 };
        Assert.Equal([2, 1], FeedItems.Of([older, newer], DefinitionCatalog.Embedded).Select(item => item.Ordinal));
    }

    [Fact]
    public void A_revision_stands_with_its_size_its_announcement_and_its_cell()
    {
        var item = FeedItems.Of(Commit(FarApart, Reached(ChangeKind.ValueRevised, "72.4", "72.1")), DefinitionCatalog.Embedded)[1];
        var row = Assert.Single(Assert.Single(item.Content.OfType<DataTable>()).Rows);
        Assert.Equal(
            ["Close contacts reached, England", "23–29 July 2020", "72.4%", "72.1%", "\u22120.3 points (\u22120.4%)", "unknown: publications between were not seen", "Table_11!R7 in ad8ccaf3 → Table_11!V7 in 74910d83"],
            row.Select(cell => cell.Text));
        Assert.Equal($"/cells/{Earlier}/R7?sheet=Table_11 /cells/{Hash}/V7?sheet=Table_11", $"{row[2].Runs.Single().Link} {row[3].Runs.Single().Link}");
    }

    [Fact]
    public void A_figure_withdrawn_stands_with_the_cell_that_it_had()
    {
        var item = FeedItems.Of(Commit(FarApart, Reached(ChangeKind.ValueWithdrawn, "72.4", null)), DefinitionCatalog.Embedded)[1];
        var row = Assert.Single(Assert.Single(item.Content.OfType<DataTable>()).Rows);
        Assert.Equal(("withdrawn", "Table_11!R7 in ad8ccaf3"), (row[3].Text, row[^1].Text));
    }

    [Fact]
    public void A_series_not_known_before_is_said_to_be_first_seen_here()
    {
        var begun = Identified(ChangeKind.SeriesAdded, null, null) with { Period = null };
        var table = Assert.Single(FeedItems.Of(Commit(Neighbours, begun), DefinitionCatalog.Embedded)[1].Content.OfType<DataTable>());
        Assert.Equal(("Series that begin here", "first seen here"), (table.Caption, Assert.Single(table.Rows)[1].Text));
    }

    [Fact]
    public void The_figure_of_the_title_stands_in_the_table_and_first_in_the_extension_however_small_it_is()
    {
        var larger = Enumerable.Range(1, 30).Select(i => Reached(ChangeKind.ValueRevised, "10.0", $"{50 + i}.0") with { Measure = "contacts-not-reached-percent", Label = "Close contacts not reached" });
        var item = FeedItems.Of(Commit([FarApart, .. larger, Reached(ChangeKind.ValueRevised, "72.4", "72.3")]), DefinitionCatalog.Embedded)[1];
        Assert.Contains("72.4% → 72.3%", item.Title, StringComparison.Ordinal);
        Assert.Equal("72.3", item.Shown[^1].Change.New?.Value);
        using var json = System.Text.Json.JsonDocument.Parse(JsonFeedRenderer.Render(Documents.OfAll(Base, DefinitionCatalog.Embedded, [item])));
        var changes = json.RootElement.GetProperty("items")[0].GetProperty("_tracefeed").GetProperty("changes");
        Assert.Equal((item.Shown.Count, 131), (changes.GetArrayLength(), changes[0].GetProperty("seq").GetInt64()));
    }

    [Fact]
    public void The_text_tells_both_dates_the_publication_and_the_licence()
    {
        var item = FeedItems.Of(Commit(FarApart, Reached(ChangeKind.ValueRevised, "72.4", "72.1")), DefinitionCatalog.Embedded)[1];
        var html = ContentHtml.Of(item.Content, new SiteLinks(Base));
        Assert.Contains("Published 3 September 2020, recorded 4 September 2020, 09:30 UTC. Compared with the publication of 6 August 2020.", html, StringComparison.Ordinal);
        Assert.Contains("<a href=\"https://www.gov.uk/government/publications/weeks-10-to-13\">", html, StringComparison.Ordinal);
        Assert.Contains("Contains public sector information licensed under the Open Government Licence v3.0.", html, StringComparison.Ordinal);
        Assert.Equal("Close contacts identified and reached: 1 revision. Published 3 September 2020, recorded 4 September 2020, 09:30 UTC.", item.Summary);
    }

    [Fact]
    public void Of_a_list_the_ten_largest_new_figures_stand_and_the_number_of_all()
    {
        var commit = Commit([Added(new(2020, 9, 24), null, Readings.Local), .. Enumerable.Range(1, 150).Select(i => Local(ChangeKind.PeriodAdded, $"Area {i}", null, $"{i}", "contacts-identified"))]);
        var table = Assert.Single(FeedItems.Of(commit, DefinitionCatalog.Embedded)[1].Content.OfType<DataTable>());
        Assert.Equal("New figures, the largest: 10 of 150", table.Caption);
        Assert.Equal(Enumerable.Range(0, 10).Select(i => $"{150 - i}"), table.Rows.Select(row => row[2].Text));
    }

    [Fact]
    public void Of_several_weeks_the_newest_stands_and_the_caption_counts_all()
    {
        var changes = Enumerable.Range(1, 9).SelectMany(i => new[] { Identified(ChangeKind.PeriodAdded, null, $"{i}", $"2020-08-0{i}", $"2020-08-0{i}"), Reached(ChangeKind.PeriodAdded, null, "1.0", $"2020-08-0{i}", $"2020-08-0{i}") });
        var table = Assert.Single(FeedItems.Of(Commit([Neighbours, .. changes]), DefinitionCatalog.Embedded)[1].Content.OfType<DataTable>());
        Assert.Equal("New figures of the newest period: 2 of 18", table.Caption);
        Assert.All(table.Rows, row => Assert.Equal("9 August 2020", row[1].Text));
    }

    [Fact]
    public void Rows_that_would_read_alike_tell_their_unit()
    {
        var count = Reached(ChangeKind.PeriodAdded, null, "7") with { Measure = "contacts-reached", Unit = "people" };
        var percent = Reached(ChangeKind.PeriodAdded, null, "72.4");
        Assert.Equal(["Close contacts reached, England (people)", "Close contacts reached, England (percent)"], Names(count, percent));
        Assert.Equal(["Close contacts identified, England", "Close contacts reached, England"], Names(Identified(ChangeKind.PeriodAdded, null, "9"), percent));

        static IEnumerable<string> Names(params Change[] changes) =>
            Assert.Single(FeedItems.Of(Commit(changes), DefinitionCatalog.Embedded)[0].Content.OfType<DataTable>()).Rows.Select(row => row[0].Text).Order(StringComparer.Ordinal);
    }

    [Fact]
    public void Series_that_end_stand_with_their_reason_and_last_figure()
    {
        var ended = Identified(ChangeKind.SeriesEnded, "1234", null) with { Period = null, Reason = "break" };
        var table = Assert.Single(FeedItems.Of(Commit(Neighbours, ended), DefinitionCatalog.Embedded)[1].Content.OfType<DataTable>());
        Assert.Equal(["Close contacts identified, England (people)", "the publisher counts on a new basis", "1,234", "Table_11!R7 in ad8ccaf3"], Assert.Single(table.Rows).Select(cell => cell.Text));
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("file:///etc/passwd")]
    public void No_link_found_upstream_leads_anywhere_but_to_the_web(string address)
    {
        var facts = FarApart.Publication! with { Page = new Uri(address), Files = [new EditionFacts("a.ods", new Uri(address), Hash)] };
        var items = FeedItems.Of(Commit(FarApart with { Publication = facts }), DefinitionCatalog.Embedded);
        var feed = Documents.OfAll(Base, DefinitionCatalog.Embedded, items);
        foreach (var bytes in new[] { HtmlPages.Item(items[0], Base), AtomRenderer.Render(feed), RssRenderer.Render(feed) })
        {
            Assert.DoesNotContain(address, System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
        }
    }
}
