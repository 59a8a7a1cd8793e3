namespace TraceFeed.Changes;

/// <summary>
/// Finds tables in a note by their titles and the labels of their measures. Only whole phrases count that belong to one table and are long
/// enough to be meant: a table that is named wrongly would hide a change that nobody was told of.
/// </summary>
internal sealed class NotePhrases
{
    private const int LettersOfWords = 12;
    private const int LettersOfOneWord = 14;

    private readonly IReadOnlyList<(string Phrase, string Table)> phrases;

    /// <param name="tables">The tables.</param>
    /// <param name="source">What the publisher calls the output: its name names no table of it.</param>
    public NotePhrases(IReadOnlyList<NotedTable> tables, string source)
    {
        var whole = Spaced(source);
        phrases =
        [
            .. tables.SelectMany(table => table.Phrases.Select(Spaced).Distinct(StringComparer.OrdinalIgnoreCase).Select(phrase => (Phrase: phrase, Table: table.Id)))
                .Where(one => IsDistinctive(one.Phrase) && !whole.Contains(one.Phrase, StringComparison.OrdinalIgnoreCase))
                .GroupBy(one => one.Phrase, StringComparer.OrdinalIgnoreCase)
                .Where(same => same.Count() == 1).Select(same => same.First())
                .OrderByDescending(one => one.Phrase.Length).ThenBy(one => one.Phrase, StringComparer.Ordinal),
        ];
    }

    /// <summary>A text with single spaces: in it the places of <see cref="In"/> are counted.</summary>
    public static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Each table that a note with single spaces names, and where. A phrase inside a longer one that is found is part of it.</summary>
    public IEnumerable<(string Table, int At)> In(string note)
    {
        var taken = new bool[note.Length];
        foreach (var (phrase, table) in phrases)
        {
            int? first = null;
            for (var at = Find(note, phrase, 0); at >= 0; at = Find(note, phrase, at + 1))
            {
                if (IsWhole(note, at, phrase.Length) && Array.IndexOf(taken, true, at, phrase.Length) < 0)
                {
                    Array.Fill(taken, true, at, phrase.Length);
                    first ??= at;
                }
            }

            if (first is { } said)
            {
                yield return (table, said);
            }
        }
    }

    private static int Find(string note, string phrase, int from) => from + phrase.Length > note.Length ? -1 : note.IndexOf(phrase, from, StringComparison.OrdinalIgnoreCase);

    private static bool IsWhole(string note, int at, int length) =>
        (at == 0 || !char.IsLetterOrDigit(note[at - 1])) && (at + length == note.Length || !char.IsLetterOrDigit(note[at + length]));

    private static bool IsDistinctive(string phrase) => phrase.Count(char.IsLetter) >= (phrase.Contains(' ', StringComparison.Ordinal) ? LettersOfWords : LettersOfOneWord);
}
