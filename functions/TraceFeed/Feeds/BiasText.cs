using System.Globalization;
using TraceFeed.Indicators;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>A systematic bias of a series as a reader reads it.</summary>
internal static class BiasText
{
    /// <summary><c>revised upwards in 9 of 9 weeks, by 0.4 to 4.5 points</c>; behind it how many the other way, if any.</summary>
    public static string Of(SeriesBias bias, string? unit, SourceDefinition? source)
    {
        var (way, other) = bias.Upwards ? ("upwards", "downwards") : ("downwards", "upwards");
        var opposite = bias.Opposite == 0 ? "" : $", and {other} in {NumberText.Of(bias.Opposite)}";
        return $"revised {way} in {NumberText.Of(bias.Periods)} of {NumberText.Of(bias.Of)} {Noun(bias.PeriodDays)}, by {Range(bias)}{Unit(unit, source)}{opposite}";
    }

    private static string Noun(int? days) => days switch
    {
        1 => "days",
        7 => "weeks",
        _ => "periods",
    };

    private static string Range(SeriesBias bias) => bias.Least == bias.Most ? Number(bias.Most) : $"{Number(bias.Least)} to {Number(bias.Most)}";

    private static string Number(decimal number) => FigureText.Of(number.ToString(CultureInfo.InvariantCulture), unit: null, source: null);

    /// <summary><c> points</c>, <c> people</c>: the unit of a difference, in words.</summary>
    public static string Unit(string? unit, SourceDefinition? source) =>
        unit is null ? ""
        : source?.IsShare(unit) == true ? " points"
        : source?.Units.GetValueOrDefault(unit)?.Symbol is { Length: > 0 } symbol ? " " + symbol.Trim()
        : " " + unit.Replace('-', ' ');
}
