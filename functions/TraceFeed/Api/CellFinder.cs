using TraceFeed.Log;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Api;

/// <summary>Finds a cell of an archived original by the address that the log gives it.</summary>
internal sealed class CellFinder(DefinitionCatalog catalog)
{
    private const int SheetsNamed = 100;
    private const int SheetCharacters = 100;

    /// <summary>The cell.</summary>
    /// <param name="original">The file.</param>
    /// <param name="sheet">The sheet; null for a file without sheets.</param>
    /// <param name="reference">A1 notation, or a JSON Pointer in a JSON file.</param>
    /// <exception cref="ProblemException">There is no such cell, sheet or reference, or the file is no table.</exception>
    public CellView Find(ArchivedOriginal original, string? sheet, string reference)
    {
        try
        {
            return TabularFile.Sniff(original.Bytes.Span) == "json" ? InJson(original, sheet, reference) : InSheet(original, sheet, reference);
        }
        catch (UnreadableFileException error)
        {
            throw new ProblemException(Problem.NotFound($"The original is archived and has no cells that can be read: {error.Problem}.", "sha256"));
        }
    }

    private static CellView InSheet(ArchivedOriginal original, string? sheet, string reference)
    {
        if (!CellReference.TryParse(reference, out var row, out var column))
        {
            throw new ProblemException(Problem.BadRequest("reference", "The reference is not that of a cell.", ["letters of a column and number of a row, such as Z7"]));
        }

        var names = new List<string>();
        using var reader = Open(original, []);
        while (reader.NextSheet())
        {
            if (reader.SheetName == sheet)
            {
                return CellView.Read(reader, row, column) ?? throw Empty;
            }

            names.Add(reader.SheetName ?? "");
        }

        throw new ProblemException(names is [""] ? Problem.BadRequest("sheet", "The file has no sheets; leave 'sheet' out.")
            : Problem.BadRequest("sheet", sheet is null ? "The file has sheets; name one by 'sheet'." : "The file has no such sheet.", [.. names.Take(SheetsNamed).Select(name => name.Length <= SheetCharacters ? name : name[..SheetCharacters] + "…")]));
    }

    // The patterns of its source say which tables the file is; of a file whose source is not known, those of every source are tried.
    private CellView InJson(ArchivedOriginal original, string? sheet, string reference)
    {
        if (sheet is not null)
        {
            throw new ProblemException(Problem.BadRequest("sheet", "The file has no sheets; leave 'sheet' out."));
        }

        if (!reference.StartsWith('/') || reference.Split('/').Any(segment => JsonPointer.Unescape(segment) is null))
        {
            throw new ProblemException(Problem.BadRequest("reference", "The file is JSON, and the reference is no pointer into it.", ["a JSON Pointer (RFC 6901) such as /data/0/value"]));
        }

        var sources = original.Source is { } id && catalog.Find(id) is { } known ? [known] : catalog.Sources;
        foreach (var pattern in sources.Where(source => source.Formats.Contains("json")).SelectMany(source => source.List?.Sheets ?? []).Distinct(StringComparer.Ordinal).Where(pattern => JsonReader.Has(original.Bytes, pattern)))
        {
            if (Place(original, pattern, reference) is var (row, column))
            {
                using var reader = Open(original, [pattern]);
                reader.NextSheet();
                return CellView.Read(reader, row, column) ?? throw Empty;
            }
        }

        throw Empty;
    }

    private static (int Row, int Column)? Place(ArchivedOriginal original, string pattern, string reference)
    {
        using var reader = Open(original, [pattern]);
        reader.NextSheet();
        for (var header = reader.NextRow(); header && reader.NextRow();)
        {
            for (var cell = 0; cell < reader.Row.Count; cell++)
            {
                if (reader.Reference(cell).Ref == reference)
                {
                    return (reader.Row.Row(cell), reader.Row.Column(cell));
                }
            }
        }

        return null;
    }

    private static TabularReader Open(ArchivedOriginal original, IReadOnlyList<string> records) => TabularFile.Open(original.Bytes, original.Name ?? original.Sha256, formats: null, records);

    private static ProblemException Empty => new(Problem.NotFound("The cell is empty, or lies outside of what the file has.", "reference"));
}
