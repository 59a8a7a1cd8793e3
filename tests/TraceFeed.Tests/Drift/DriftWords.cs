using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Drift;

/// <summary>Texts written otherwise that mean the same.</summary>
internal sealed class DriftWords(DriftBook book, SourceDefinition definition, Random random)
{
    private readonly LabelMarkers markers = new(definition.Workbook?.Markers ?? "$^");

    public void Apply(DriftKind kind)
    {
        foreach (var sheet in book.Sheets.Where(sheet => book.Table(sheet) is not null))
        {
            foreach (var (place, cell) in DriftPlace.Of(sheet, book.Table(sheet)!, book.Figures).Where(_ => random.Next(3) > 0))
            {
                cell.Text = kind switch
                {
                    DriftKind.Blanks => Blanks(cell.Text),
                    DriftKind.FootnoteMarkers when IsLabel(place, cell) => Marked(cell.Text),
                    DriftKind.Capitals when IsName(place, cell) => cell.Text.ToUpperInvariant(),
                    DriftKind.RenameByAlias => Alias(place, cell),
                    _ => cell.Text,
                };
            }
        }
    }

    // A blank that does not break and one that is wide are blanks; a text never gets longer than a cell may be.
    private string Blanks(string text) => random.Next(4) switch
    {
        0 => text + " ",
        1 => "\u00a0" + text,
        2 => text.Replace(" ", "  ", StringComparison.Ordinal) + "\u2003",
        _ => text.Replace(' ', '\u00a0'),
    };

    private string Marked(string text)
    {
        var plain = markers.Strip(text);
        return random.Next(2) == 0 ? FormattableString.Invariant($"{plain} ({random.Next(1, 30)})") : FormattableString.Invariant($"{plain} ({random.Next(1, 9)},{random.Next(9, 30)})");
    }

    // A label of a row told by its path, the title, and the header of a total: what publishers glue markers to.
    private bool IsLabel(DriftPlace at, DriftCell cell) => at.Table is TableDefinition && definition.Workbook!.Markers.Contains("\\(", StringComparison.Ordinal)
        && (IsTitle(at, cell) || at.IsRowLabel || definition.Workbook!.TotalHeaders.Any(header => Label.Key(header) == Label.Key(cell.Text)));

    private bool IsTitle(DriftPlace at, DriftCell cell) => at.Row < 5 && book.Titled(cell.Text) is not null;

    private bool IsName(DriftPlace at, DriftCell cell) => IsTitle(at, cell) || at.IsRowLabel || at.IsListHeader || at.IsCategory
        || (at.IsArea && Spellings(at.Table).ContainsKey(Label.Key(cell.Text)));

    private static Dictionary<string, string[]> Spellings(ITableSubject table) => AreaSpellings.Of(table.Keys!.Area.Lookups);

    // A title that tells the date of its figures keeps it.
    private string Alias(DriftPlace at, DriftCell cell)
    {
        var key = Label.Key(markers.Strip(cell.Text));
        IEnumerable<string> known =
            IsTitle(at, cell) ? book.Titled(cell.Text) is { End: null } untold ? untold.Titles : []
            : at.IsRowLabel ? ((TableDefinition)at.Table).Aliases.Where(pair => Label.Key(pair.Value) == key).Select(pair => pair.Key)
            : at.IsArea ? Spellings(at.Table).GetValueOrDefault(key, [])
            : at.IsAreaType && at.Table.Keys!.Area.Types.FirstOrDefault(pair => Label.Key(pair.Key) == key) is { Value: { } type } ? at.Table.Keys.Area.Types.Where(pair => pair.Value == type).Select(pair => pair.Key)
            : at.IsCategory ? ((ListTable)at.Table).Categories.FirstOrDefault(category => category.Names.Any(name => Label.Key(name) == key))?.Names ?? []
            : [];
        return known.ToArray() is { Length: > 0 } some ? random.GetItems(some, 1)[0] : cell.Text;
    }
}
