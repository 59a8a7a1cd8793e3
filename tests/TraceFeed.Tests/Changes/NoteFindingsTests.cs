using TraceFeed.Changes;

namespace TraceFeed.Tests.Changes;

public sealed class NoteFindingsTests
{
    // What a publisher of weekly statistics said on 3 August 2020, when it replaced the tables of 30 July.
    private const string Real = "Replaced the weekly NHS Test and Trace bulletin with a new version to correct the following data: in table 1, the number of people tested under pillar 1 (9 July to 15 July); in table 13, all data has been replaced";

    private static readonly NotedTable[] Tables =
    [
        new("tested", ["Table_1"], ["People tested for coronavirus, England", "Number of people tested"]),
        new("turnaround", ["Table_2"], ["Time taken to receive results", "Number of people tested"]),
        new("sites", ["Table_3", "Table_7"], ["Regional test sites"]),
        new("contacts", ["Table_13"], ["Contacts identified, by region", "Recontacted"]),
        new("late", ["Contents", "Table_4"], ["Total", "By week"]),
    ];

    [Fact]
    public void A_note_that_names_two_tables_of_which_one_changed_mentions_the_other_without_effect_and_a_third_that_changed_not_at_all()
    {
        Assert.Equal(
            [
                new NoteFinding("tested", "Table_1", NoteFinding.Mentioned, Real, 2),
                new NoteFinding("turnaround", "Table_2", NoteFinding.NotMentioned, null, 1),
                new NoteFinding("contacts", "Table_13", NoteFinding.WithoutEffect, Real, 0),
            ],
            Of(Real, Revised("tested"), Revised("tested"), Revised("turnaround")));
    }

    [Theory]
    [InlineData("Table 1 corrected.", "1")]
    [InlineData("Corrected Table_3.", "3")]
    [InlineData("tables 2 and 3", "2 3")]
    [InlineData("Tables 2, 3 and 13 were replaced", "2 3 13")]
    [InlineData("tables 1 to 3", "1 2 3")]
    [InlineData("tables 1–3", "1 2 3")]
    [InlineData("tables 01 & 02", "1 2")]
    [InlineData("Table 1 and table 13", "1 13")]
    [InlineData("table 1, 9 July to 15 July", "1")]
    [InlineData("tables 1 and 9 July", "1")]
    [InlineData("table 2b", "2b")]
    [InlineData("tables 3 to 999", "3 999")]
    [InlineData("tables 3 to 1", "3 1")]
    [InlineData("table 1234, stable 3, Table_8_old, the table for 2020", "")]
    [InlineData("First published.", "")]
    public void Numbers_of_tables_are_found_in_what_a_note_says(string note, string numbers) =>
        Assert.Equal(numbers, string.Join(' ', TableNumbers.In(note).Select(one => one.Number)));

    // Several files of one page share its notes.
    [Fact]
    public void A_number_that_no_table_of_the_file_has_tells_nothing_of_it() => Assert.Empty(Of("Table 99 added."));

    [Fact]
    public void A_long_list_of_tables_is_read_once() =>
        Assert.Equal(59 * 2_000, TableNumbers.In(string.Concat(Enumerable.Repeat("tables 1 to 59, ", 2_000))).Count());

    [Theory]
    [InlineData("The regional  test\nsites are corrected", "sites")]
    [InlineData("Contacts identified, by region: Leeds", "contacts")]
    [InlineData("Number of people tested", "")]
    [InlineData("People tested for coronavirus, England, has a new row", "tested")]
    [InlineData("Figures by week and in total", "")]
    [InlineData("Recontacted people", "")]
    [InlineData("subregional test sites", "")]
    [InlineData("Added latest data", "")]
    public void A_title_or_a_label_names_a_table_as_a_whole_phrase_that_no_other_table_has(string note, string tables) =>
        Assert.Equal(tables, string.Join(' ', Of(note).Select(found => found.Table)));

    [Fact]
    public void A_number_means_the_sheet_of_the_new_file_and_where_that_has_none_the_sheet_of_the_old()
    {
        Assert.Equal([("sites", "Table_3")], Of("table 7").Select(found => (found.Table, found.Sheet)));
        Assert.Equal([("late", "Contents")], Of("table 4").Select(found => (found.Table, found.Sheet)));
        NotedTable[] moved = [new("before", ["Table_2", "Table_1"], []), new("now", ["Table_1"], [])];
        Assert.Equal("now", Assert.Single(NoteFindings.Of([Note("table 1")], moved, "Statistics", [])).Table);
    }

    [Fact]
    public void A_phrase_inside_a_longer_one_is_part_of_it_and_the_name_of_the_output_names_no_table()
    {
        NotedTable[] tables = [new("all", [], ["people tested"]), new("pillar", [], ["people tested under pillar 1"]), new("whole", [], ["Weekly statistics"])];

        Assert.Equal(["pillar"], NoteFindings.Of([Note("people tested under pillar 1 in the weekly statistics")], tables, "Weekly statistics of tests", []).Select(found => found.Table));
    }

    [Fact]
    public void New_periods_are_no_change_of_a_figure_and_members_of_a_change_that_stands_for_many_count_once_with_it()
    {
        var rounded = new Change { Kind = ChangeKind.RoundingChanged, Source = "s", Id = "r", Mass = new MassChange([Count("tested", "people"), Count("tested", "tests"), Count("sites", "tests")], []) };
        var terms = new Change { Kind = ChangeKind.VocabularyChanged, Source = "s", Id = "v", Mass = new MassChange([Count("contacts", null)], []) };

        Assert.Equal(
            [("tested", NoteFinding.NotMentioned, 1), ("sites", NoteFinding.NotMentioned, 2)],
            Of("First published.", rounded, terms, Revised("tested") with { PartOf = "r" }, Revised("sites") with { PartOf = "r" }, Revised("sites"), Of(ChangeKind.PeriodAdded, "contacts")).Select(found => (found.Table, found.Mention, found.Changes)));
    }

    [Theory]
    [InlineData(ChangeKind.ValueWithdrawn)]
    [InlineData(ChangeKind.ValueRestored)]
    [InlineData(ChangeKind.ValueSuppressed)]
    [InlineData(ChangeKind.ValueDisclosed)]
    [InlineData(ChangeKind.StatusChanged)]
    public void Whatever_changes_a_figure_published_before_counts(string kind) =>
        Assert.Equal((NoteFinding.Mentioned, 1), Of("Table 1", Of(kind, "tested")).Select(found => (found.Mention, found.Changes)).Single());

    [Fact]
    public void Without_a_new_note_nothing_is_found() =>
        Assert.Empty(NoteFindings.Of([], Tables, "Statistics", [Revised("tested")]));

    [Fact]
    public void Of_long_and_hostile_notes_a_hundred_findings_are_told_with_a_part_of_the_note()
    {
        var note = string.Concat(Enumerable.Repeat("tables 1 to 50, ", 200)) + string.Concat(Enumerable.Range(100, 800).Select(number => $"table {number}{"\U0001F600"} "));
        var found = NoteFindings.Of([new PublisherNote(DateTimeOffset.UnixEpoch, note)], [.. Tables.Take(2), .. Enumerable.Range(100, 800).Select(number => new NotedTable($"table-{number}", [$"Table_{number}"], []))], "Statistics", [Revised("tested"), Revised("turnaround")]);

        Assert.Equal(NoteFindings.Most, found.Count);
        Assert.Equal(["tested", "turnaround"], found.Take(2).Select(one => one.Table));
        Assert.All(found, one => Assert.InRange(one.Note!.Length, 1, 302));
        Assert.All(found.Skip(4), one => Assert.False(char.IsHighSurrogate(one.Note![^2])));
        Assert.Empty(Of(new string('t', 32_000) + string.Concat(Enumerable.Repeat("table ", 4000))));
    }

    [Fact]
    public void A_note_is_new_when_it_is_later_than_every_one_known_or_than_the_publication_before()
    {
        var at = new DateTimeOffset(2020, 8, 3, 9, 30, 0, TimeSpan.FromHours(1));
        PublisherNote[] notes = [new(at, "newer"), new(at.AddDays(-4), "older")];
        var prior = Vintage.Empty("s") with { Ordinal = 1 };

        Assert.Empty(NewNotes.Of(notes, Vintage.Empty("s")));
        Assert.Empty(NewNotes.Of(notes, prior));
        Assert.Equal(["newer"], NewNotes.Of(notes, prior with { Published = new DateOnly(2020, 7, 30) }).Select(note => note.Note));
        Assert.Equal(["newer"], NewNotes.Of(notes, prior with { Noted = at.AddDays(-4), Published = new DateOnly(2021, 1, 1) }).Select(note => note.Note));
        Assert.Empty(NewNotes.Of(notes, prior with { Noted = at.ToOffset(TimeSpan.Zero) }));
        Assert.Equal((at, at.AddDays(1), null), (NewNotes.Noted(notes, prior), NewNotes.Noted(notes, prior with { Noted = at.AddDays(1) }), NewNotes.Noted([], prior)));
    }

    private static IReadOnlyList<NoteFinding> Of(string note, params Change[] changes) => NoteFindings.Of([Note(note)], Tables, "Statistics", changes);

    private static PublisherNote Note(string text) => new(new DateTimeOffset(2020, 8, 3, 9, 30, 0, TimeSpan.Zero), text);

    private static Change Revised(string table) => Of(ChangeKind.ValueRevised, table);

    private static Change Of(string kind, string table) => new() { Kind = kind, Source = "s", Table = table };

    private static MassCount Count(string table, string? measure) => new(table, measure, 10, 10, new Dictionary<string, int>());
}
