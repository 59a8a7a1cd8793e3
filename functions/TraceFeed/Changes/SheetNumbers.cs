namespace TraceFeed.Changes;

/// <summary>The tables of each number, by the names of the sheets they stand on.</summary>
internal sealed class SheetNumbers(IReadOnlyList<NotedTable> tables)
{
    private readonly ILookup<string, string> now = Numbered(tables, table => table.Sheets.Take(1));
    private readonly ILookup<string, string> any = Numbered(tables, table => table.Sheets);

    /// <summary>The tables that stand on the sheet of a number; where none does, those that stood there before; empty when there are none.</summary>
    public IReadOnlyList<string> Find(string number) => now.Contains(number) ? [.. now[number]] : [.. any[number]];

    private static ILookup<string, string> Numbered(IReadOnlyList<NotedTable> tables, Func<NotedTable, IEnumerable<string>> sheets) =>
        tables.SelectMany(table => sheets(table).Select(sheet => (Number: TableNumbers.OfSheet(sheet), table.Id))).Where(one => one.Number is not null).Distinct().ToLookup(one => one.Number!, one => one.Id, StringComparer.Ordinal);
}
