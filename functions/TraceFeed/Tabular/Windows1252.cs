namespace TraceFeed.Tabular;

/// <summary>
/// Windows-1252 as the Unicode Consortium's table CP1252.TXT gives it: Latin-1 but for the bytes 80 to 9F, 27 of which are other
/// characters and five none at all.
/// </summary>
internal static class Windows1252
{
    /// <summary>Stands for the bytes 81, 8D, 8F, 90 and 9D, which are no character.</summary>
    public const char Undefined = '\uFFFD';

    private const string From80To9F =
        "\u20AC\uFFFD\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\uFFFD\u017D\uFFFD" +
        "\uFFFD\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\uFFFD\u017E\u0178";

    /// <summary>The character of a byte, or <see cref="Undefined"/>.</summary>
    public static char Of(byte one) => one is < 0x80 or > 0x9F ? (char)one : From80To9F[one - 0x80];
}
