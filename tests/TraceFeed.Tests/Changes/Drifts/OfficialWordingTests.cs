using TraceFeed.Changes;

namespace TraceFeed.Tests.Changes.Drifts;

/// <summary>What official files word and place otherwise than those before them.</summary>
public sealed class OfficialWordingTests
{
    private static readonly string[] Around = [.. ChangeKind.Surroundings, ChangeKind.VocabularyChanged];

    [Fact]
    public void On_5_November_2020_the_demographics_explain_their_symbol_otherwise_and_word_nothing_else_otherwise()
    {
        var told = Around.SelectMany(kind => OfficialPairs.Demographics().Where(change => change.Kind == kind)).ToList();

        var legend = Assert.Single(told);
        Assert.Equal((ChangeKind.DefinitionChanged, DriftAspect.Legend, null), (legend.Kind, legend.Drift!.Aspect, legend.Table));
        Assert.Contains("any count less than 5 is suppressed", Assert.Single(legend.Drift.From).Text, StringComparison.Ordinal);
        Assert.Contains("Any counts less than three are suppressed", Assert.Single(legend.Drift.To).Text, StringComparison.Ordinal);
        Assert.All(legend.Drift.From.Concat(legend.Drift.To), end => Assert.Equal(("Information", "B4"), (end.Cell!.Sheet, end.Cell.Ref)));
    }

    [Fact]
    public void On_4_August_2020_the_types_of_area_are_said_in_other_terms_and_four_columns_are_gone()
    {
        var told = Around.SelectMany(kind => OfficialPairs.Cases("2020-07-12", "2020-08-04").Where(change => change.Kind == kind)).ToList();

        var vocabulary = Assert.Single(told, change => change.Kind == ChangeKind.VocabularyChanged);
        var terms = told.Where(change => change.Kind == ChangeKind.DefinitionChanged).ToList();
        Assert.Equal(["Lower tier local authority > ltla", "Nation > nation", "Region > region", "Upper tier local authority > utla"], terms.Select(Texts));
        Assert.All(terms, term => Assert.Equal((DriftAspect.Term, vocabulary.Id), (term.Drift!.Aspect, term.PartOf)));
        Assert.Equal(
            ["Previously reported daily cases >", "Change in daily cases >", "Previously reported cumulative cases >", "Change in cumulative cases >"],
            told.Where(change => change.Kind == ChangeKind.LayoutChanged).Select(Texts));
        Assert.Equal(9, told.Count);
    }

    [Fact]
    public void The_local_list_changes_terms_columns_and_spellings_and_no_value_by_it()
    {
        var source = TriedSource.Embedded(Readings.Local);
        var diffs = new Diffs(source.Definition);
        diffs.Pass(Local("w10"));
        var told = new List<string>();
        foreach (var week in new[] { "w11", "w12", "w13", "w14", "w15", "w16", "w20", "w21" })
        {
            var changes = Diffs.Published(diffs.Take(Local(week)));
            told.AddRange(changes.Where(change => Around.Contains(change.Kind)).Select(change => $"{week} {change.Drift!.Aspect}: {Texts(change)}"));
            Assert.All(changes.Where(change => change.Check is null && !Around.Contains(change.Kind)), change => Assert.True(change.Kind is ChangeKind.PublicationAdded or ChangeKind.PeriodAdded, change.Kind));
        }

        Assert.Equal(
        [
            "w12 spelling: Cornwall and Isles of Scilly > Cornwall",
            "w12 spelling: Hackney and City of London > City of London & Hackney",
            "w13 spelling: Cornwall > Cornwall and Isles of Scilly",
            "w14 spelling: Cornwall and Isles of Scilly > Cornwall & Isles of Scilly",
            "w14 spelling: Unknown > (blank)",
                "w16 column-order: Category, Region, Upper Tier Local Authority, Total, Total reached, Percentage reached > Category, Upper Tier Local Authority, Region, Total, Total reached, Percentage reached",
            "w20 spelling: (blank) > Unknown",
            "w21 term: Non-complex close contacts identified > Close contacts identified who were not managed by local health protection teams",
            "w21 column: > Start_date",
            "w21 column: > End_date",
        ], told);

        TraceFeed.Observations.Reading Local(string week) => source.Read("england-tt-utla-csv", $"Regional_contact_tracing_{week}.csv");
    }

    [Fact]
    public void Between_September_and_October_2020_national_tables_move_and_complex_cases_are_worded_otherwise()
    {
        var source = TriedSource.Embedded(Readings.National);
        var told = Told(
            source, source.Read("england-tt-national", "2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods"), source.Read("england-tt-national", "2020-10-29_NHS_T_T_data_tables_w21.ods"));

        // As the sheets are numbered in the two workbooks.
        Assert.Equal(
            ["turnaround-pillar1-lab Table_2 > Table_3", "turnaround-regional Table_3 > Table_4", "turnaround-mobile Table_4 > Table_6", "turnaround-satellite Table_5 > Table_7", "turnaround-home Table_6 > Table_8",
             "turnaround-median Table_7 > Table_9", "cases-transferred Table_8 > Table_11", "cases-gave-contacts Table_9 > Table_12", "cases-time-to-reach Table_10 > Table_13", "contacts Table_11 > Table_14",
             "contacts-household Table_12 > Table_15", "contacts-time-from-identified Table_13 > Table_16", "contacts-time-from-transfer Table_14 > Table_17"],
            told.Where(change => change.Drift!.Aspect == DriftAspect.Sheet).Select(change => $"{change.Table} {Texts(change)}"));
        Assert.Equal(
            ["people-tested", "people-tested-each-week", "people-tested-cumulative", "turnaround-local", "distance-median"],
            told.Where(change => change.Drift!.Aspect == DriftAspect.Table).Select(change => change.Table));

        var labels = told.Where(change => change.Drift!.Aspect == DriftAspect.Label).ToList();
        Assert.Contains(labels, change => change.Series == "contacts/contacts-identified/nation:E92000001/handler=not-local-hpt"
            && Texts(change) == "Total number of non-complex close contacts identified > Total number of close contacts identified not managed by local HPTs");
        Assert.All(labels.Where(change => change.Table != "turnaround-median"), change => Assert.Contains("local HPTs", Assert.Single(change.Drift!.To).Text, StringComparison.Ordinal));
        Assert.DoesNotContain(told, change => change.Drift!.From.Concat(change.Drift.To).Any(end => end.Text.StartsWith("r -", StringComparison.Ordinal)));
    }

    [Fact]
    public void The_dashboard_tells_what_it_says_of_its_figures_and_no_date_in_it()
    {
        var source = TriedSource.Embedded("uk-dashboard");
        var diffs = new Diffs(source.Definition);
        diffs.Pass(Day("15"));

        Assert.DoesNotContain(diffs.Take(Day("16")), change => Around.Contains(change.Kind));
        var note = Assert.Single(diffs.Take(Day("17")), change => Around.Contains(change.Kind));
        Assert.Equal((ChangeKind.DefinitionChanged, DriftAspect.Note, "/disclaimer"), (note.Kind, note.Drift!.Aspect, note.Drift.To[0].Cell!.Ref));

        TraceFeed.Observations.Reading Day(string day) => source.Read("uk-dashboard-json", $"coronavirus-covid-19-number-of-cases-in-uk-2020-04-{day}.json");
    }

    private static List<Change> Told(TriedSource source, TraceFeed.Observations.Reading before, TraceFeed.Observations.Reading after)
    {
        var diffs = new Diffs(source.Definition);
        diffs.Pass(before);
        return [.. diffs.Take(after).Where(change => Around.Contains(change.Kind))];
    }

    private static string Texts(Change change) => $"{string.Join(" + ", change.Drift!.From.Select(end => end.Text))} > {string.Join(" + ", change.Drift.To.Select(end => end.Text))}".Trim();
}
