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
        return found.Count == 1 ? found[0] : throw new UnreadableFileException(
            file.Name, null, $"is not recognised as a file of one source ({(found.Count == 0 ? $"no table title or header row matches {string.Join(", ", candidates.Select(source => source.Id))}" : $"it could be {string.Join(" or ", found.Select(source => source.Id))}")}); name the source with --source");
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
        return reading.Count > 0 ? reading : throw new UnreadableFileException(file.Name, null, "states no figure at all; expected at least one");
    }
}
