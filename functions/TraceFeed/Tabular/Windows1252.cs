namespace TraceFeed.Tabular;

/// <summary>The characters of Windows code page 1252, as the WHATWG Encoding Standard maps them (five bytes to control characters).</summary>
internal static class Windows1252
{
    private const string From80To9F =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
        "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>The character of a byte; outside 80 to 9F (hexadecimal) that of Latin-1.</summary>
    public static char Of(byte value) => value is >= 0x80 and <= 0x9F ? From80To9F[value - 0x80] : (char)value;
}
