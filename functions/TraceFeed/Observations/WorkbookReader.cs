using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>Reads a workbook of tables with weeks across: each sheet by its title, wherever it stands.</summary>
internal sealed class WorkbookReader(SourceDefinition definition, WorkbookLayout layout, DefinitionCatalog catalog, OriginalFile file, ReadingBuilder builder)
{
    private const int AfterEveryTable = 1_000_000;
    private const int LastTitleRow = 5;

    private readonly LabelMarkers markers = new(layout.Markers);

    /// <summary>Whether any sheet bears the title of a table of this layout.</summary>
    public static bool Recognises(WorkbookLayout layout, TabularReader file)
    {
        var markers = new LabelMarkers(layout.Markers);
        while (file.NextSheet())
        {
            if (Title(layout, markers, file.ReadSheet()) is { } title && Find(layout, markers, title) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads every sheet.</summary>
    /// <exception cref="UnreadableFileException">No sheet is a known table, or a known table has no week headers.</exception>
    public void Read(TabularReader workbook)
    {
        var known = 0;
        var titles = new List<string>();
        while (workbook.NextSheet())
        {
            var sheet = workbook.ReadSheet();
            var number = builder.Sheet(sheet.Name);
            if (layout.NotTables.Contains(sheet.Name, StringComparer.OrdinalIgnoreCase))
            {
                builder.OwnPublished ??= DateInWords.Find(sheet, definition.Published);
                if (layout.Notes.Contains(sheet.Name, StringComparer.OrdinalIgnoreCase))
                {
                    NoteSheet.Read(sheet, builder.Wording);
                }

                continue;
            }

            if (Title(sheet) is not { } title)
            {
                if (sheet.Count > 0)
                {
                    builder.Warn("unknown-table", sheet.Name, null, $"holds {sheet.Count} figures and no text; without title and headers none can be dated, none is captured");
                }

                continue;
            }

            titles.Add($"'{Label.Short(title)}' on sheet {sheet.Name}");
            var table = Find(layout, markers, title);
            known += table is null ? 0 : 1;
            Read(sheet, number, title, table);
        }

        if (known == 0)
        {
            throw new UnreadableFileException(file.Name, null, $"holds no table that '{definition.Id}' knows. Titles found: {(titles.Count == 0 ? "none" : string.Join("; ", titles.Take(5)))}. Expected for instance '{layout.Tables[0].Titles[0]}'");
        }
    }

    private void Read(Sheet sheet, ushort number, string title, TableDefinition? table)
    {
        var subject = table ?? Unknown(sheet, title);
        Word(builder.Wording[subject.Id], sheet, title);
        var columns = subject.Columns.Count > 0
            ? new NamedColumns(definition, subject, markers, file, builder).Locate(sheet, title)
            : new SequenceColumns(definition, layout, subject, markers, file, builder).Locate(sheet, optional: table is null);
        if (columns is null)
        {
            return;
        }

        var order = table is null ? AfterEveryTable : 1000 * layout.Tables.TakeWhile(one => one != table).Count();
        if (subject.Keys is { } keys)
        {
            new KeyedRows(definition, layout, subject, columns, [.. keys.Area.Lookups.Select(catalog.Lookup)], builder, order).Read(sheet, number);
            return;
        }

        var plan = new SeriesPlan(definition, subject, subject.Rows, layout.Area, breakdown: null, order);
        new WorkbookRows(layout, subject, plan, columns, markers, builder, order).Read(sheet, number);
    }

    // A table that is known by its sheet's name has no title.
    private void Word(TableWords words, Sheet sheet, string title)
    {
        words.Place(sheet.Name);
        for (var cell = 0; cell < sheet.Count; cell++)
        {
            if (sheet.Kind(cell) == CellKind.Text && Label.Clean(sheet.Text(cell)) == title)
            {
                words.Title(markers.Strip(title), sheet.Name, CellReference.Format(sheet.Row(cell), sheet.Column(cell)));
                return;
            }
        }
    }

    private TableDefinition Unknown(Sheet sheet, string title)
    {
        builder.Warn("unknown-table", sheet.Name, null, $"the title '{title}' is of no table in the definition; its figures are captured under a provisional id");
        return new TableDefinition { Id = "~" + Label.Slug(markers.Strip(title)), Title = title, Titles = [title], Headline = "", Periods = "weekly", Rows = [] };
    }

    private static TableDefinition? Find(WorkbookLayout layout, LabelMarkers markers, string title)
    {
        var key = Label.Key(markers.Strip(title));
        return layout.Tables.FirstOrDefault(table => table.Titles.Any(one => Label.Key(one) == key));
    }

    private string? Title(Sheet sheet) => Title(layout, markers, sheet);

    // A link back to the contents may stand above the title.
    private static string? Title(WorkbookLayout layout, LabelMarkers markers, Sheet sheet)
    {
        string? first = null;
        for (var cell = 0; cell < sheet.Count; cell++)
        {
            if (sheet.Kind(cell) == CellKind.Text && Label.Clean(sheet.Text(cell)) is { Length: > 0 } title)
            {
                first ??= title;
                if (PeriodHeader.Parse(title, days: 7) is not null || sheet.Row(cell) > LastTitleRow)
                {
                    break;
                }

                if (Find(layout, markers, title) is not null)
                {
                    return title;
                }
            }
        }

        // A sheet that begins with its headers has its name for a title.
        return sheet.Name is { } name && Find(layout, markers, name) is not null ? name : first;
    }
}
