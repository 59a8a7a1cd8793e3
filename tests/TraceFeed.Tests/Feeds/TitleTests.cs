using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;
using static TraceFeed.Tests.Feeds.Log;

namespace TraceFeed.Tests.Feeds;

public sealed class TitleTests
{
    [Fact]
    public void A_revision_between_publications_far_apart_names_both() =>
        Assert.Equal(
            "Close contacts reached, England, 23–29 July 2020: 72.4% → 72.1% (revised between 6 August and 3 September)",
            Title(FarApart, Reached(ChangeKind.ValueRevised, "72.4", "72.1")));

    [Theory]
    [InlineData(Announced.Marked, "Close contacts reached, England, 23–29 July 2020: 72.4% → 72.1% (revised on 3 September)")]
    [InlineData(Announced.Implied, "Close contacts reached, England, 23–29 July 2020: 72.4% → 72.1% (revised on 3 September)")]
    [InlineData(Announced.Unknown, "Close contacts reached, England, 23–29 July 2020: 72.4% → 72.1% (revised on 3 September)")]
    [InlineData(Announced.No, "Close contacts reached, England, 23–29 July 2020: 72.4% → 72.1% (revised silently on 3 September)")]
    public void Only_an_unannounced_revision_between_neighbours_is_silent(string announced, string title) =>
        Assert.Equal(title, Title(Neighbours, Reached(ChangeKind.ValueRevised, "72.4", "72.1") with { Announced = announced }));

    [Fact]
    public void Dates_of_another_year_than_the_periods_carry_it() =>
        Assert.Equal(
            "Close contacts reached, England, 31 December 2020 – 6 January 2021: 72.4% → 72.1% (revised between 30 December 2020 and 3 September 2022)",
            Title(Added(new(2022, 9, 3), new(2020, 12, 30)), Reached(ChangeKind.ValueRevised, "72.4", "72.1", "2020-12-31", "2021-01-06")));

    [Fact]
    public void Without_an_earlier_date_the_revision_is_dated_by_the_latest_it_can_be()
    {
        var change = Reached(ChangeKind.ValueRevised, "72.4", "72.1");
        Assert.EndsWith("72.1% (revised by 3 September)", Title(Added(new(2020, 9, 3), null), change), StringComparison.Ordinal);
        Assert.EndsWith("72.1% (revised)", Title(Added(null, null), change), StringComparison.Ordinal);
        Assert.EndsWith("72.1% (revised)", Title(change), StringComparison.Ordinal);
    }

    [Fact]
    public void The_headlines_largest_absolute_revision_is_named_and_the_latest_of_equals() =>
        Assert.Equal(
            "Close contacts reached, England, 6–12 August 2020: 70.0% → 71.0% (revised on 3 September)",
            Title(
                Neighbours,
                Identified(ChangeKind.ValueRevised, "19150", "25000"),
                Reached(ChangeKind.ValueRevised, "72.4", "72.1"),
                Reached(ChangeKind.ValueRevised, "71.0", "70.0", "2020-07-30", "2020-08-05"),
                Reached(ChangeKind.ValueRevised, "70.0", "71.0", "2020-08-06", "2020-08-12"),
                Reached(ChangeKind.ValueRevised, "60.0", "90.0", "2020-05-28", "2020-08-26") with { Measure = "contacts-reached-percent-to-date", Label = "Close contacts reached since launch" }));

    [Fact]
    public void Without_a_revised_headline_the_largest_relative_revision_is_named()
    {
        var reachedTen = Identified(ChangeKind.ValueRevised, "100", "110") with { Measure = "contacts-reached" };
        Assert.Equal(
            "Close contacts identified, England, 27 August – 2 September 2020: 1,000 → 1,100 (revised on 3 September)",
            Title(
                Neighbours,
                reachedTen with { Label = "Close contacts reached" },
                Identified(ChangeKind.ValueRevised, "100000", "101000"),
                Identified(ChangeKind.ValueRevised, "1000", "1100", "2020-08-27", "2020-09-02"),
                Identified(ChangeKind.ValueRevised, "0", "7", "2020-06-04", "2020-06-10")));
    }

    [Theory]
    [InlineData(ChangeKind.ValueWithdrawn, "1234", null, "Close contacts identified, England, 23–29 July 2020: 1,234 withdrawn")]
    [InlineData(ChangeKind.ValueRestored, null, "1234", "Close contacts identified, England, 23–29 July 2020: 1,234 restored")]
    [InlineData(ChangeKind.StatusChanged, "1234", "[c]", "Close contacts identified, England, 23–29 July 2020: 1,234 → [c]")]
    public void Without_revisions_the_first_other_change_of_a_figure_is_named(string kind, string? old, string? now, string title) =>
        Assert.Equal(title, Title(Neighbours, Identified(kind, old, now), Reached(ChangeKind.PeriodAdded, null, "60.3")));

    [Fact]
    public void Of_new_figures_the_headlines_newest_is_named() =>
        Assert.Equal(
            "Close contacts reached, England, 15–21 October 2020: 60.3% (new)",
            Title(
                Neighbours,
                Identified(ChangeKind.PeriodAdded, null, "101494", "2020-10-22", "2020-10-28"),
                Reached(ChangeKind.PeriodAdded, null, "62.6", "2020-10-08", "2020-10-14"),
                Reached(ChangeKind.PeriodAdded, null, "60.3", "2020-10-15", "2020-10-21")));

    [Fact]
    public void A_to_date_figure_says_from_when_to_when() =>
        Assert.Equal(
            "Close contacts identified since launch, England, 28 May to 21 October 2020: 1,234 (new)",
            Title(Neighbours, Identified(ChangeKind.PeriodAdded, null, "1234", "2020-05-28", "2020-10-21") with { Measure = "contacts-identified-to-date", Label = "Close contacts identified since launch" }));

    [Fact]
    public void New_figures_of_many_areas_are_counted() =>
        Assert.Equal(
            "Contact tracing by upper-tier local authority, 28 May to 16 September 2020: 3 areas (new)",
            Title(
                Added(new(2020, 9, 24), new(2020, 9, 17), Readings.Local),
                [.. from area in new[] { "Barnet", "Bexley", "Hackney" }
                    from measure in new[] { "contacts-identified", "contacts-reached-percent" }
                    select Local(ChangeKind.PeriodAdded, area, null, "60", measure)]));

    [Fact]
    public void Among_areas_the_one_with_the_largest_headline_revision_is_named() =>
        Assert.Equal(
            "Close contacts reached, not managed by local HPTs, Bexley, 28 May to 16 September 2020: 60.00% → 55.50% (revised on 24 September)",
            Title(
                Added(new(2020, 9, 24), new(2020, 9, 17), Readings.Local),
                Local(ChangeKind.ValueRevised, "Barnet", "60.00", "61.00"),
                Local(ChangeKind.ValueRevised, "Bexley", "60.00", "55.50"),
                Local(ChangeKind.ValueRevised, "Barnet", "500", "5", "contacts-identified")));

    [Fact]
    public void Series_that_ended_are_named_when_nothing_else_is_told()
    {
        var ended = Identified(ChangeKind.SeriesEnded, "1234", null) with { Table = "people-tested", Label = "People tested in Pillar 1", Period = null, Reason = "vanished", Breakdown = new Dictionary<string, string> { ["pillar"] = "1" } };
        Assert.Equal("People tested in Pillar 1, England: series ended", Title(Neighbours, ended));
        Assert.Equal("People tested in Pillar 1, England: series ended (and 1 more)", Title(Neighbours, ended, ended with { Label = "People tested in Pillar 2" }));
        Assert.Equal("People tested in Pillar 1, England: series added", Title(Neighbours, ended with { Kind = ChangeKind.SeriesAdded }));
    }

    [Theory]
    [InlineData("route", "home-test-kits", "Tests conducted, home test kits, England")]
    [InlineData("handler", "not-local-hpt", "Tests conducted, not local HPT, England")]
    [InlineData("pillar", "1", "Tests conducted, pillar 1, England")]
    [InlineData("clock", "taking", "Tests conducted, clock: taking, England")]
    [InlineData("route", "all", "Tests conducted, England")]
    public void A_breakdown_that_the_label_does_not_say_is_said_behind_it(string name, string value, string words) =>
        Assert.StartsWith(words + ",", Title(Neighbours, Identified(ChangeKind.PeriodAdded, null, "7") with { Label = "Tests conducted", Breakdown = new Dictionary<string, string> { [name] = value } }), StringComparison.Ordinal);

    [Fact]
    public void Units_without_symbol_that_are_no_counts_are_said() =>
        Assert.EndsWith(": 2.6 miles → 2.4 miles (revised on 3 September)", Title(Neighbours, Reached(ChangeKind.ValueRevised, "2.6", "2.4") with { Table = "distance-median", Unit = "miles" }), StringComparison.Ordinal);

    [Fact]
    public void A_source_and_a_table_that_no_definition_knows_are_named_by_their_own_words()
    {
        var gone = Identified(ChangeKind.PeriodAdded, null, "1234") with { Source = "gone", Table = "~contacts-by-age" };
        var item = Assert.Single(FeedItems.Of(Commit(gone), DefinitionCatalog.Embedded));
        Assert.Equal("Close contacts identified, England, 23–29 July 2020: 1,234 people (new)", item.Title);
        Assert.Equal("Contacts by age: 1 new figure.", item.Lead);
    }

    [Fact]
    public void A_publication_says_what_came_of_it()
    {
        var items = FeedItems.Of(Commit(FarApart, Reached(ChangeKind.ValueRevised, "72.4", "72.1"), Identified(ChangeKind.PeriodAdded, null, "1"), Identified(ChangeKind.PeriodAdded, null, "2")), DefinitionCatalog.Embedded);
        Assert.Equal("NHS Test and Trace (England) statistics: 28 May to 26 August 2020, published 3 September 2020: 1 revision, 2 new figures", items[0].Title);
        var again = Assert.Single(FeedItems.Of(Commit(FarApart with { Kind = ChangeKind.PublicationUnchanged, Reason = "resaved" }), DefinitionCatalog.Embedded));
        Assert.EndsWith(", published 3 September 2020: nothing new, the same figures in another file", again.Title, StringComparison.Ordinal);
    }

    [Fact]
    public void Checks_say_what_contradicts_what()
    {
        var identified = Local(ChangeKind.PeriodAdded, "City of London & Hackney", null, "43", "contacts-identified") with { New = Stated("43", null, "B7") };
        var reached = identified with { New = Stated("24", null, "C7") };
        var percent = Local(ChangeKind.CheckFailed, "City of London & Hackney", null, null) with
        {
            Check = new CheckOutcome("percent", "55.81", "52", [new(Hash, null, "D7"), new(Hash, null, "C7"), new(Hash, null, "B7")]),
        };
        var fall = identified with { Kind = ChangeKind.CheckFailed, Check = new CheckOutcome("fall", "1181", "43", [new(Hash, null, "B7")]) };
        var checks = FeedItems.Of(Commit(identified, reached, fall, percent), DefinitionCatalog.Embedded).Single(item => item.Subject == "checks");
        Assert.Equal("City of London & Hackney, close contacts identified, not managed by local HPTs, to 16 September 2020: fell from 1,181 to 43 (and 1 more)", checks.Title);
        var sentences = Assert.IsType<BulletList>(checks.Content[1]).Entries.Select(entry => entry[0].Text);
        Assert.Equal("City of London & Hackney, close contacts reached, not managed by local HPTs, to 16 September 2020: stated 52%, but 24 of 43 is 55.81%", sentences.Last());
    }

    [Fact]
    public void A_fall_says_in_which_cells_both_figures_stand_and_names_what_fell_with_it()
    {
        var (now, other, unknown) = (new CellAddress(Hash, null, "D7"), new CellAddress(Hash, null, "E7"), new CellAddress(Hash, null, "F7"));
        var part = Local(ChangeKind.PeriodAdded, "City of London & Hackney", null, "24", "contacts-identified") with { Label = "Close contacts reached", New = new StatedValue("24", null, other) };
        var fall = part with
        {
            Kind = ChangeKind.CheckFailed,
            Label = "Close contacts identified",
            Old = Stated("1009", null, "D6", Earlier),
            New = new StatedValue("598", null, now),
            Check = new CheckOutcome("fall", "1009", "598", [now, other, unknown]),
        };
        const string Who = "City of London & Hackney, close contacts identified, not local HPT, to 16 September 2020: fell from 1,009";
        Assert.Equal($"{Who} (D6 in ad8ccaf3) to 598 (D7 in 74910d83); with it: close contacts reached, not local HPT, 24 (E7 in 74910d83)", Entry(part, fall));
        Assert.Equal($"{Who} to 598 (D7 in 74910d83)", Entry(fall with { Old = null }));

        static string Entry(params Change[] changes) =>
            string.Concat(Assert.Single(FeedItems.Of(Commit(changes), DefinitionCatalog.Embedded)[^1].Content.OfType<BulletList>().Single().Entries).Select(run => run.Text));
    }

    private static string Title(params Change[] changes) =>
        FeedItems.Of(Commit(changes), DefinitionCatalog.Embedded).Single(item => item.Subject != FeedItems.Publication).Title;

    private static string Title(Change publication, params Change[] changes) => Title([publication, .. changes]);
}
