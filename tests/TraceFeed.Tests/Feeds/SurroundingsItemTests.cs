using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;
using static TraceFeed.Tests.Feeds.Log;

namespace TraceFeed.Tests.Feeds;

public sealed class SurroundingsItemTests
{
    internal static Change Wording(string aspect, string? from, string? to, int? concerns = null, string kind = ChangeKind.DefinitionChanged) => new()
    {
        Kind = kind,
        Source = Readings.National,
        Table = "contacts",
        Drift = new(aspect, from is null ? [] : [new DriftEnd(from, Cell: new CellAddress(Earlier, "Table_11", "A7"))], to is null ? [] : [new DriftEnd(to, Cell: new CellAddress(Hash, "Table_11", "A9"))], concerns),
    };

    [Fact]
    public void A_series_renamed_in_many_areas_is_one_row()
    {
        var renamed = new[] { "Fife", "Grampian", "Highland" }.Select(area => Wording(DriftAspect.Name, "Daily tests", "Tests a day", kind: ChangeKind.SeriesRenamed) with { Area = new Area("health-board", null, area) });
        var item = Item(ChangeKind.SeriesRenamed, [.. renamed]);
        Assert.Equal("Name of a series changed in Close contacts identified and reached: Daily tests → Tests a day, 3 areas", item.Title);
        Assert.Equal("NHS Test and Trace statistics, England: 3 renamed series.", item.Lead);
        Assert.Equal(["Close contacts identified and reached: name of a series", "Daily tests", "Tests a day", "3 areas", "Table_11!A7 in ad8ccaf3 → Table_11!A9 in 74910d83"], Row(item));
    }

    [Fact]
    public void A_series_split_in_two_names_both_and_is_told_before_one_that_is_only_renamed()
    {
        var split = new Change { Kind = ChangeKind.SeriesRenamed, Source = Readings.National, Id = "x", Table = "contacts", Drift = new(DriftAspect.Split, [new DriftEnd("Calls")], [new DriftEnd("Calls answered"), new DriftEnd("Calls abandoned")], 15) };
        var item = Item(ChangeKind.SeriesRenamed, Wording(DriftAspect.Name, "A", "B", kind: ChangeKind.SeriesRenamed), split, Identified(ChangeKind.SeriesEnded, "5", null) with { PartOf = "x" });
        Assert.Equal("Series split in Close contacts identified and reached: Calls → Calls answered and Calls abandoned, 15 series (and 1 more)", item.Title);
        Assert.Equal("NHS Test and Trace statistics, England: 1 measure split into several, 1 renamed series.", item.Lead);
        Assert.Equal([new(ChangeKind.SeriesRenamed, 2), new(ChangeKind.SeriesEnded, 1)], item.Kinds);
    }

    [Fact]
    public void An_area_recoded_in_several_tables_is_one_row_with_both_codes()
    {
        Change Recoded(string table) => new()
        {
            Kind = ChangeKind.AreaRecoded,
            Source = Readings.National,
            Table = table,
            Drift = new(DriftAspect.Code, [new DriftEnd("Glasgow City", Area: new Area("council", "S12000046", "Glasgow City"))], [new DriftEnd("Glasgow City", Area: new Area("council", "S12000049", "Glasgow City"))], 2),
        };
        var item = Item(ChangeKind.AreaRecoded, Recoded("contacts"), Recoded("cases-transferred"));
        Assert.Equal("Code of an area changed: Glasgow City (S12000046) → Glasgow City (S12000049), 4 series", item.Title);
        Assert.Equal(["2 tables: code of an area", "Glasgow City (S12000046)", "Glasgow City (S12000049)", "4 series"], Row(item));
    }

    [Theory]
    [InlineData(ChangeKind.DefinitionChanged, DriftAspect.Label, "Reached", "Contacts reached", "Label changed in Close contacts identified and reached: Reached → Contacts reached")]
    [InlineData(ChangeKind.DefinitionChanged, DriftAspect.Note, null, "Revised.", "New note in Close contacts identified and reached: Revised.")]
    [InlineData(ChangeKind.DefinitionChanged, DriftAspect.Legend, "r: revised", null, "Explanation of a symbol gone in Close contacts identified and reached: r: revised")]
    [InlineData(ChangeKind.LayoutChanged, DriftAspect.Sheet, "Table_11", "Table_14", "Sheet changed in Close contacts identified and reached: Table_11 → Table_14")]
    [InlineData(ChangeKind.LayoutChanged, DriftAspect.Table, null, "Contacts by age", "New table: Contacts by age")]
    public void The_title_names_what_changed(string kind, string aspect, string? from, string? to, string title) =>
        Assert.Equal(title, Item(kind, Wording(aspect, from, to, kind: kind)).Title);

    [Fact]
    public void A_long_note_is_cut_and_more_than_forty_rows_are_counted()
    {
        var note = string.Join(' ', Enumerable.Repeat("figures", 100));
        var item = Item(ChangeKind.DefinitionChanged, [.. Enumerable.Range(0, 45).Select(i => Wording(DriftAspect.Note, $"{i} {note}", "Gone."))]);
        var table = item.Content.OfType<DataTable>().Single();
        Assert.Equal("Before and now: 40 of 45", table.Caption);
        Assert.All(table.Rows, row => Assert.True(row[1].Text.Length <= FeedLimits.Text + 1 && row[1].Text.EndsWith("figures…", StringComparison.Ordinal)));
        Assert.EndsWith("(and 44 more)", item.Title, StringComparison.Ordinal);
        Assert.True(item.Title.Length < 200);
    }

    [Fact]
    public void A_series_that_may_go_on_as_either_of_two_is_said_to_stay_apart()
    {
        var ended = Identified(ChangeKind.SeriesEnded, "12", null) with { Period = null, Reason = "ambiguous", Drift = new(DriftAspect.Name, [new DriftEnd("Calls", "a")], [new DriftEnd("Calls answered", "b"), new DriftEnd("Calls made", "c")]) };
        var item = FeedItems.Of(Commit(Neighbours, ended), DefinitionCatalog.Embedded)[1];
        Assert.Equal("contacts", item.Subject);
        Assert.Equal("may go on as Calls answered or Calls made; kept apart", item.Content.OfType<DataTable>().Single().Rows[0][1].Text);
    }

    private static FeedItem Item(string kind, params Change[] changes) => FeedItems.Of(Commit([Neighbours, .. changes]), DefinitionCatalog.Embedded).Single(item => item.Subject == kind);

    private static IEnumerable<string> Row(FeedItem item) => Assert.Single(item.Content.OfType<DataTable>().Single().Rows).Select(cell => cell.Text);
}
