using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Checking;

/// <summary>What a definition makes of a file, row by row, and what it does not recognise.</summary>
internal sealed class FileCheck
{
    private FileCheck(SourceDefinition definition, Reading reading, IReadOnlyList<CheckedSheet> sheets, IReadOnlyDictionary<string, int> symbols) =>
        (Definition, Reading, Sheets, Symbols) = (definition, reading, sheets, symbols);

    /// <summary>The definition.</summary>
    public SourceDefinition Definition { get; }

    /// <summary>What it makes of the file.</summary>
    public Reading Reading { get; }

    /// <summary>The file's sheets, in its order.</summary>
    public IReadOnlyList<CheckedSheet> Sheets { get; }

    /// <summary>Status symbols met, each with the number of its cells.</summary>
    public IReadOnlyDictionary<string, int> Symbols { get; }

    /// <summary>Whether the definition recognises everything in the file.</summary>
    public bool IsRecognised => Rows(RowKind.Provisional) == 0 && !Sheets.Any(sheet => sheet.AsideAmongFigures > 0) && !Reading.Warnings.Any(warning => Oddity.IsUnrecognised(warning.Kind));

    /// <summary>How many rows of a kind the file has.</summary>
    public int Rows(RowKind kind) => Sheets.Sum(sheet => sheet.Of(kind));

    /// <summary>Whether the definition says that a sheet holds no figures.</summary>
    public bool IsNoTable(CheckedSheet sheet) => (Definition.Workbook?.NotTables ?? Definition.List!.NotTables).Contains(sheet.Name ?? "", StringComparer.OrdinalIgnoreCase);

    /// <summary>Checks a file: reads it, and then looks at each of its rows again.</summary>
    /// <param name="definition">The definition.</param>
    /// <param name="catalog">The catalogue with the area lookups it asks.</param>
    /// <param name="file">The file.</param>
    /// <param name="all">Whether every row is kept, not only the first and last of many alike.</param>
    /// <exception cref="Tabular.UnreadableFileException">The file is not what the source publishes.</exception>
    public static FileCheck Of(SourceDefinition definition, DefinitionCatalog catalog, OriginalFile file, bool all)
    {
        var reading = SourceReader.Read(definition, catalog, file);
        var rows = new RowCheck(new CapturedCells(reading), new RowWords(definition));
        var sheets = new List<CheckedSheet>();
        using var cells = SourceReader.Open(definition, file);
        while (cells.NextSheet())
        {
            var unread = reading.Warnings.Any(warning => warning.Kind == "unknown-table" && warning.Sheet == cells.SheetName);
            var runs = new List<RowRun>();
            while (cells.NextRow())
            {
                var row = rows.Of(cells, unread);
                if (runs.Count == 0 || !runs[^1].TryAdd(row, all))
                {
                    runs.Add(new RowRun(row));
                }
            }

            sheets.Add(new CheckedSheet(cells.SheetName, runs));
        }

        return new FileCheck(definition, reading, sheets, rows.Symbols);
    }
}
