using TraceFeed.Observations;
using TraceFeed.Tabular;

namespace TraceFeed.Cli.Checking;

/// <summary>Looks at each row of a file beside the reading that was made of it.</summary>
internal sealed class RowCheck(CapturedCells captured, RowWords words)
{
    private const int MostText = 40;

    private readonly Dictionary<string, string> shapes = new(StringComparer.Ordinal);
    private readonly List<CapturedCell> found = [];

    /// <summary>Symbols met so far, each with the number of its cells.</summary>
    public SortedDictionary<string, int> Symbols { get; } = new(StringComparer.Ordinal);

    /// <summary>The row that a reader stands on.</summary>
    /// <param name="file">The reader.</param>
    /// <param name="unread">Whether its sheet is reported as one of which nothing is read: then a number in it is set aside.</param>
    public CheckedRow Of(TabularReader file, bool unread)
    {
        found.Clear();
        var cells = file.Row;
        string? text = null, other = null, aside = null;
        var number = false;
        for (var cell = 0; cell < cells.Count; cell++)
        {
            var place = file.Place(cell);
            if (captured.Find(place) is { } observation)
            {
                found.Add(observation);
                Count(observation.Symbol);
            }

            if (captured.HasWarnings && captured.Warnings(CellReference.Of(place.Sheet, place.Row, place.Column)).FirstOrDefault(warning => Oddity.IsOfCell(warning.Kind)) is { } odd)
            {
                aside ??= odd.Kind;
            }

            var shown = KeyTexts.Of(cells, cell);
            number |= cells.Kind(cell) == CellKind.Number;
            text ??= cells.Kind(cell) == CellKind.Text && shown.Length > 0 ? shown : null;
            other ??= shown.Length > 0 ? shown : null;
        }

        var name = text ?? other ?? "";
        return Make(cells.Row(0), name.Length <= MostText ? name : string.Concat(name.AsSpan(0, MostText - 1), "…"), aside ?? (unread && number ? "unknown-table" : null));
    }

    private CheckedRow Make(int row, string text, string? aside)
    {
        if (found.Count == 0)
        {
            return aside is not null ? new CheckedRow(row, text, RowKind.SetAside, $"SET ASIDE ({aside})", aside, 0)
                : text.Length == 0 ? new CheckedRow(row, text, RowKind.Blank, "blank", "", 0)
                : new CheckedRow(row, text, RowKind.Text, "", "", 0);
        }

        var kind = aside is not null ? RowKind.SetAside : found.Exists(IsUnknown) ? RowKind.Provisional : RowKind.Recognised;
        var rest = aside is null ? "" : $"; the rest is SET ASIDE ({aside})";
        var shape = words.Shape(found) + rest;
        shapes.TryAdd(shape, shape);
        return new CheckedRow(row, text, kind, words.Of(found) + rest, shapes[shape], found.Count);
    }

    private bool IsUnknown(CapturedCell cell) => cell.Series.Provisional || (cell.Symbol is not null && !words.Knows(cell.Symbol));

    private void Count(string? symbol)
    {
        if (symbol is not null)
        {
            Symbols[symbol] = Symbols.GetValueOrDefault(symbol) + 1;
        }
    }
}
