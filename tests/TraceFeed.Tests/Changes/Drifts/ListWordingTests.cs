using System.Text;
using TraceFeed.Changes;

namespace TraceFeed.Tests.Changes.Drifts;

/// <summary>What is told of small lists that nobody published.</summary>
public sealed class ListWordingTests
{
    private const string Members = """
        "formats": ["csv"], "since": "2020-01-01", "units": { "people": { "decimals": 0 } }, "statuses": [],
        "list": { "tables": [{
          "id": "people", "title": "People", "periods": "daily", "headline": "deaths", "unitColumn": "Unit",
          "keys": { "area": { "name": "Area", "typeColumn": "Type", "types": { "Nation": "nation", "country": "nation" }, "lookups": ["uk-areas"] } },
          "period": { "end": { "column": "Date", "format": "yyyy-MM-dd" } },
          "category": "What", "categories": [
            { "names": ["Deaths", "People who died"], "measures": [{ "id": "deaths", "column": "Number", "measure": "deaths", "label": "Deaths", "unit": "people" }] },
            { "names": ["Cases"], "measures": [{ "id": "cases", "column": "Number", "measure": "cases", "label": "Cases", "unit": "people" }] }]
        }] }
        """;

    private const string Header = "Type,Area,Date,What,Unit,Number";
    private static readonly string[] Plain = ["Nation,Wales,2020-06-01,Deaths,Persons,5", "Nation,Scotland,2020-06-01,Deaths,Persons,6", "Nation,Wales,2020-06-01,Cases,Persons,7"];
    private readonly TriedSource source = TriedSource.Of(Members);

    [Fact]
    public void A_category_in_other_words_is_told_with_the_number_of_series_said_in_it()
    {
        var change = Assert.Single(Told(Header, [.. Plain.Select(row => row.Replace("Deaths", "People who died", StringComparison.Ordinal))]));

        Assert.Equal((ChangeKind.DefinitionChanged, DriftAspect.Term, "people", 2), (change.Kind, change.Drift!.Aspect, change.Table, change.Drift.Concerns));
        Assert.Equal(("Deaths", "D2"), (change.Drift.From[0].Text, change.Drift.From[0].Cell!.Ref));
        Assert.Equal(("People who died", "D2"), (change.Drift.To[0].Text, change.Drift.To[0].Cell!.Ref));
    }

    [Fact]
    public void A_type_of_area_in_other_words_is_a_term_letter_by_letter()
    {
        Assert.Equal(["Nation > country 3"], Told(Header, [.. Plain.Select(row => row.Replace("Nation", "country", StringComparison.Ordinal))]).Select(Texts));
        Assert.Equal(["Nation > nation 3"], Told(Header, [.. Plain.Select(row => row.Replace("Nation", "nation", StringComparison.Ordinal))]).Select(Texts));
    }

    [Fact]
    public void A_unit_in_other_words_is_told_of_each_measure()
    {
        var told = Told(Header, [.. Plain.Select(row => row.Replace("Persons", "Count", StringComparison.Ordinal))]);

        Assert.All(told, change => Assert.Equal((ChangeKind.DefinitionChanged, DriftAspect.Unit, "Persons > Count"), (change.Kind, change.Drift!.Aspect, Texts(change))));
        Assert.Equal(["cases", "deaths"], told.Select(change => change.Measure));
    }

    [Fact]
    public void Columns_in_another_order_and_columns_that_come_and_go_are_told_and_no_value_changes()
    {
        var told = Told("Number,Type,Area,Date,What,Source", "5,Nation,Wales,2020-06-01,Deaths,", "6,Nation,Scotland,2020-06-01,Deaths,", "7,Nation,Wales,2020-06-01,Cases,");

        Assert.Equal([DriftAspect.ColumnOrder, DriftAspect.Column, DriftAspect.Column], told.Select(change => change.Drift!.Aspect));
        Assert.Equal(["Type, Area, Date, What, Number > Number, Type, Area, Date, What", "Unit >", "> Source"], told.Select(Texts));
    }

    [Fact]
    public void A_category_that_no_definition_knows_is_told_when_it_is_first_captured()
    {
        var change = Assert.Single(Told(Header, [.. Plain, "Nation,Wales,2020-06-01,Tests,Tests,9", "Nation,Scotland,2020-06-01,Tests,Tests,8"]));

        Assert.Equal((ChangeKind.LayoutChanged, DriftAspect.Row, "> Tests", null), (change.Kind, change.Drift!.Aspect, Texts(change), change.Series));
    }

    [Fact]
    public void An_area_spelled_otherwise_is_the_same_area()
    {
        var local = new Diffs(TraceFeed.Sources.DefinitionCatalog.Embedded.Find(Readings.Local)!);
        local.Pass(Lists.Read($"{Lists.Cases},London,Hackney and City of London,5,4,80"));
        var change = Assert.Single(local.Take(Lists.Read($"{Lists.Cases},London,City of London & Hackney,5,4,80")), change => change.Drift is not null);

        Assert.Equal((ChangeKind.AreaRecoded, DriftAspect.Spelling, 3), (change.Kind, change.Drift!.Aspect, change.Drift.Concerns));
        Assert.Equal(("Hackney and City of London", "City of London & Hackney"), (change.Drift.From[0].Text, change.Drift.To[0].Text));
        Assert.Equal(change.Area, change.Drift.From[0].Area);
        Assert.Equal(change.Area, change.Drift.To[0].Area);
    }

    private List<Change> Told(string header, params string[] rows)
    {
        var diffs = new Diffs(source.Definition);
        diffs.Pass(Read(Header, Plain));
        var changes = diffs.Take(Read(header, rows));
        Assert.DoesNotContain(changes, change => change.Kind is ChangeKind.ValueRevised or ChangeKind.ValueWithdrawn or ChangeKind.SeriesEnded);
        return [.. changes.Where(change => change.Drift is not null)];
    }

    private TraceFeed.Observations.Reading Read(string header, params string[] rows) => source.Read("people.csv", Encoding.UTF8.GetBytes(string.Join('\n', rows.Prepend(header))));

    private static string Texts(Change change) =>
        FormattableString.Invariant($"{string.Join(" + ", change.Drift!.From.Select(end => end.Text))} > {string.Join(" + ", change.Drift.To.Select(end => end.Text))} {(change.Drift.Aspect == DriftAspect.Term ? change.Drift.Concerns : null)}").Trim();
}
