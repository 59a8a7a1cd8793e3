using System.Globalization;
using System.Text.RegularExpressions;

namespace TraceFeed.Changes;

/// <summary>Finds the numbers of tables that a note speaks of: <c>table 13</c>, <c>Table_8</c>, <c>tables 2 and 3</c>, <c>tables 2 to 4</c>.</summary>
internal static class TableNumbers
{
    // A hostile "tables 1 to 999" names no more tables than a workbook could have.
    private const int LongestRange = 60;

    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    private static readonly Regex First = new(@"\btable(?<many>s)?[\s_]*(?<number>[0-9]{1,3}[a-z]?)\b", Options);
    private static readonly Regex Next = new(@"^\s*(,?\s*and\b|&|(?<range>to\b|through\b|[-\u2013])|,)\s*(tables?[\s_]*)?(?<number>[0-9]{1,3}[a-z]?)\b", Options);
    private static readonly Regex OnSheet = new(@"^\s*(table[\s_]*)?(?<number>[0-9]{1,3}[a-z]?)\s*$", Options);
    private static readonly Regex Month = new(@"^\s*(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)", Options);

    /// <summary>Each number, without zeros before it, and where in the note it is said.</summary>
    public static IEnumerable<(string Number, int At)> In(string note)
    {
        var read = 0;
        foreach (var first in First.Matches(note).Where(match => !IsDay(note, match.Index + match.Length)))
        {
            // What was read as part of a list is no other list.
            if (first.Index < read)
            {
                continue;
            }

            var (number, at, end) = (first.Groups["number"].Value, first.Index, first.Index + first.Length);
            yield return (Plain(number), at);

            // After one table a comma or an "and" goes on with the sentence, after several with the list.
            while (first.Groups["many"].Success && Next.Match(note, end, note.Length - end) is { Success: true } next && !IsDay(note, next.Index + next.Length))
            {
                var last = next.Groups["number"].Value;
                foreach (var between in IsRange(next) ? Between(number, last) : [])
                {
                    yield return (between, at);
                }

                (number, end) = (last, next.Index + next.Length);
                yield return (Plain(number), at);
            }

            read = end;
        }
    }

    /// <summary>The number of a sheet by its name, such as <c>Table_13</c>, <c>Table 13</c> or <c>13</c>; null for a sheet of another name.</summary>
    public static string? OfSheet(string name) => OnSheet.Match(name) is { Success: true } match ? Plain(match.Groups["number"].Value) : null;

    private static bool IsRange(Match next) => next.Groups["range"].Success;

    // "table 1, 9 July": a number before a month is a day.
    private static bool IsDay(string note, int end) => Month.IsMatch(note.AsSpan(end, Math.Min(note.Length - end, 12)));

    private static IEnumerable<string> Between(string first, string last) =>
        int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var from) && int.TryParse(last, NumberStyles.None, CultureInfo.InvariantCulture, out var to) && to - from is > 1 and < LongestRange
            ? Enumerable.Range(from + 1, to - from - 1).Select(number => number.ToString(CultureInfo.InvariantCulture))
            : [];

    private static string Plain(string number) => number.TrimStart('0').ToLowerInvariant();
}
