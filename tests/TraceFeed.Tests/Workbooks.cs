using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;

namespace TraceFeed.Tests;

/// <summary>Small OpenDocument workbooks, given as rows of cells.</summary>
internal static class Workbooks
{
    private const string Head =
        """<?xml version="1.0" encoding="UTF-8"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>""";

    private const string Tail = "</office:spreadsheet></office:body></office:document-content>";

    public static byte[] Of(params (string Name, Cell[][] Rows)[] sheets) => Sheets([.. sheets.Select(sheet => Table(sheet.Name, sheet.Rows))]);

    /// <summary>A workbook of one sheet.</summary>
    public static byte[] Of(params Cell[][] rows) => Of(("Table_1", rows));

    /// <summary>A workbook whose sheets are given as XML.</summary>
    public static byte[] Sheets(params string[] tables) => Content(Head + string.Concat(tables) + Tail);

    /// <summary>A zip file with the given content.xml.</summary>
    public static byte[] Content(string xml) => Zip(("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", xml));

    public static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var entry = zip.CreateEntry(name).Open();
                entry.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return bytes.ToArray();
    }

    private static string Table(string name, Cell[][] rows) =>
        $"""<table:table table:name="{SecurityElement.Escape(name)}">{string.Concat(rows.Select(row => $"<table:table-row>{string.Concat(row.Select(cell => cell.Xml))}</table:table-row>"))}</table:table>""";

    /// <summary>One cell: a text, a number, nothing, or XML of its own.</summary>
    internal sealed record Cell(string Xml)
    {
        public static readonly Cell Empty = new("<table:table-cell/>");

        public static implicit operator Cell(string text) => text.Length == 0 ? Empty : new($"""<table:table-cell office:value-type="string"><text:p>{SecurityElement.Escape(text)}</text:p></table:table-cell>""");

        public static implicit operator Cell(int number) => Number(number.ToString(CultureInfo.InvariantCulture), number.ToString("N0", CultureInfo.InvariantCulture));

        public static implicit operator Cell(decimal number) => Number(number.ToString(CultureInfo.InvariantCulture), number.ToString(CultureInfo.InvariantCulture));

        public static Cell Number(string value, string? shown, string type = "float") =>
            new($"""<table:table-cell office:value-type="{type}" office:value="{value}">{(shown is null ? "" : $"<text:p>{shown}</text:p>")}</table:table-cell>""");
    }
}
