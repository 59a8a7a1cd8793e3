using TraceFeed.Feeds;
using TraceFeed.Indicators;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Indicators;

public sealed class SeriesBiasTests
{
    private static readonly SourceDefinition Cases = DefinitionCatalog.Embedded.Find("england-cases")!;

    [Theory]
    [InlineData(7, 0, 0, false)]
    [InlineData(8, 0, 0, true)]
    [InlineData(9, 1, 0, false)]
    [InlineData(11, 1, 0, true)]
    [InlineData(11, 1, 9, true)]
    [InlineData(11, 1, 10, false)]
    public void A_bias_is_told_where_chance_is_unlikely_and_most_periods_have_it(int up, int down, int unrevised, bool told)
    {
        foreach (var sign in new[] { 1, -1 })
        {
            decimal?[][] moves = [.. Enumerable.Repeat<decimal?[]>([50, 50 + sign], up), .. Enumerable.Repeat<decimal?[]>([50, 50 - sign], down), .. Enumerable.Repeat<decimal?[]>([50], unrevised)];
            var bias = Weeks.Record(moves.Select((figures, week) => Weeks.Of(week, figures))).Bias;
            Assert.Equal(told, bias is not null);
            Assert.True(bias is null || (bias.Periods, bias.Opposite, bias.Of, bias.Upwards) == (up, down, up + down + unrevised, sign > 0));
        }
    }

    [Fact]
    public void One_correction_of_many_weeks_is_no_habit()
    {
        var corrected = Enumerable.Range(0, 20).Select(week => new PeriodHistory(Weeks.Period(week), [Weeks.Figure(50, week), Weeks.Figure(40, 21)], FirstPublished: true)).ToList();
        Assert.Null(Weeks.Record(corrected).Bias);
        Assert.NotNull(Weeks.Record(corrected.Skip(1).Prepend(Weeks.Of(0, 50, 40))).Bias);
    }

    [Fact]
    public void A_mass_change_makes_no_bias()
    {
        var moved = Enumerable.Range(0, 20).Select(week => new PeriodHistory(Weeks.Period(week), [Weeks.Figure(50, week), Weeks.Figure(40, 21 + (week % 3), FigureOrigin.MassChange)], FirstPublished: true));
        Assert.Null(Weeks.Record(moved).Bias);
    }

    [Theory]
    [InlineData("cases", 7, "revised downwards in 11 of 14 weeks, by 4 to 1,200 cases, and upwards in 1")]
    [InlineData("percent", 1, "revised downwards in 11 of 14 days, by 4 to 1,200 points, and upwards in 1")]
    [InlineData("per-100000", 14, "revised downwards in 11 of 14 periods, by 4 to 1,200 per 100,000, and upwards in 1")]
    [InlineData(null, null, "revised downwards in 11 of 14 periods, by 4 to 1,200, and upwards in 1")]
    public void The_sentence_names_periods_and_units_as_they_are(string? unit, int? days, string sentence)
    {
        var units = new Dictionary<string, UnitDefinition>(Cases.Units) { ["percent"] = new() { Decimals = 1, Symbol = "%" } };
        Assert.Equal(sentence, BiasText.Of(new SeriesBias(false, 11, 1, 14, 4, 1200, days), unit, Cases with { Units = units }));
    }

    [Fact]
    public void Totals_to_date_are_periods_and_one_size_is_told_once()
    {
        var start = new DateOnly(2020, 5, 28);
        var totals = Enumerable.Range(0, 9).Select(week => Weeks.Of(week, 50.0m, 50.5m) with { Period = new Period(start, start.AddDays((7 * week) + 6)) });
        Assert.Equal("revised upwards in 9 of 9 periods, by 0.5 cases", BiasText.Of(Weeks.Record(totals).Bias!, "cases", Cases));
    }
}
