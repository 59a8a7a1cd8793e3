using System.Globalization;
using System.Security;
using System.Text;
using TraceFeed.Tabular;
using TraceFeed.Tests.Tabular;

namespace TraceFeed.Tests.Drift;

/// <summary>Writes an Excel workbook with shared strings and with styles for what its numbers show.</summary>
internal static class XlsxFile
{
    private const int DateStyle = 8;
    private const int PercentStyle = 9;

    // Styles 0 to 3 show so many decimals, 4 to 7 thousands separators too.
    private static readonly string[] Formats = ["0", "0.0", "0.00", "0.000", "#,##0", "#,##0.0", "#,##0.00", "#,##0.000", "dd/mm/yyyy", "0.0%"];

    /// <summary>The workbook of some sheets.</summary>
    public static byte[] Of(IReadOnlyList<DriftSheet> sheets)
    {
        var strings = new List<string>();
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var parts = sheets.Select((sheet, i) => (FormattableString.Invariant($"xl/worksheets/sheet{i + 1}.xml"), ExcelWorkbooks.Sheet(Rows(sheet, Shared)))).ToArray();
        return Workbooks.Zip(
        [
            ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""),
            ("_rels/.rels", ExcelWorkbooks.Relationships(("rId1", ExcelWorkbooks.Office + "/officeDocument", "xl/workbook.xml"))),
            ("xl/workbook.xml", ExcelWorkbooks.Workbook("", string.Concat(sheets.Select((sheet, i) => string.Create(CultureInfo.InvariantCulture, $"""<sheet name="{SecurityElement.Escape(sheet.Name)}" sheetId="{i + 1}" r:id="rId{i + 1}"/>"""))))),
            ("xl/_rels/workbook.xml.rels", ExcelWorkbooks.Relationships([
                .. sheets.Select((_, i) => (FormattableString.Invariant($"rId{i + 1}"), ExcelWorkbooks.Office + "/worksheet", FormattableString.Invariant($"worksheets/sheet{i + 1}.xml"))),
                ("strings", ExcelWorkbooks.Office + "/sharedStrings", "sharedStrings.xml"),
                ("styles", ExcelWorkbooks.Office + "/styles", "styles.xml")])),
            .. parts,
            ("xl/sharedStrings.xml", $"""<sst xmlns="{ExcelWorkbooks.Main}">{string.Concat(strings.Select(text => $"""<si><t xml:space="preserve">{SecurityElement.Escape(text)}</t></si>"""))}</sst>"""),
            ("xl/styles.xml", Styles()),
        ]);

        int Shared(string text)
        {
            if (!numbers.TryGetValue(text, out var number))
            {
                numbers.Add(text, number = strings.Count);
                strings.Add(text);
            }

            return number;
        }
    }

    private static string Styles() => string.Create(
        CultureInfo.InvariantCulture,
        $"""<styleSheet xmlns="{ExcelWorkbooks.Main}"><numFmts>{string.Concat(Formats.Select((code, i) => $"""<numFmt numFmtId="{164 + i}" formatCode="{code}"/>"""))}</numFmts><cellXfs>{string.Concat(Formats.Select((_, i) => $"""<xf numFmtId="{164 + i}"/>"""))}</cellXfs></styleSheet>""");

    private static string Rows(DriftSheet sheet, Func<string, int> shared)
    {
        var xml = new StringBuilder();
        foreach (var (row, cells) in sheet.Rows.Index())
        {
            xml.Append(CultureInfo.InvariantCulture, $"""<row r="{row + 1}">""");
            foreach (var (column, cell) in cells.Index())
            {
                if (cell is not null)
                {
                    xml.Append(CultureInfo.InvariantCulture, $"""<c r="{CellReference.Format(row + 1, column + 1)}"{Value(cell, shared)}</v></c>""");
                }
            }

            xml.Append("</row>");
        }

        return xml.ToString();
    }

    private static string Value(DriftCell cell, Func<string, int> shared) => cell switch
    {
        { Kind: CellKind.Date } => string.Create(CultureInfo.InvariantCulture, $""" s="{DateStyle}"><v>{cell.Date.DayNumber - new DateOnly(1899, 12, 30).DayNumber}"""),
        { Kind: CellKind.Number, AsText: false } => string.Create(CultureInfo.InvariantCulture, $""" s="{(cell.Percent ? PercentStyle : Math.Min(cell.Decimals, 3) + (cell.Grouped ? 4 : 0))}"><v>{cell.Stated()}"""),
        _ => string.Create(CultureInfo.InvariantCulture, $""" t="s"><v>{shared(cell.Kind == CellKind.Number ? cell.Separated() : cell.Text)}"""),
    };
}
