using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>Figures as a reader reads them: the published digits, commas between thousands, the unit's symbol behind.</summary>
internal static class FigureText
{
    private const char Minus = '\u2212';

    /// <summary>A stated value with its unit and status symbol; a dash for nothing.</summary>
    public static string Of(StatedValue? stated, string? unit, SourceDefinition? source) => stated switch
    {
        null or { Value: null, Status: null } => "–",
        { Value: null, Status: { } status } => status,
        { Value: { } value, Status: null } => Of(value, unit, source),
        { Value: { } value, Status: { } status } => $"{Of(value, unit, source)} {status}",
    };

    /// <summary>A decimal string with its unit, digit for digit.</summary>
    public static string Of(string value, string? unit, SourceDefinition? source) => Grouped(value) + Suffix(unit, source);

    /// <summary>The size of a change: <c>−0.3 points (−0.4%)</c>.</summary>
    public static string Size(Change change, SourceDefinition? source)
    {
        if (change.Absolute is not { } absolute)
        {
            return "–";
        }

        var size = Difference(absolute, change.Unit, source);
        return change.Relative is { } relative ? $"{size} ({Share(relative)})" : $"{size} (from zero)";
    }

    /// <summary>A difference with its sign, of shares in points: <c>+0.6 points</c>.</summary>
    public static string Difference(decimal difference, string? unit, SourceDefinition? source) =>
        Signed(Grouped(difference.ToString(CultureInfo.InvariantCulture)), difference) + (source?.IsShare(unit) == true ? " points" : "");

    /// <summary>The number stated; zero for none.</summary>
    public static decimal Number(StatedValue? stated) => stated?.Value is { } value ? Number(value) : 0;

    /// <summary>The number that an exact decimal string is.</summary>
    public static decimal Number(string value) => decimal.Parse(value, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);

    private static string Share(decimal relative)
    {
        var percent = relative * 100;
        var text = percent.ToString(Math.Abs(percent) >= 0.1m ? "0.0" : "0.0##", CultureInfo.InvariantCulture);
        return Signed(Grouped(text), percent) + "%";
    }

    private static string Signed(string text, decimal value) => value > 0 ? "+" + text : text;

    private static string Grouped(string value)
    {
        var digits = value.AsSpan(value.StartsWith('-') ? 1 : 0);
        var point = digits.IndexOf('.');
        var whole = point < 0 ? digits : digits[..point];
        if (whole.IsEmpty || whole.ContainsAnyExceptInRange('0', '9'))
        {
            return value;
        }

        var text = new System.Text.StringBuilder(value.Length + 8);
        if (value.StartsWith('-'))
        {
            text.Append(Minus);
        }

        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0)
            {
                text.Append(',');
            }

            text.Append(whole[i]);
        }

        return text.Append(point < 0 ? [] : digits[point..]).ToString();
    }

    // Counts of people or tests are plain numbers; hours and miles have no symbol, and a reader must be told.
    private static string Suffix(string? unit, SourceDefinition? source) =>
        Symbol(unit, source) is { Length: > 0 } symbol ? symbol
        : unit is null || Unit(unit, source) is { Additive: true } ? ""
        : " " + unit;

    private static string Symbol(string? unit, SourceDefinition? source) => Unit(unit, source)?.Symbol ?? "";

    private static UnitDefinition? Unit(string? unit, SourceDefinition? source) =>
        unit is null ? null : source?.Units.GetValueOrDefault(unit);
}
