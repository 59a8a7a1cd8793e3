using System.Globalization;
using System.Text.RegularExpressions;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Observations;

/// <summary>Reads long lists row by row: each sheet, or each pattern of JSON records, that the layout knows.</summary>
internal sealed class ListReader(SourceDefinition definition, ListLayout layout, DefinitionCatalog catalog, OriginalFile file, ReadingBuilder builder)
{
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private UnreadableFileException? refused;

    /// <summary>Whether a sheet of the file has every column that its list needs.</summary>
    public static bool Recognises(ListLayout layout, TabularReader file)
    {
        while (file.NextSheet())
        {
            if (Find(layout, file.SheetName) is { } table && ListColumns.Missing(table, new ListHeaders(file, table.HeaderRows)).Count == 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads every list.</summary>
    /// <exception cref="UnreadableFileException">No sheet is a known list, or a column that a list needs is missing.</exception>
    public void Read(TabularReader cells)
    {
        var derived = new List<Lazy<DateOnly?>>();
        var sheets = new List<string>();
        var lists = 0;
        while (cells.NextSheet())
        {
            sheets.Add($"'{cells.SheetName}'");
            if (layout.NotTables.Contains(cells.SheetName ?? "", StringComparer.OrdinalIgnoreCase))
            {
                builder.OwnPublished ??= DateInWords.Find(cells.ReadSheet(), definition.Published);
                if (layout.Notes.Contains(cells.SheetName ?? "", StringComparer.OrdinalIgnoreCase))
                {
                    NoteSheet.Read(cells, builder.Wording);
                }
            }
            else if (Find(layout, cells.SheetName) is { } table)
            {
                derived.Add(new Lazy<DateOnly?>(() => Derive(table.Period)));
                lists += Read(cells, table, derived[^1]) ? 1 : 0;
            }
            else if (cells.NextRow())
            {
                builder.Warn("unknown-table", cells.SheetName, null, "is no list of the definition; without knowing its columns none of its figures is captured");
            }
        }

        if (lists == 0)
        {
            throw refused ?? new UnreadableFileException(file.Name, null, $"holds no list that '{definition.Id}' knows. Found: {(sheets.Count == 0 ? "nothing" : string.Join(", ", sheets.Take(8)))}; expected {string.Join(", ", layout.Tables.Take(8).Select(table => $"'{table.Sheet ?? table.Title}'"))}");
        }

        foreach (var table in layout.Tables.Where(table => !read.Contains(table.Id)))
        {
            builder.Missing(table.Id);
            builder.Warn("missing-table", table.Sheet, null, $"the list '{table.Title}' is not in the file, or empty; its figures are not stated");
        }

        builder.DatesDerived = derived.Any(end => end.IsValueCreated) && builder.OwnPublished is null;
    }

    private static ListTable? Find(ListLayout layout, string? sheet) =>
        layout.Tables.FirstOrDefault(table => table.Sheet is null || Label.Key(table.Sheet) == Label.Key(sheet ?? ""));

    private bool Read(TabularReader cells, ListTable table, Lazy<DateOnly?> derived)
    {
        var headers = new ListHeaders(cells, table.HeaderRows);
        var missing = ListColumns.Missing(table, headers);

        // Records that are not there have no members either.
        if (headers.Texts.Count == 0 && table.Sheet is not null && layout.Tables.Count > 1)
        {
            return false;
        }

        if (missing.Count > 0)
        {
            var refusal = new UnreadableFileException(
                file.Name, table.Sheet is null ? $"row {headers.Row}" : $"sheet {table.Sheet}, row {headers.Row}", $"lacks the column {string.Join(", ", missing.Select(name => $"'{name}'"))}; expected the header row of '{definition.Id}', found {(headers.Texts.Count == 0 ? "no header" : string.Join(", ", headers.Texts.Values.Take(12).Select(name => $"'{Label.Short(name)}'")))}");

            // Beside a list that is a file's only one there may stand sheets with notes.
            if (table.Sheet is not null || cells.SheetName is null)
            {
                throw refusal;
            }

            refused ??= refusal;
            builder.Warn("unknown-table", cells.SheetName, null, "has not the columns of the list; none of its figures is captured");
            return false;
        }

        read.Add(table.Id);
        builder.Wording[table.Id].Place(cells.SheetName);
        var columns = new ListColumns(table, headers, cells.SheetName, builder);
        var lookups = table.Keys.Area.Lookups.Select(catalog.Lookup).ToList();
        var order = 1000 * layout.Tables.TakeWhile(one => one != table).Count();
        var plans = new ListPlans(definition, table, columns, new RowSubjects(table.Keys, lookups, headers.Columns, builder), lookups, builder, order);
        var rows = new ListRows(table, columns, plans, new RowPeriods(table, definition.Since, derived, builder), builder);
        while (cells.NextRow())
        {
            rows.Read(cells);
        }

        // What another pattern of the definition reads is not left out.
        foreach (var name in cells.LeftOut.Where(name => !layout.Sheets.Any(sheet => sheet.Contains($"/{name}/", StringComparison.Ordinal))))
        {
            builder.Warn("left-out", table.Sheet, null, $"the records have a list '{Label.Short(name)}', which is not part of the table; none of its figures is captured");
        }

        if (columns.NeedsDates && new[] { columns.Start, columns.End }.OfType<RowDates>().FirstOrDefault(dates => !dates.AnyRead && dates.FirstUnread is not null) is { } unread)
        {
            throw new UnreadableFileException(
                file.Name, table.Sheet is null ? null : $"sheet {table.Sheet}", $"no cell of the column '{unread.Definition.Column}' is a date written {unread.Definition.Format} ({unread.FirstUnread}); correct 'format' in the definition of '{definition.Id}', or look whether the publisher changed how dates are written");
        }

        return true;
    }

    // What the file says of itself decides before what others say of it, and the file's name, which anyone may change, comes last.
    private DateOnly? Derive(PeriodColumns period)
    {
        if ((builder.OwnPublished ?? file.Published) is { } published && period.EndFromPublishedDays is { } days)
        {
            return published.AddDays(-days);
        }

        var match = period.EndFromFileName is null ? Match.Empty : Regex.Match(Path.GetFileName(file.Name), period.EndFromFileName, RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);
        if (definition.Since is { } since && match.Success && int.TryParse(match.Groups["week"].ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture, out var week) && week is > 0 and < 1000)
        {
            return since.AddDays((7 * week) - 1);
        }

        builder.Warn("no-date", null, null, "neither the file nor its name nor a publication date tells the last day of the figures; it is left open");
        return null;
    }
}
