using System.Globalization;
using System.Text;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Tabular;

/// <summary>What a reader makes of a file, written as a test can state it: <c>A1 'text'</c>, <c>B1 12.50</c>, <c>C1 2020-03-20</c>.</summary>
internal static class ReadCells
{
    /// <summary>The cells of the first sheet of a text file, row by row.</summary>
    internal static string OfText(string text) => OfText(Encoding.UTF8.GetBytes(text));

    /// <summary>The cells of the first sheet of a text file, row by row.</summary>
    internal static string OfText(byte[] bytes) => OfFirstSheet(TabularFile.Open(bytes, "t.csv", ["csv"]));

    /// <summary>The cells of the first sheet, row by row.</summary>
    internal static string OfFirstSheet(TabularReader opened)
    {
        using var reader = opened;
        Assert.True(reader.NextSheet());
        var cells = new List<string>();
        while (reader.NextRow())
        {
            Assert.Equal(1, reader.Row.FilledRows);
            cells.AddRange(Of(reader.Row));
        }

        Assert.False(reader.NextRow());
        return string.Join(", ", cells);
    }

    /// <summary>The cells of a sheet.</summary>
    internal static IEnumerable<string> Of(Sheet sheet) =>
        Enumerable.Range(0, sheet.Count).Select(cell => $"{CellReference.Format(sheet.Row(cell), sheet.Column(cell))} {Value(sheet, cell)}");

    private static string Value(Sheet sheet, int cell) => sheet.Kind(cell) switch
    {
        CellKind.Number => sheet.Number(cell).ToString(),
        CellKind.Date => sheet.Date(cell).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        _ => $"'{sheet.Text(cell)}'",
    };
}
