using System.Text;
using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Observations;

/// <summary>Dates of lists whose rows tell their days, where someone typed them or the definition is wrong about them.</summary>
public sealed class RowDateTests
{
    [Fact]
    public void A_column_of_which_no_cell_is_a_date_as_defined_is_refused_by_its_name_and_first_cell()
    {
        var error = Assert.Throws<UnreadableFileException>(() => Read("18/07/2020,302\n25/07/2020,303"));

        Assert.Contains("no cell of the column 'Date' is a date written yyyy-MM-dd (A2 holds '18/07/2020'); correct 'format'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Figures_of_rows_without_a_readable_date_are_kept_apart_by_what_stands_there_and_reported()
    {
        var reading = Read("2020-07-18,302\n25/07/2020,303\nn/a,303");

        Assert.Equal(["contacts 302 2020-07-18/2020-07-18", "~contacts-25-07-2020-4cf4f7de 303 ../..", "~contacts-n-a-a683c5c5 303 ../.."], Figures(reading));
        Assert.Equal(["A3", "A4"], reading.Warnings.Where(warning => warning.Kind == "date").Select(warning => warning.Cell));
    }

    [Fact]
    public void A_total_to_a_day_before_its_start_has_no_start_and_a_warning()
    {
        var reading = Read("2020-02-18,302", "\"periods\": \"to-date\"");

        Assert.Equal(["contacts 302 ../2020-02-18"], Figures(reading));
        Assert.Contains(reading.Warnings, warning => warning.Kind == "period" && warning.Message.Contains("before 'since'", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("dd/mm/yyyy")]
    [InlineData("qqq")]
    [InlineData("MMMM")]
    public void A_format_that_cannot_read_what_it_writes_is_refused(string format) =>
        Assert.Contains($"'{format}' of the column 'Date' is no date format", Assert.Throws<DefinitionException>(() => Source("\"periods\": \"daily\"", format)).Message, StringComparison.Ordinal);

    private static IEnumerable<string> Figures(Reading reading) =>
        Readings.Observations(reading).Select(one => $"{one.Series.Measure} {one.Value} {one.Period}").Order(StringComparer.Ordinal);

    private static Reading Read(string rows, string periods = "\"periods\": \"daily\"")
    {
        var source = Source(periods, "yyyy-MM-dd");
        return source.Read("list.csv", Encoding.UTF8.GetBytes("Date,Contacts\n" + rows));
    }

    private static TriedSource Source(string periods, string format) => TriedSource.Of($$"""
        "formats": ["csv"], "since": "2020-06-21", "published": null, "units": { "people": { "decimals": 0 } }, "statuses": [],
        "list": { "tables": [{ "id": "contacts", "title": "Contacts", {{periods}}, "headline": "contacts",
          "keys": { "area": { "fixed": { "type": "nation", "code": "W92000004", "name": "Wales" } } },
          "period": { "end": { "column": "Date", "format": "{{format}}" } },
          "measures": [{ "id": "contacts", "column": "Contacts", "measure": "contacts", "label": "Contacts", "unit": "people" }] }] }
        """);
}
