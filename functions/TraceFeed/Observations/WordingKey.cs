using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace TraceFeed.Observations;

/// <summary>
/// What two wordings have in common that mean the same: neither case and spacing count, nor the numbers of footnotes, nor dates, of
/// which the words around weekly figures are full. Any other number counts.
/// </summary>
internal static partial class WordingKey
{
    private const string Day = @"\d{1,2}(?i:st|nd|rd|th)?";

    // The month of May is written large; in small letters it is the verb, as in "counts below 5 may be suppressed".
    private const string Month = @"(?:(?i:january|february|march|april|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec)|May|MAY)\b";

    /// <summary>The key of a title, a header, a label, a unit or a note.</summary>
    public static string Of(string text) => Label.Key(Footnotes().Replace(Dates().Replace(Label.Clean(text), "#"), ""));

    /// <summary>SHA-256 over everything of a table's wording that is compared, so that equal hashes mean that there is nothing to tell.</summary>
    public static byte[] Hash(TableWording wording)
    {
        var text = new StringBuilder();
        Add("sheet", wording.Sheet is null ? "" : Of(wording.Sheet));
        Add("title", wording.Title is null ? "" : Of(wording.Title.Text));
        foreach (var column in wording.Columns)
        {
            Add("column", Of(column.Text));
        }

        foreach (var (what, worded) in wording.Terms.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            Add(what, OfTerm(what, worded.Text));
        }

        foreach (var measure in wording.Provisional.Keys.Order(StringComparer.Ordinal))
        {
            Add("provisional", measure);
        }

        foreach (var note in wording.Notes.Select(note => Of(note.Text)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            Add("note", note);
        }

        return SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()));

        void Add(string what, string words) => text.Append(what).Append('\u001f').Append(words).Append('\n');
    }

    /// <summary>The key of one of <see cref="TableWording.Terms"/>: a term of a column is data, which programs compare letter by letter.</summary>
    public static string OfTerm(string what, string text) =>
        what.StartsWith(TableWording.TermPrefix, StringComparison.Ordinal) ? text : what.StartsWith(TableWording.AreaPrefix, StringComparison.Ordinal) ? Label.Key(text) : Of(text);

    [GeneratedRegex(
        @"(?:\b(?i:monday|tuesday|wednesday|thursday|friday|saturday|sunday),?\s+)?(?:\b" + Day + @"\s*(?:-|–|to|and)\s*)?\b" + Day + @"(?:\s+of)?\s+" + Month + @"(?:,?\s+\d{4}\b)?"
        + @"|\b" + Month + @"\s+\d{4}\b"
        + @"|\b\d{4}-\d\d-\d\d(?:[Tt][\d:.]+[Zz]?)?"
        + @"|\b\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Dates();

    [GeneratedRegex(@"\s*\(\d{1,2}(?:\s*,\s*\d{1,2})*\)", RegexOptions.CultureInvariant)]
    private static partial Regex Footnotes();
}
