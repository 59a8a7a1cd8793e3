using System.Globalization;
using System.Text;

namespace TraceFeed.Cli.Output;

/// <summary>Text from files on its way to a terminal, which must not be made to obey it.</summary>
internal static class TerminalText
{
    /// <summary>The text with every control, direction and line-breaking character written as its code point, such as <c>\u{1b}</c>.</summary>
    public static string Escape(string text)
    {
        if (!text.EnumerateRunes().Any(IsUnsafe))
        {
            return text;
        }

        var safe = new StringBuilder(text.Length + 16);
        foreach (var rune in text.EnumerateRunes())
        {
            if (IsUnsafe(rune))
            {
                safe.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
            }
            else
            {
                safe.Append(rune.ToString());
            }
        }

        return safe.ToString();
    }

    private static bool IsUnsafe(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
