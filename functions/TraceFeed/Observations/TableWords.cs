using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>Collects how one table is worded and placed while it is read. What there is too much of is cut.</summary>
internal sealed class TableWords(string sha256)
{
    private const int MostText = 2_000;
    private const int MostColumns = 1_000;
    private const int MostTerms = 20_000;
    private const int MostProvisional = 1_000;

    private readonly List<Worded> columns = [];
    private readonly Dictionary<string, Worded> terms = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<ulong>> said = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Worded> provisional = new(StringComparer.Ordinal);
    private readonly List<Worded> notes = [];
    private string? place;
    private Worded? title;

    /// <summary>Where the table stands.</summary>
    public void Place(string? sheet) => place ??= sheet;

    /// <summary>The title, without its markers.</summary>
    public void Title(string text, string? on, string? cell) => title ??= Worded(text, on, cell);

    /// <summary>The next header that is no period.</summary>
    public void Column(string text, string? on, string? cell)
    {
        if (columns.Count < MostColumns)
        {
            columns.Add(Worded(text, on, cell));
        }
    }

    /// <summary>The headers of a row that are no periods.</summary>
    /// <param name="sheet">The sheet.</param>
    /// <param name="row">Which of its filled rows, from 0.</param>
    /// <param name="markers">What is taken off the headers.</param>
    /// <param name="periods">The cells whose headers are periods.</param>
    public void Headers(Sheet sheet, int row, LabelMarkers markers, IReadOnlyCollection<int> periods)
    {
        for (var cell = sheet.RowStart(row); cell < sheet.RowStart(row + 1); cell++)
        {
            if (sheet.Kind(cell) == CellKind.Text && !periods.Contains(cell) && markers.Strip(sheet.Text(cell)) is { Length: > 0 } header)
            {
                Column(header, sheet.Name, CellReference.Format(sheet.Row(cell), sheet.Column(cell)));
            }
        }
    }

    /// <summary>How something is worded, by what it words: see <see cref="TableWording.Terms"/>.</summary>
    public void Term(string what, string text, string? on, string? cell)
    {
        // Of several wordings in one file one is kept that does not depend on the order of its rows.
        if (text.Length > 0 && (terms.TryGetValue(what, out var known) ? string.CompareOrdinal(text, known.Text) < 0 : terms.Count < MostTerms))
        {
            terms[what] = Worded(text, on, cell);
        }
    }

    /// <summary>A series is said in a term.</summary>
    public void Said(string what, ulong series)
    {
        if (!said.TryGetValue(what, out var known))
        {
            said.Add(what, known = []);
        }

        known.Add(series);
    }

    /// <summary>Figures that no definition knows, by the measure they are captured under.</summary>
    public void Unknown(string measure, string text, string? on, string? cell)
    {
        if (provisional.Count < MostProvisional)
        {
            provisional.TryAdd(measure, Worded(text, on, cell));
        }
    }

    /// <summary>A note.</summary>
    public void Note(string text, string? on, string? cell) => notes.Add(Worded(text, on, cell));

    /// <summary>The wording collected.</summary>
    public TableWording Build() => new()
    {
        Sha256 = sha256,
        Sheet = place,
        Title = title,
        Columns = columns,
        Terms = terms,
        Concerns = said.Where(pair => terms.ContainsKey(pair.Key)).ToDictionary(pair => pair.Key, pair => pair.Value.Count, StringComparer.Ordinal),
        Provisional = provisional,
        Notes = notes,
    };

    private static Worded Worded(string text, string? on, string? cell) => new(Label.Short(text, MostText), on, cell);
}
