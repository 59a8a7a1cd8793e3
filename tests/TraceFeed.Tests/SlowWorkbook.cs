using System.IO.Compression;
using System.Xml.Linq;

namespace TraceFeed.Tests;

/// <summary>An Excel workbook read in the plainest way, without any code of TraceFeed's.</summary>
internal static class SlowWorkbook
{
    private static readonly XNamespace Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly XNamespace Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>The numbers of a sheet as its XML spells them, by cell.</summary>
    public static IReadOnlyDictionary<string, string> Numbers(byte[] workbook, string sheet) => Cells(workbook, sheet)
        .Where(cell => (string?)cell.Attribute("t") is null or "n" && cell.Element(Main + "v") is not null)
        .ToDictionary(cell => (string)cell.Attribute("r")!, cell => cell.Element(Main + "v")!.Value);

    /// <summary>What a sheet shows without its formats: texts and the numbers as its XML spells them, by cell.</summary>
    public static IReadOnlyDictionary<string, string> Texts(byte[] workbook, string sheet)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        var shared = Part(zip, "xl/sharedStrings.xml").Elements(Main + "si").Select(text => string.Concat(text.Descendants(Main + "t").Select(run => run.Value))).ToList();
        return Cells(workbook, sheet).Where(cell => cell.Element(Main + "v") is not null).ToDictionary(
            cell => (string)cell.Attribute("r")!,
            cell => (string?)cell.Attribute("t") == "s" ? shared[(int)cell.Element(Main + "v")!] : cell.Element(Main + "v")!.Value);
    }

    private static List<XElement> Cells(byte[] workbook, string sheet)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook));
        var id = (string)Part(zip, "xl/workbook.xml").Descendants(Main + "sheet").Single(one => (string?)one.Attribute("name") == sheet).Attribute(Relations + "id")!;
        var target = (string)Part(zip, "xl/_rels/workbook.xml.rels").Elements().Single(one => (string?)one.Attribute("Id") == id).Attribute("Target")!;
        return [.. Part(zip, "xl/" + target).Descendants(Main + "c")];
    }

    private static XElement Part(ZipArchive zip, string name)
    {
        using var part = zip.GetEntry(name)!.Open();
        return XElement.Load(part);
    }
}
