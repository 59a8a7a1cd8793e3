using TraceFeed.Changes;
using TraceFeed.Observations;
using TraceFeed.Sources;
using static TraceFeed.Tests.SmallSource;
using Cell = TraceFeed.Tests.Workbooks.Cell;

namespace TraceFeed.Tests.Changes.Drifts;

/// <summary>What is told of small workbooks that nobody published: the figures are the same, the words and places are not.</summary>
public sealed class WorkbookWordingTests
{
    private static readonly SourceDefinition Noted = Definition with
    {
        Statuses = [new StatusDefinition("*", "suppressed", true)],
        Workbook = Definition.Workbook! with { NotTables = ["Contents", "Information"], Notes = ["Information"] },
    };

    private static readonly Cell[][] Table = [[WeeklyTitle], ["", Week(0)], ["All people", 10], ["Women", 4], ["Men", 6]];

    [Fact]
    public void A_row_worded_otherwise_is_one_series_under_another_label()
    {
        var change = Assert.Single(Told([("Table_1", Table)], [("Table_1", [[WeeklyTitle], ["", Week(0)], ["All people (1)", 10], ["Ladies (2)", 4], ["Men", 6]])]));

        Assert.Equal((ChangeKind.DefinitionChanged, DriftAspect.Label), (change.Kind, change.Drift!.Aspect));
        Assert.Equal("weekly/women/nation:E92000001", change.Series);
        Assert.Equal(("women", "Women", "people", "England"), (change.Measure, change.Label, change.Unit, change.Area!.Name));
        Assert.Equal([("Women", "Table_1", "A4")], change.Drift.From.Select(end => (end.Text, end.Cell!.Sheet, end.Cell.Ref)));
        Assert.Equal([("Ladies", "Table_1", "A4")], change.Drift.To.Select(end => (end.Text, end.Cell!.Sheet, end.Cell.Ref)));
        Assert.NotEqual(change.Drift.From[0].Cell!.Sha256, change.Drift.To[0].Cell!.Sha256);
    }

    [Fact]
    public void A_table_on_another_sheet_and_under_another_title_is_told_as_both()
    {
        var told = Told([("Table_1", Table)], [("Table_7", [["Persons by week (1)"], .. Table[1..]])]);

        Assert.Equal([DriftAspect.Title, DriftAspect.Sheet], told.Select(change => change.Drift!.Aspect));
        Assert.Equal(["People by week > Persons by week", "Table_1 > Table_7"], told.Select(Texts));
    }

    [Fact]
    public void Sheets_in_another_order_capitals_blanks_and_footnotes_are_nothing() => Assert.Empty(Told(
        [("Table_1", Table), ("Table_2", [[OtherTitle], ["", Week(0)], ["All people", 10]])],
        [("Table_2", [["PEOPLE AGAIN (3)"], ["", Week(0)], ["all  people", 10]]), ("Table_1", [["People  by week"], ["", Week(0)], ["All people (1,2)", 10], ["Women ", 4], ["MEN", 6]])]));

    [Fact]
    public void A_table_that_comes_and_one_that_goes_are_told_once()
    {
        (string, Cell[][]) other = ("Table_2", [[OtherTitle], ["", Week(0)], ["All people", 10]]);
        var diffs = new Diffs(Noted);
        diffs.Pass(Read(("Table_1", Table)));

        Assert.Equal(["> People again"], Told(diffs, other, ("Table_1", Table)).Select(Texts));
        Assert.Empty(Told(diffs, other, ("Table_1", Table)));
        Assert.Equal(["People again >"], Told(diffs, ("Table_1", Table)).Select(Texts));
        Assert.Empty(Told(diffs, ("Table_1", Table)));
        Assert.Equal(["> People again"], Told(diffs, other, ("Table_1", Table)).Select(Texts));
    }

    [Fact]
    public void A_row_a_column_and_a_table_that_no_definition_knows_are_told_when_they_are_first_captured()
    {
        var diffs = new Diffs(Noted);
        diffs.Pass(Read(("Table_1", Table)));
        (string, Cell[][])[] more = [("Table_1", [[WeeklyTitle], ["", Week(0), "Remark"], ["All people", 10, 1], ["Women", 4], ["Men", 6], ["Children", 3]]), ("Table_2", [["Unheard of"], ["", Week(0)], ["Dogs", 5]])];
        var told = Told(diffs, more);

        Assert.Equal([(DriftAspect.Column, "> Remark"), (DriftAspect.Row, "> All people > Children"), (DriftAspect.Table, "> Unheard of")], told.Select(change => (change.Drift!.Aspect, Texts(change))));
        Assert.Equal("weekly/~all-people-children/nation:E92000001", told[1].Series);
        Assert.All(told, change => Assert.Equal(ChangeKind.LayoutChanged, change.Kind));
        Assert.Empty(Told(diffs, more));
    }

    [Fact]
    public void A_note_worded_otherwise_is_told_beside_the_one_it_was_and_a_legend_as_a_legend()
    {
        (string, Cell[][]) Notes(params string[] notes) => ("Information", [.. notes.Select(note => new Cell[] { "", note })]);
        var told = Told(
            [Notes("Published on 3 September 2020", "* - counts below 3 are suppressed", "Some tests come in late", "Old pillars are explained elsewhere"), ("Table_1", [.. Table, [], ["Note: people who are tested twice count once"]])],
            [Notes("Published on 10 September 2020", "* - counts below 5 are suppressed", "Figures are of England only", "Some tests come in very late"), ("Table_1", [.. Table, [], ["Note: people who are tested twice count twice"]])]);

        Assert.Equal(
        [
            (null, DriftAspect.Note, "> Figures are of England only"),
            (null, DriftAspect.Note, "Some tests come in late > Some tests come in very late"),
            (null, DriftAspect.Note, "Old pillars are explained elsewhere >"),
            (null, DriftAspect.Legend, "* - counts below 3 are suppressed > * - counts below 5 are suppressed"),
            ("weekly", DriftAspect.Note, "Note: people who are tested twice count once > Note: people who are tested twice count twice"),
        ], told.Select(change => (change.Table, change.Drift!.Aspect, Texts(change))));
        Assert.Equal(("Information", "B2"), (told[3].Drift!.To[0].Cell!.Sheet, told[3].Drift!.To[0].Cell!.Ref));
    }

    [Fact]
    public void The_same_values_in_other_words_are_other_content_and_in_another_place_too()
    {
        var plain = Read(("Table_1", Table)).ContentHash();

        Assert.Equal(plain, Read(("Table_1", [["PEOPLE by week (4)"], .. Table[1..]])).ContentHash());
        Assert.NotEqual(plain, Read(("Table_1", [["Persons by week"], .. Table[1..]])).ContentHash());
        Assert.NotEqual(plain, Read(("Table_2", Table)).ContentHash());
        Assert.NotEqual(plain, Read(("Table_1", [.. Table, [], ["A note on it"]])).ContentHash());
    }

    [Fact]
    public void A_vintage_that_was_stored_before_wording_was_kept_is_held_against_nothing()
    {
        var diffs = new Diffs(Noted);
        diffs.Pass(Read(("Table_1", Table)));
        var old = diffs.Vintage with { Wording = new Dictionary<string, TableWording>() };

        Assert.Empty(TraceFeed.Changes.Drifts.WordingDiffer.Of(old, Read(("Table_9", [["Persons by week"], .. Table[1..]])), Noted));
    }

    [Fact]
    public void A_table_that_a_partial_file_leaves_out_did_not_go()
    {
        var diffs = new Diffs(Noted);
        diffs.Pass(Read(("Table_1", Table), ("Table_2", [[OtherTitle], ["", Week(0)], ["All people", 10]])));
        var rest = Workbooks.Of(("Table_1", Table));
        var partial = Noted with { Partial = [new PartialFile(Read(("Table_1", Table)).Sha256, "test")] };

        Assert.DoesNotContain(diffs.Take(SourceReader.Read(partial, Catalog, new OriginalFile { Name = "small.ods", Bytes = rest })), change => change.Drift is not null);
    }

    [Fact]
    public void No_more_notes_are_kept_than_a_reader_could_read_and_none_longer()
    {
        var reading = Read(("Information", [.. Enumerable.Range(0, 600).Select(i => new Cell[] { FormattableString.Invariant($"Note {i} {new string('x', 3000)}") })]), ("Table_1", Table));

        Assert.Equal(500, reading.Wording[""].Notes.Count);
        Assert.All(reading.Wording[""].Notes, note => Assert.Equal(2001, note.Text.Length));
    }

    private static Reading Read(params (string, Cell[][])[] sheets) => SourceReader.Read(Noted, Catalog, new OriginalFile { Name = "small.ods", Bytes = Workbooks.Of(sheets) });

    private static List<Change> Told((string, Cell[][])[] before, (string, Cell[][])[] after)
    {
        var diffs = new Diffs(Noted);
        diffs.Pass(Read(before));
        return Told(diffs, after);
    }

    private static List<Change> Told(Diffs diffs, params (string, Cell[][])[] sheets) => [.. diffs.Take(Read(sheets)).Where(change => change.Drift is not null)];

    private static string Texts(Change change) => $"{string.Join(" + ", change.Drift!.From.Select(end => end.Text))} > {string.Join(" + ", change.Drift.To.Select(end => end.Text))}".Trim();
}
