using System.Text;
using TraceFeed.Observations;

namespace TraceFeed.Tests.Observations;

public sealed class KeySpellingTests
{
    [Theory]
    [InlineData("female")]
    [InlineData(" FEMALE ")]
    [InlineData("Fe\u200bmale")]
    public void A_declared_value_has_the_spelling_of_the_definition(string spelling) =>
        Assert.Equal("people/deaths/nation:E92000001/age=all/sex=Female", Only(Read($"E92000001,England,{spelling},all,7")).Id);

    [Theory]
    [InlineData("\u00f1and\u00fa", "N\u0303andu\u0301")]
    [InlineData("Over 80", "OVER  80")]
    public void An_undeclared_value_is_one_series_within_a_file_and_across_files_however_it_is_spelt(string first, string second)
    {
        var one = Only(Read($"E92000001,England,Female,{first},7"));
        var again = Read($"E92000001,England,Female,{first},7", $"E92000001,England,Female,{second},7");

        Assert.Equal(one.Id, Only(Read($"E92000001,England,Female,{second},7")).Id);
        Assert.Equal(one.Id, Only(again).Id);
        Assert.Equal(["repeat"], again.Warnings.Select(warning => warning.Kind));
    }

    [Fact]
    public void A_value_that_the_definition_does_not_know_is_captured_in_lower_case_and_reported()
    {
        var reading = Read("E92000001,England,Other,all,7");

        Assert.Equal("other", Only(reading).Breakdown["sex"]);
        Assert.Equal(["unknown-breakdown"], reading.Warnings.Select(warning => warning.Kind));
    }

    [Theory]
    [InlineData("e92000001", "E92000001")]
    [InlineData("e9200000x", "e9200000x")]
    [InlineData("e920000011", "e920000011")]
    [InlineData("ab2000001", "ab2000001")]
    public void Only_a_code_of_a_letter_and_eight_digits_is_written_in_capitals(string stated, string code) =>
        Assert.Equal(code, Only(Read($"{stated},England,Female,all,7")).Area!.Code);

    [Fact]
    public void A_name_that_a_lookup_knows_by_another_code_is_reported_and_the_figures_stay_under_the_code()
    {
        var reading = Read("W92000004,England,Female,all,7");

        var warning = Assert.Single(reading.Warnings);
        Assert.Equal("area-name", warning.Kind);
        Assert.Contains("'W92000004' is that of Wales in the lookup, but beside it stands 'England', whose code is E92000001", warning.Message, StringComparison.Ordinal);
        Assert.Equal("W92000004", Only(reading).Area!.Code);
    }

    [Theory]
    [InlineData("W92000004,Wales")]
    [InlineData("W92000004,Cymru a'r byd")]
    [InlineData("X92000009,England")]
    public void A_name_that_contradicts_nothing_a_lookup_knows_is_the_publishers_own(string area) => Assert.Empty(Read($"{area},Female,all,7").Warnings);

    private static Series Only(Reading reading) => Assert.Single(reading.Series.Values);

    private static Reading Read(params string[] rows) =>
        TriedSource.Of(Members).Read("list.csv", Encoding.UTF8.GetBytes(string.Join('\n', rows.Select(row => $"2020-07-01,{row}").Prepend("Date,Code,Name,Sex,Age,Deaths"))));

    private const string Members = """
        "formats": ["csv"], "since": "2020-01-01", "units": { "people": { "decimals": 0 } },
        "list": { "tables": [{
          "id": "people", "title": "People", "periods": "daily", "headline": "deaths",
          "keys": {
            "area": { "code": "Code", "name": "Name", "type": "nation", "lookups": ["uk-areas"] },
            "breakdown": [{ "column": "Sex", "name": "sex", "values": ["Female", "Male"] }, { "column": "Age", "name": "age" }]
          },
          "period": { "end": { "column": "Date", "format": "yyyy-MM-dd" } },
          "measures": [{ "id": "deaths", "column": "Deaths", "measure": "deaths", "label": "Deaths", "unit": "people" }]
        }] }
        """;
}
