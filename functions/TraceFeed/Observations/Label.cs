using System.Security.Cryptography;
using System.Text;

namespace TraceFeed.Observations;

/// <summary>How names in official tables are compared: their wording counts, their case, spacing and Unicode form do not.</summary>
public static class Label
{
    // string.Normalize does nothing in invariant globalization mode, which spares every machine an ICU library; these are
    // the letters of British and Irish place names (Welsh, Gaelic, Irish) with the marks they take.
    private const string Marks = "\u0300\u0301\u0302\u0303\u0308";
    private const int MostQuoted = 160;
    private const int MostInSlug = 120;

    /// <summary>What stands between a section and a label in the path of a row.</summary>
    internal const string PathSeparator = " > ";

    private const string Bases = "aeiouwynAEIOUWYN";
    private static readonly string[] Composed =
    [
        "àèìòùẁỳǹÀÈÌÒÙẀỲǸ",
        "áéíóúẃýńÁÉÍÓÚẂÝŃ",
        "âêîôûŵŷnÂÊÎÔÛŴŶN",
        "ãẽĩõũwỹñÃẼĨÕŨWỸÑ",
        "äëïöüẅÿnÄËÏÖÜẄŸN",
    ];

    /// <summary>The text trimmed, every run of white space one blank, a letter and its combining mark one character.</summary>
    public static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        var blank = false;
        foreach (var c in text)
        {
            // Zero-width and direction marks are invisible to whoever typed them.
            if (c is '\u200b' or '\u200e' or '\u200f' or '\ufeff' or (>= '\u202a' and <= '\u202e'))
            {
                continue;
            }

            if (char.IsWhiteSpace(c))
            {
                blank = clean.Length > 0;
                continue;
            }

            if (!blank && clean.Length > 0 && Marks.IndexOf(c, StringComparison.Ordinal) is >= 0 and var mark && Bases.IndexOf(clean[^1], StringComparison.Ordinal) is >= 0 and var letter)
            {
                clean[^1] = Composed[mark][letter];
                continue;
            }

            if (blank)
            {
                clean.Append(' ');
                blank = false;
            }

            clean.Append(c);
        }

        return clean.ToString();
    }

    /// <summary>As much of a text as a message can quote.</summary>
    public static string Short(string text, int most = MostQuoted) => text.Length <= most ? text : string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[most - 1]) ? most - 1 : most), "…");

    /// <summary>What two spellings of one name have in common.</summary>
    public static string Key(string text) => Clean(text).ToLowerInvariant();

    /// <summary>
    /// A stable id made of a name: ASCII lower-case letters and digits with hyphens between, short enough for any path. A
    /// name that is more than such words has a piece of its hash behind, so that <c>&lt; 24 hours</c> and <c>&gt; 24 hours</c> are two.
    /// </summary>
    public static string Slug(string text)
    {
        var key = Key(text);
        var slug = new StringBuilder(key.Length);
        foreach (var c in key)
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var words = slug.ToString().TrimEnd('-');
        if (words.Length is > 0 and <= MostInSlug && key.Replace(PathSeparator, " ", StringComparison.Ordinal).All(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-' or ','))
        {
            return words;
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))[..8];
        return words.Length == 0 ? hash : $"{(words.Length <= MostInSlug ? words : words[..MostInSlug].TrimEnd('-'))}-{hash}";
    }
}
