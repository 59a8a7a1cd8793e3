using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>The headers of a list: the columns they stand over, found by their wording.</summary>
internal sealed class ListHeaders
{
    private readonly Dictionary<string, int> byHeader = new(StringComparer.Ordinal);
    private readonly SortedDictionary<int, string> texts = [];

    /// <summary>Reads the headers from the first filled rows of the sheet a reader stands in.</summary>
    public ListHeaders(TabularReader file, int rows)
    {
        for (var row = 0; row < rows && file.NextRow(); row++)
        {
            // An upper header stands over every column up to the next; merged or not, its text is in its first cell.
            var upper = row == 0 ? [] : texts.ToList();
            Row = file.Row.Count == 0 ? 1 : file.Row.Row(0);
            AreCells = file.Row.Count > 0 && file.Place(0).Column > 0;
            for (var cell = 0; cell < file.Row.Count; cell++)
            {
                var column = file.Row.Column(cell);
                var own = KeyTexts.Of(file.Row, cell);
                var above = upper.LastOrDefault(one => one.Key <= column).Value;
                if (own.Length > 0)
                {
                    texts[column] = above is null ? own : above + Label.PathSeparator + own;
                }
            }
        }

        foreach (var (column, text) in texts)
        {
            byHeader.TryAdd(Label.Key(text), column);
        }
    }

    /// <summary>The last row of the headers.</summary>
    public int Row { get; } = 1;

    /// <summary>Whether the headers stand in cells; those of JSON are made of the names of members.</summary>
    public bool AreCells { get; private set; }

    /// <summary>The first column of each header (<see cref="Label.Key"/>).</summary>
    public IReadOnlyDictionary<string, int> Columns => byHeader;

    /// <summary>Every header as written, by its column.</summary>
    public IReadOnlyDictionary<int, string> Texts => texts;

    /// <summary>The column of a header; 0 when there is none.</summary>
    public int Find(string? header) => header is null ? 0 : byHeader.GetValueOrDefault(Label.Key(header));
}
