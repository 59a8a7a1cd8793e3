using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Observations;
using TraceFeed.Sources;
using static TraceFeed.Tests.Feeds.Log;

namespace TraceFeed.Tests.Feeds;

public sealed class MassItemTests
{
    private static readonly string Event = new('a', 64);

    [Fact]
    public void A_change_of_rounding_is_one_item_that_holds_its_figures_and_no_table_does()
    {
        var items = Of(Mass(ChangeKind.RoundingChanged, Count(60, 60, "1", "5")), [.. Enumerable.Range(1, 60).Select(i => Part(ChangeKind.ValueRevised, $"{100 + i}", "105", i))]);
        Assert.Equal(["publication", "rounding.changed"], items.Select(item => item.Subject));
        var item = items[1];
        Assert.Equal("Rounding changed in Close contacts identified and reached: 60 figures differ by no more than rounding to the nearest 5 explains", item.Title);
        Assert.Equal("NHS Test and Trace statistics, England: 1 change of rounding (60 figures).", item.Lead);
        Assert.Equal([new(ChangeKind.RoundingChanged, 1), new(ChangeKind.ValueRevised, 60)], item.Kinds);
        Assert.EndsWith(", published 3 September 2020: 1 change of rounding (60 figures)", items[0].Title, StringComparison.Ordinal);
        var tables = item.Content.OfType<DataTable>().ToList();
        Assert.Equal(["Close contacts identified and reached", "Close contacts identified", "60", "60", "60 revisions", "not rounded → to the nearest 5"], Assert.Single(tables[0].Rows).Select(cell => cell.Text));
        Assert.Equal("Close contacts identified and reached, Close contacts identified, the largest revisions: 10 of 60", tables[1].Caption);
        Assert.Equal("160", tables[1].Rows[0][2].Text);
        Assert.Equal("Table_11!R7 in ad8ccaf3 → Table_11!V7 in 74910d83", tables[1].Rows[0][^1].Text);
    }

    [Fact]
    public void What_is_no_part_of_a_mass_change_stays_with_its_table()
    {
        var items = Of(Mass(ChangeKind.RoundingChanged, Count(60, 2, "1", "5")), Part(ChangeKind.ValueRevised, "1000", "9000"), Part(ChangeKind.ValueRevised, "31", "42") with { PartOf = null });
        Assert.Equal(["publication", "rounding.changed", "contacts"], items.Select(item => item.Subject));
        Assert.Equal("Close contacts identified and reached: 1 revision.", items[2].Lead);
        Assert.EndsWith("31 → 42 (revised on 3 September)", items[2].Title, StringComparison.Ordinal);
        Assert.Equal("42", Assert.Single(items[2].Shown).Change.New!.Value);
        Assert.EndsWith(": 1 change of rounding (2 figures), 1 revision", items[0].Title, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_method_names_the_tables_headline_first_and_samples_each_measure()
    {
        var reached = new MassCount("contacts", "contacts-reached-percent", 50, 40, new Dictionary<string, int> { [ChangeKind.ValueRevised] = 40 });
        var revised = Mass(ChangeKind.MethodologyChanged, new MassCount("contacts", "contacts-identified", 100, 90, new Dictionary<string, int> { [ChangeKind.ValueRevised] = 90, [ChangeKind.PeriodAdded] = 3 }), reached);
        var item = Of(revised, Part(ChangeKind.ValueRevised, "10", "20"), Part(ChangeKind.PeriodAdded, null, "7"), Reached(ChangeKind.ValueRevised, "1.0", "2.0") with { PartOf = Event })[1];
        Assert.Equal("Counted otherwise: 40 of 50 figures of Close contacts reached, and 90 of 100 of Close contacts identified, moved at once", item.Title);
        Assert.Equal(3, item.Content.OfType<DataTable>().Count());
        Assert.Equal("90 revisions, 3 new figures", item.Content.OfType<DataTable>().First().Rows[0][4].Text);
        Assert.Equal([ChangeKind.MethodologyChanged, ChangeKind.ValueRevised, ChangeKind.ValueRevised], item.Shown.Select(one => one.Change.Kind));
    }

    [Fact]
    public void At_most_forty_members_of_many_measures_are_shown_some_of_each()
    {
        List<Change> parts = [.. from measure in Enumerable.Range(0, 8) from i in Enumerable.Range(1, 20) select Part(ChangeKind.ValueRevised, "100", $"{100 + i}") with { Measure = $"measure-{measure}", Label = null }];
        var counts = Enumerable.Range(0, 8).Select(measure => new MassCount("contacts", $"measure-{measure}", 20, 20, new Dictionary<string, int> { [ChangeKind.ValueRevised] = 20 })).ToArray();
        var item = Of(Mass(ChangeKind.MethodologyChanged, counts), [.. parts])[1];
        Assert.Equal("Counted otherwise: 20 of 20 figures of Measure 0 moved at once (and 7 more measures)", item.Title);
        Assert.All(item.Content.OfType<DataTable>().Skip(1), table => Assert.Equal(5, table.Rows.Count));
        Assert.Equal(1 + 40, item.Shown.Count);
    }

    [Fact]
    public void Areas_that_went_and_areas_that_are_back_share_one_item()
    {
        Area[] areas = [.. Enumerable.Range(1, 50).Select(i => new Area("utla", null, $"Area {i}"))];
        var gone = Mass(ChangeKind.CoverageChanged, Count(900, 800)) with { Reason = "gone", Mass = new MassChange([Count(900, 800)], areas) };
        var back = gone with { Id = new string('b', 64), Reason = "back", Mass = new MassChange([Count(3, 3)], [England], Event) };
        var items = FeedItems.Of(Commit(Neighbours, back, gone, Part(ChangeKind.SeriesEnded, "700", null) with { Period = null }, Part(ChangeKind.ValueWithdrawn, "900", null), Part(ChangeKind.ValueRestored, null, "5") with { PartOf = back.Id }), DefinitionCatalog.Embedded);
        Assert.Equal(["publication", "coverage.changed"], items.Select(item => item.Subject));
        Assert.Equal("50 areas went missing, whole or in part: 800 figures; England is back", items[1].Title);
        Assert.EndsWith(": 1 area back (3 figures), 50 areas missing (800 figures)", items[0].Title, StringComparison.Ordinal);
        var text = ContentHtml.Of(items[1].Content, new SiteLinks(Base));
        Assert.Contains("Area 39, Area 40 and 10 more.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Area 41", text, StringComparison.Ordinal);
        Assert.Equal(["withdrawn", "ended"], items[1].Content.OfType<DataTable>().Last().Rows.Select(row => row[3].Text));
    }

    [Fact]
    public void Terms_that_changed_at_once_stand_old_and_new_in_one_item()
    {
        var terms = Mass(ChangeKind.VocabularyChanged, new MassCount("contacts", null, 20, 14, new Dictionary<string, int> { [ChangeKind.DefinitionChanged] = 2 }));
        var items = Of(terms, SurroundingsItemTests.Wording(DriftAspect.Term, "Upper tier local authority", "utla", 10) with { PartOf = Event }, SurroundingsItemTests.Wording(DriftAspect.Term, "Nation", "nation", 4) with { PartOf = Event });
        Assert.Equal(["publication", "vocabulary.changed"], items.Select(item => item.Subject));
        Assert.Equal("Terms changed in Close contacts identified and reached: 2 terms for 14 series", items[1].Title);
        Assert.Equal(["Upper tier local authority → utla", "Nation → nation"], items[1].Content.OfType<DataTable>().Last().Rows.Select(row => $"{row[1].Text} → {row[2].Text}"));
    }

    [Fact]
    public void The_event_with_its_facts_comes_first_in_the_extension()
    {
        var items = Of(Mass(ChangeKind.RoundingChanged, Count(60, 60, "1", "5")), [.. Enumerable.Range(1, 60).Select(i => Part(ChangeKind.ValueRevised, $"{100 + i}", "105", i))]);
        using var json = System.Text.Json.JsonDocument.Parse(JsonFeedRenderer.Render(Documents.OfAll(Base, DefinitionCatalog.Embedded, items)));
        var changes = json.RootElement.GetProperty("items")[1].GetProperty("_tracefeed").GetProperty("changes");
        Assert.Equal(items[1].Shown.Count, changes.GetArrayLength());
        Assert.Equal("5", changes[0].GetProperty("mass").GetProperty("counts")[0].GetProperty("newBase").GetString());
        Assert.Equal(Event, changes[1].GetProperty("partOf").GetString());
    }

    private static IReadOnlyList<FeedItem> Of(Change mass, params Change[] parts) => FeedItems.Of(Commit([Neighbours, mass, .. parts]), DefinitionCatalog.Embedded);

    private static MassCount Count(int compared, int changed, string? old = null, string? now = null) =>
        new("contacts", "contacts-identified", compared, changed, new Dictionary<string, int> { [ChangeKind.ValueRevised] = changed }, old, now);

    private static Change Mass(string kind, params MassCount[] counts) => new() { Kind = kind, Source = Readings.National, Id = Event, Mass = new MassChange(counts, []) };

    private static Change Part(string kind, string? old, string? now, int day = 1) =>
        Identified(kind, old, now) with { PartOf = Event, Period = new Period(new DateOnly(2020, 6, 1).AddDays(day), new DateOnly(2020, 6, 1).AddDays(day)) };
}
