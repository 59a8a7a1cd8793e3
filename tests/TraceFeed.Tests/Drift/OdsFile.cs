using System.Globalization;
using System.Security;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Drift;

/// <summary>Writes an OpenDocument workbook.</summary>
internal static class OdsFile
{
    /// <summary>The workbook of some sheets.</summary>
    public static byte[] Of(IEnumerable<DriftSheet> sheets) => Workbooks.Sheets([.. sheets.Select(Table)]);

    private static string Table(DriftSheet sheet) =>
        $"""<table:table table:name="{SecurityElement.Escape(sheet.Name)}">{string.Concat(sheet.Rows.Select(row => $"<table:table-row>{string.Concat(row.Select(Cell))}</table:table-row>"))}</table:table>""";

    private static string Cell(DriftCell? cell) => cell switch
    {
        null => "<table:table-cell/>",
        { Kind: CellKind.Date } => string.Create(CultureInfo.InvariantCulture, $"""<table:table-cell office:value-type="date" office:date-value="{cell.Date:yyyy-MM-dd}"><text:p>{cell.Date:dd'/'MM'/'yyyy}</text:p></table:table-cell>"""),
        { Kind: CellKind.Number, AsText: false } => $"""<table:table-cell office:value-type="{(cell.Percent ? "percentage" : "float")}" office:value="{cell.Stated()}"><text:p>{cell.Shown()}</text:p></table:table-cell>""",
        { Kind: CellKind.Number } => $"""<table:table-cell office:value-type="string"><text:p>{cell.Separated()}</text:p></table:table-cell>""",
        _ => $"""<table:table-cell office:value-type="string"><text:p>{SecurityElement.Escape(cell.Text).Replace("\n", "</text:p><text:p>", StringComparison.Ordinal)}</text:p></table:table-cell>""",
    };
}
