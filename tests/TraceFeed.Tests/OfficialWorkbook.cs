using System.IO.Compression;

namespace TraceFeed.Tests;

/// <summary>The content of an official OpenDocument workbook, for tests that damage it on purpose.</summary>
internal static class OfficialWorkbook
{
    private const string FirstWeek = "28/05/20 - 03/06/20";
    private const string CellEnd = "</table:table-cell>";

    /// <summary>The XML of its cells; skips the test when it is not there.</summary>
    public static string Content(string folder, string name)
    {
        using var zip = new ZipArchive(new MemoryStream(OfficialFiles.Bytes(folder, name)));
        using var text = new StreamReader(zip.GetEntry("content.xml")!.Open());
        return text.ReadToEnd();
    }

    /// <summary>The same without the header of a table's first week and the blank one of its marks: every week then stands one too far to the left.</summary>
    public static string WithoutFirstWeek(string content, string sheet)
    {
        var header = content.IndexOf(FirstWeek, content.IndexOf($"table:name=\"{sheet}\"", StringComparison.Ordinal), StringComparison.Ordinal);
        var start = content.LastIndexOf("<table:table-cell", header, StringComparison.Ordinal);
        var end = content.IndexOf(CellEnd, content.IndexOf(CellEnd, header, StringComparison.Ordinal) + 1, StringComparison.Ordinal) + CellEnd.Length;
        return content[..start] + content[end..];
    }

    /// <summary>The same with only the first of its sheets.</summary>
    public static string Cut(string content, string firstMissing)
    {
        var start = content.LastIndexOf("<table:table ", content.IndexOf($"table:name=\"{firstMissing}\"", StringComparison.Ordinal), StringComparison.Ordinal);
        var end = content.LastIndexOf("</table:table>", StringComparison.Ordinal) + "</table:table>".Length;
        return content[..start] + content[end..];
    }
}
