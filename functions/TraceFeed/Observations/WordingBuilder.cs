namespace TraceFeed.Observations;

/// <summary>Collects how the tables of a file are worded and placed.</summary>
internal sealed class WordingBuilder(string sha256)
{
    // A sheet of notes is prose for people; a file with more lines of it than this is a list of something.
    private const int MostNotes = 500;

    private readonly Dictionary<string, TableWords> tables = new(StringComparer.Ordinal);
    private int notes;

    /// <summary>The words of a table; of the file as a whole under an empty id.</summary>
    public TableWords this[string table]
    {
        get
        {
            if (!tables.TryGetValue(table, out var words))
            {
                tables.Add(table, words = new TableWords(sha256));
            }

            return words;
        }
    }

    /// <summary>A note on a table, or under an empty id on the file as a whole. A line that is nothing but a date, a number or a single word explains nothing.</summary>
    public void Note(string table, string text, string? sheet, string? cell)
    {
        if (notes < MostNotes && WordingKey.Of(text).Contains(' ', StringComparison.Ordinal))
        {
            notes++;
            this[table].Note(text, sheet, cell);
        }
    }

    /// <summary>Everything collected, by table.</summary>
    public IReadOnlyDictionary<string, TableWording> Build() => tables.ToDictionary(pair => pair.Key, pair => pair.Value.Build(), StringComparer.Ordinal);
}
