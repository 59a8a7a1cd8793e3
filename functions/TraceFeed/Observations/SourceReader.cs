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
        var builder = new ReadingBuilder(definition, file);
        using (var cells = Open(definition, file))
        {
            if (definition.Workbook is { } workbook)
            {
                new WorkbookReader(definition, workbook, catalog, file, builder).Read(cells);
            }
            else
            {
                new ListReader(definition, definition.List!, catalog, file, builder).Read(cells);
            }
        }

        var reading = builder.Build();
        return reading.Count > 0 ? reading : throw new UnreadableFileException(
            file.Name, null, "states no figure at all: every value cell is empty; expected at least one number in a row that the definition knows");
    }

    /// <summary>The cells of a file as the definition expects them.</summary>
    /// <exception cref="UnreadableFileException">The file has another format.</exception>
    public static TabularReader Open(SourceDefinition definition, OriginalFile file) =>
        TabularFile.Open(file.Bytes, file.Name, definition.Formats, definition.List?.Sheets ?? []);

    /// <summary>The source whose files look like this one.</summary>
    /// <exception cref="UnreadableFileException">No source, or more than one, publishes such a file.</exception>
    public static SourceDefinition Recognise(DefinitionCatalog catalog, OriginalFile file)
    {
        var format = TabularFile.Sniff(file.Bytes.Span);
        var candidates = catalog.Sources.Where(source => source.Formats.Contains(format)).ToList();
        var found = candidates.Where(source => IsOf(source, file)).ToList();
        return found.Count switch
        {
            1 => found[0],
            0 => throw NotRecognised(catalog, file, format, candidates),
            _ => throw new UnreadableFileException(file.Name, null, $"could be of {string.Join(" or ", found.Select(source => source.Id))}; name the source with --source"),
        };
    }

    private const int MostOfMiss = 400;

    private static bool IsOf(SourceDefinition source, OriginalFile file)
    {
        using var cells = Open(source, file);
        return source.Workbook is { } workbook ? WorkbookReader.Recognises(workbook, cells) : ListReader.Recognises(source.List!, cells);
    }

    // What each source misses in the file says more than that none was recognised.
    private static UnreadableFileException NotRecognised(DefinitionCatalog catalog, OriginalFile file, string format, List<SourceDefinition> candidates)
    {
        // What calls itself a workbook and is none was meant to be one; a format that no source has is refused in its own words.
        var named = Path.GetExtension(file.Name).TrimStart('.').ToLowerInvariant();
        if ((named is "ods" or "xlsx" && format is not ("ods" or "xlsx")) || candidates.Count == 0)
        {
            using var refused = TabularFile.Open(file.Bytes, file.Name, named is "ods" or "xlsx" ? [named] : [.. catalog.Sources.SelectMany(source => source.Formats).Distinct()]);
        }

        var misses = new List<string>();
        UnreadableFileException? only = null;
        foreach (var source in candidates)
        {
            try
            {
                Read(source, catalog, file);
            }
            catch (UnreadableFileException miss)
            {
                only = miss;
                misses.Add($"{source.Id} it {(miss.Place is null ? "" : $"({miss.Place}) ")}{miss.Problem}");
            }
        }

        return misses.Count == 1 ? only! : new UnreadableFileException(
            file.Name, null, $"is of no known source; name one with --source, or a definition with --definition. As {string.Join("; as ", misses.Select(miss => Label.Short(miss, MostOfMiss)))}");
    }
}
