using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Drift;

/// <summary>Sheets, rows and columns that move.</summary>
internal sealed class DriftMoves(DriftBook book, SourceDefinition definition, Random random)
{
    private const string BlankText = " ";

    public void Apply(DriftKind kind)
    {
        switch (kind)
        {
            case DriftKind.PermuteSheets:
                Shuffle(book.Sheets);
                break;
            case DriftKind.RenameSheets:
                Rename();
                break;
            default:
                foreach (var sheet in book.Sheets.Where(sheet => book.Table(sheet) is not null))
                {
                    Apply(kind, sheet, book.Table(sheet)!);
                }

                break;
        }
    }

    private void Apply(DriftKind kind, DriftSheet sheet, ITableSubject table)
    {
        switch (kind)
        {
            case DriftKind.PermuteRows:
                PermuteRows(sheet, table);
                break;
            case DriftKind.PermuteColumns:
                PermuteColumns(sheet, table);
                break;
            case DriftKind.BlankRows:
                for (var i = random.Next(4); i > 0; i--)
                {
                    sheet.Rows.Insert(random.Next(1, sheet.Rows.Count + 1), []);
                }

                break;
            case DriftKind.BlankColumns:
                for (var i = random.Next(3); i > 0; i--)
                {
                    BlankColumn(sheet);
                }

                break;
            default:
                EmptyCells(sheet);
                break;
        }
    }

    private void Rename()
    {
        foreach (var sheet in book.Sheets.Where(sheet => definition.Workbook is not null && DriftBook.Titles(sheet).Any(cell => book.Titled(cell.Text) is not null)))
        {
            sheet.Name = FormattableString.Invariant($"Renamed {book.Sheets.IndexOf(sheet)} {random.Next(1000)}");
        }
    }

    private void PermuteRows(DriftSheet sheet, ITableSubject table)
    {
        var figures = sheet.Figures(book.Figures);
        if (table is ListTable or TableDefinition { Keys: not null })
        {
            Shuffle(sheet.Rows, figures);
            return;
        }

        // Rows that follow each other stand in one section as long as none opens another; what nothing but its place tells apart stays.
        for (var from = 0; from < figures.Count;)
        {
            var run = new List<int>();
            for (var at = from; at < figures.Count && (run.Count == 0 || (figures[at] == figures[at - 1] + 1 && !Opens(sheet.Rows[figures[at]]))); at++)
            {
                run.Add(figures[at]);
            }

            from += run.Count;
            run.RemoveAll(row => Opens(sheet.Rows[row]));
            if (run.DistinctBy(row => Label.Key(Text(sheet.Rows[row]))).Count() == run.Count)
            {
                Shuffle(sheet.Rows, run);
            }
        }
    }

    private bool Opens(List<DriftCell?> row) => definition.Workbook!.SectionPrefixes.Any(prefix => Label.Clean(Text(row)).StartsWith(prefix, StringComparison.OrdinalIgnoreCase));

    private static string Text(List<DriftCell?> row) => row[0]?.Text ?? "";

    private void PermuteColumns(DriftSheet sheet, ITableSubject table)
    {
        var header = sheet.Header(book.Figures);
        if (header < 0)
        {
            return;
        }

        var headers = sheet.Rows[header];
        var movable = Enumerable.Range(0, headers.Count).Where(column => headers[column] is { } cell && (table is ListTable { HeaderRows: 1 } || IsKey(table, cell.Text))).ToList();
        if (movable.DistinctBy(column => Label.Key(headers[column]!.Text)).Count() < movable.Count)
        {
            return;
        }

        var order = movable.ToArray();
        random.Shuffle(order);
        var width = movable.DefaultIfEmpty(-1).Max() + 1;
        foreach (var row in sheet.Rows[header..])
        {
            Pad(row, width);
            var before = row.ToArray();
            for (var i = 0; i < order.Length; i++)
            {
                row[movable[i]] = before[order[i]];
            }
        }
    }

    private static bool IsKey(ITableSubject table, string header) => table is TableDefinition { Keys: { } keys }
        && RowSubjects.Headers(keys).Concat(keys.Ignore).Any(one => Label.Key(one) == Label.Key(header));

    // Never between a figure and the mark to its right: a column that is not headed belongs to the one before.
    private void BlankColumn(DriftSheet sheet)
    {
        var header = sheet.Header(book.Figures);
        var headed = header < 0 ? [] : Enumerable.Range(1, Math.Max(0, sheet.Rows[header].Count - 1)).Where(column => sheet.Rows[header][column] is not null).ToArray();
        if (headed.Length == 0)
        {
            return;
        }

        var at = random.GetItems(headed, 1)[0];
        foreach (var row in sheet.Rows.Where(row => row.Count > at))
        {
            row.Insert(at, null);
        }
    }

    private void EmptyCells(DriftSheet sheet)
    {
        var width = sheet.Width;
        foreach (var row in sheet.Figures(book.Figures).Select(row => sheet.Rows[row]))
        {
            Pad(row, width);
            for (var column = 1; column < row.Count; column++)
            {
                if (row[column] is null && random.Next(4) == 0)
                {
                    row[column] = new DriftCell { Origin = default, Kind = CellKind.Text, Text = BlankText };
                }
            }
        }
    }

    private static void Pad(List<DriftCell?> row, int width)
    {
        while (row.Count < width)
        {
            row.Add(null);
        }
    }

    private void Shuffle<T>(List<T> all) => Shuffle(all, [.. Enumerable.Range(0, all.Count)]);

    private void Shuffle<T>(List<T> all, List<int> places)
    {
        var order = places.Select(place => all[place]).ToArray();
        random.Shuffle(order);
        for (var i = 0; i < order.Length; i++)
        {
            all[places[i]] = order[i];
        }
    }
}
