namespace TraceFeed.Tests.Tabular;

/// <summary>Small Excel workbooks, given as XML.</summary>
internal static class ExcelWorkbooks
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    public const string StrictMain = "http://purl.oclc.org/ooxml/spreadsheetml/main";
    public const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public const string StrictOffice = "http://purl.oclc.org/ooxml/officeDocument/relationships";

    /// <summary>A workbook of one sheet, named S.</summary>
    /// <param name="rows">The rows of the sheet.</param>
    /// <param name="strings">The shared strings, each an <c>si</c>.</param>
    /// <param name="formats">The code or the number of each style's format.</param>
    /// <param name="date1904">Whether dates are counted from 1904.</param>
    public static byte[] Of(string rows, string strings = "", string[]? formats = null, bool date1904 = false) => Workbooks.Zip(Parts(rows, strings, formats, date1904));

    /// <summary>The parts of such a workbook, for a test to change.</summary>
    public static (string Name, string Text)[] Parts(string rows, string strings = "", string[]? formats = null, bool date1904 = false) =>
    [
        ("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"""),
        ("_rels/.rels", Relationships(("rId1", Office + "/officeDocument", "xl/workbook.xml"))),
        ("xl/workbook.xml", Workbook($"""<workbookPr date1904="{(date1904 ? 1 : 0)}"/>""", """<sheet name="S" sheetId="1" r:id="rId1"/>""")),
        ("xl/_rels/workbook.xml.rels", Relationships(
            ("rId1", Office + "/worksheet", "worksheets/sheet1.xml"),
            ("rId2", Office + "/sharedStrings", "sharedStrings.xml"),
            ("rId3", Office + "/styles", "styles.xml"))),
        ("xl/worksheets/sheet1.xml", Sheet(rows)),
        ("xl/sharedStrings.xml", $"""<sst xmlns="{Main}">{strings}</sst>"""),
        ("xl/styles.xml", Styles(formats ?? [])),
    ];

    public static string Workbook(string properties, string sheets, string main = Main, string office = Office) =>
        $"""<workbook xmlns="{main}" xmlns:r="{office}">{properties}<sheets>{sheets}</sheets></workbook>""";

    public static string Sheet(string rows, string main = Main) =>
        $"""<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="{main}"><cols><col min="1" max="1"/></cols><sheetData>{rows}</sheetData><pageMargins left="0.7"/></worksheet>""";

    public static string Relationships(params (string Id, string Type, string Target)[] all) =>
        $"""<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{string.Concat(all.Select(one => $"""<Relationship Id="{one.Id}" Type="{one.Type}" Target="{one.Target}"/>"""))}</Relationships>""";

    private static string Styles(string[] formats)
    {
        var custom = formats.Select((format, i) => int.TryParse(format, out _) ? "" : $"""<numFmt numFmtId="{164 + i}" formatCode="{System.Security.SecurityElement.Escape(format)}"/>""");
        var cells = formats.Select((format, i) => $"""<xf numFmtId="{(int.TryParse(format, out var id) ? id : 164 + i)}"/>""");
        return $"""<styleSheet xmlns="{Main}"><numFmts>{string.Concat(custom)}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>{string.Concat(cells)}</cellXfs></styleSheet>""";
    }
}
