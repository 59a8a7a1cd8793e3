using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>Reads a file as its source's definition says.</summary>
public static class SourceReader
{
    /// <summary>What the definition makes of the file.</summary>
    /// <exception cref="UnreadableFileException">The file is not what the source publishes.</exception>
    public static Reading Read(SourceDefinition definition, DefinitionCatalog catalog, OriginalFile file)
    {
        var sheets = TabularFile.Read(file.Bytes, file.Name, definition.Format);
        return Read(definition, catalog, file, sheets);
    }

    /// <summary>The source whose files look like this one.</summary>
    /// <exception cref="UnreadableFileException">No source, or more than one, publishes such a file.</exception>
    public static SourceDefinition Recognise(DefinitionCatalog catalog, OriginalFile file)
    {
        var sheets = TabularFile.Read(file.Bytes, file.Name, null);
        var format = TabularFile.Sniff(file.Bytes.Span);
        var candidates = catalog.Sources.Where(source => source.Format == format).ToList();
        var found = candidates.Where(source => source.Workbook is { } workbook ? WorkbookReader.Recognises(workbook, sheets) : ListReader.Recognises(source.List!, sheets[0])).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw NotRecognised(catalog, file, sheets, format, candidates),
            _ => throw new UnreadableFileException(file.Name, null, $"could be of {string.Join(" or ", found.Select(source => source.Id))}; name the source with --source"),
        };
    }

    // What each source misses in the file says more than that none was recognised.
    private static UnreadableFileException NotRecognised(DefinitionCatalog catalog, OriginalFile file, IReadOnlyList<Sheet> sheets, string format, List<SourceDefinition> candidates)
    {
        if (format == "csv" && Path.GetExtension(file.Name).Equals(".ods", StringComparison.OrdinalIgnoreCase))
        {
            return TabularFile.NotAZip(file.Name);
        }

        var misses = new List<UnreadableFileException>();
        foreach (var source in candidates)
        {
            try
            {
                Read(source, catalog, file, sheets);
            }
            catch (UnreadableFileException miss)
            {
                misses.Add(miss);
            }
        }

        return misses.Count == 1 ? misses[0] : new UnreadableFileException(
            file.Name, null, $"is of no known source. {string.Join(" ", misses.Select(miss => miss.Message + "."))}");
    }

    private static Reading Read(SourceDefinition definition, DefinitionCatalog catalog, OriginalFile file, IReadOnlyList<Sheet> sheets)
    {
        var builder = new ReadingBuilder(definition, file);
        if (definition.Workbook is { } workbook)
        {
            new WorkbookReader(definition, workbook, file, builder).Read(sheets);
        }
        else
        {
            new ListReader(definition, definition.List!, catalog.Lookup(definition.List!.Area.Lookup), file, builder).Read(sheets[0]);
        }

        var reading = builder.Build();
        return reading.Count > 0 ? reading : throw new UnreadableFileException(
            file.Name, Place(sheets), "states no figure at all: every value cell is empty; expected at least one number in a row that the definition knows");
    }

    private static string Place(IReadOnlyList<Sheet> sheets) => sheets[0].Name is null
        ? $"rows 2 to {Math.Max(2, sheets[0].FilledRows)}"
        : $"sheets {string.Join(", ", sheets.Take(20).Select(sheet => sheet.Name))}";
}
