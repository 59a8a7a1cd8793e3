using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Drift;

/// <summary>A workbook, a list or a page as sheets of cells.</summary>
internal sealed class DriftBook : DriftFile
{
    private readonly SourceDefinition definition;
    private readonly Dictionary<Origin, DriftCell> cells;
    private readonly LabelMarkers? markers;
    private readonly Dictionary<string, TableDefinition>? titles;

    public DriftBook(SourceDefinition definition, OriginalFile file, IReadOnlySet<Origin> figures)
    {
        (this.definition, Figures) = (definition, figures);
        markers = definition.Workbook is { } layout ? new LabelMarkers(layout.Markers) : null;
        titles = definition.Workbook?.Tables.SelectMany(table => table.Titles.Select(title => (Key: Label.Key(title), table))).DistinctBy(one => one.Key).ToDictionary(one => one.Key, one => one.table, StringComparer.Ordinal);
        Format = TabularFile.Sniff(file.Bytes.Span);
        using (var reader = SourceReader.Open(definition, file))
        {
            while (reader.NextSheet())
            {
                Sheets.Add(DriftSheet.Of(reader.ReadSheet(), reader.SheetName));
            }
        }

        cells = Sheets.SelectMany(sheet => sheet.Rows).SelectMany(row => row).OfType<DriftCell>().ToDictionary(cell => cell.Origin);
    }

    /// <summary>The sheets in their order.</summary>
    public List<DriftSheet> Sheets { get; } = [];

    /// <summary>The cells that hold figures, by where they stood first.</summary>
    public IReadOnlySet<Origin> Figures { get; }

    /// <summary>The format it is saved in.</summary>
    public string Format { get; private set; }

    /// <summary>How a list is written.</summary>
    public CsvDialect Dialect { get; private set; } = new();

    /// <summary>Every cell that is there.</summary>
    public IEnumerable<DriftCell> Cells => cells.Values;

    /// <summary>The number cells among the figures.</summary>
    public IEnumerable<DriftCell> Numbers => cells.Values.Where(cell => cell.Kind == CellKind.Number && Figures.Contains(cell.Origin));

    public override void Set(Origin cell, string? number, string? symbol) =>
        (cells[cell].Kind, cells[cell].Text, cells[cell].Decimals) = number is null
            ? (CellKind.Text, symbol!, 0)
            : (CellKind.Number, number, Math.Max(0, number.Length - 1 - number.IndexOf('.', StringComparison.Ordinal)) * (number.Contains('.', StringComparison.Ordinal) ? 1 : 0));

    public override void Apply(DriftStep step)
    {
        var random = new Random(step.Seed);
        switch (step.Kind)
        {
            case DriftKind.Save:
                Format = random.GetItems(definition.Formats.ToArray(), 1)[0];
                Dialect = CsvDialect.Any(random);
                break;
            case <= DriftKind.PermuteColumns or DriftKind.BlankRows or DriftKind.BlankColumns or DriftKind.EmptyCells:
                new DriftMoves(this, definition, random).Apply(step.Kind);
                break;
            case DriftKind.NumberFormats or DriftKind.NumbersAsText or DriftKind.BinaryNoise or DriftKind.Percentages:
                DriftNumbers.Apply(step.Kind, Numbers, random);
                break;
            default:
                new DriftWords(this, definition, random).Apply(step.Kind);
                break;
        }
    }

    public override byte[] Save() => Format switch
    {
        "ods" => OdsFile.Of(Sheets),
        "xlsx" => XlsxFile.Of(Sheets),
        "html" => HtmlFile.Of(Sheets),
        _ => Dialect.Write(Sheets[0]),
    };

    public override Origin Place(Origin cell)
    {
        // An edit is looked for in all the cells: obvious, and only as slow as the file is long.
        for (var sheet = 0; sheet < Sheets.Count; sheet++)
        {
            for (var row = 0; row < Sheets[sheet].Rows.Count; row++)
            {
                if (Sheets[sheet].Rows[row].FindIndex(one => one?.Origin == cell) is >= 0 and var column)
                {
                    return new Origin(Format == "html" ? FormattableString.Invariant($"table {sheet + 1}") : Sheets[sheet].Name, CellReference.Format(row + 1, column + 1));
                }
            }
        }

        throw new InvalidOperationException($"{cell} is lost.");
    }

    /// <summary>The table of a sheet as the definition finds it: by the title in its first rows or, of a list, by its name.</summary>
    public ITableSubject? Table(DriftSheet sheet)
    {
        if (definition.List is { } list)
        {
            return list.Tables.FirstOrDefault(table => table.Sheet is null || Label.Key(table.Sheet) == Label.Key(sheet.Name ?? ""));
        }

        return IsNoTable(sheet) ? null : sheet.Table ??= Titles(sheet).Select(cell => Titled(cell.Text)).FirstOrDefault(table => table is not null)
            ?? (sheet.Name is null ? null : Titled(sheet.Name));
    }

    /// <summary>Whether a sheet holds no figures by its name.</summary>
    public bool IsNoTable(DriftSheet sheet) => (definition.Workbook?.NotTables ?? definition.List!.NotTables).Contains(sheet.Name ?? "", StringComparer.OrdinalIgnoreCase);

    /// <summary>The cells that may hold a sheet's title.</summary>
    public static IEnumerable<DriftCell> Titles(DriftSheet sheet) => sheet.Rows.Take(5).Select(row => row.FirstOrDefault(cell => cell is { Kind: CellKind.Text })).OfType<DriftCell>();

    /// <summary>The table of a workbook with that title.</summary>
    public TableDefinition? Titled(string text) => titles?.GetValueOrDefault(Label.Key(markers!.Strip(text)));
}
