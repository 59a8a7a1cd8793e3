using System.IO.Compression;
using System.Text;

namespace TraceFeed.Tests.Cli;

/// <summary>A folder of small files made for one test, deleted with it.</summary>
internal sealed class SmallFiles : IDisposable
{
    public const string Header = "Upper Tier Local Authority,Category,Total,Total reached,Percentage reached";

    public string Folder { get; } = Directory.CreateTempSubdirectory("tracefeed-test-").FullName;

    public string Bytes(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string Text(string name, string text) => Bytes(name, Encoding.UTF8.GetBytes(text));

    /// <summary>A local list of cases: area, transferred, reached and percentage in each row.</summary>
    public string Local(string name, params string[] rows) =>
        Text(name, string.Join('\n', rows.Select(row => row.Insert(row.IndexOf(',', StringComparison.Ordinal), ",People transferred to contact tracing system")).Prepend(Header)) + "\n");

    /// <summary>A workbook of one sheet with the given cells of texts.</summary>
    public string Workbook(string name, params string[] rows)
    {
        using var zip = new MemoryStream();
        using (var archive = new ZipArchive(zip, ZipArchiveMode.Create, leaveOpen: true))
        {
            using var content = new StreamWriter(archive.CreateEntry("content.xml").Open());
            content.Write("""
                <office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet><table:table table:name="Sheet 9">
                """);
            foreach (var row in rows)
            {
                content.Write("<table:table-row>" + string.Concat(row.Split('|').Select(cell => $"<table:table-cell office:value-type=\"string\"><text:p>{cell}</text:p></table:table-cell>")) + "</table:table-row>");
            }

            content.Write("</table:table></office:spreadsheet></office:body></office:document-content>");
        }

        return Bytes(name, zip.ToArray());
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
