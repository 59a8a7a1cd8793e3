// Makes the samples again from the official files: dotnet run samples/make.cs -- OFFICIAL_FILES_FOLDER [OUTPUT_FOLDER]
// What they are and what in them is not official: README.md beside this file. Same files in, same bytes out, on any machine.
#:property PublishAot=false
using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

if (args.Length is 0 or > 2 || !Directory.Exists(args[0]))
{
    Console.Error.WriteLine("usage: dotnet run samples/make.cs -- OFFICIAL_FILES_FOLDER [OUTPUT_FOLDER]");
    Console.Error.WriteLine("The folder (or any folder under it) must hold these official files, under any name:");
    foreach (Original original in Original.All)
    {
        Console.Error.WriteLine($"  {original.Sha256}  {original.Name}");
    }

    return 2;
}

string output = args.Length == 2 ? args[1] : (string)AppContext.GetData("EntryPointFileDirectoryPath")!;
Dictionary<Original, byte[]> originals = Original.Find(args[0]);
if (Original.All.Where(o => !originals.ContainsKey(o)).ToList() is { Count: > 0 } missing)
{
    missing.ForEach(o => Console.Error.WriteLine($"not found under {args[0]}: {o.Name} (sha256 {o.Sha256})"));
    return 1;
}

Dictionary<string, byte[]> files = new(StringComparer.Ordinal);
foreach (Publication publication in Publication.All)
{
    byte[] bytes = publication.Make(originals[publication.From]);
    files[publication.FileUrl] = bytes;
    files[Publication.Api(publication.BasePath) + ".json"] = ContentItem.Of(publication, bytes.Length);
}

files[Publication.Api(Publication.Collection) + ".json"] = ContentItem.OfCollection();
foreach ((string url, byte[] bytes) in files.OrderBy(f => f.Key, StringComparer.Ordinal))
{
    string path = url["https://".Length..];
    string target = Path.Combine([output, .. path.Split('/')]);
    Directory.CreateDirectory(Path.GetDirectoryName(target)!);
    File.WriteAllBytes(target, bytes);
    Console.WriteLine($"{Convert.ToHexStringLower(SHA256.HashData(bytes))}  {path}");
}

return 0;

/// <summary>An official file the samples are made from, known by its bytes: names differ between those who keep copies.</summary>
internal sealed record Original(string Name, string Sha256)
{
    public static readonly Original September = new("NHS_TT_Statistics_28May_26Aug_DataTables.ods", "069d1279f461e45b4a84b2d840382d57dd09bf07a6078dd0bd5c3c6352040adf");
    public static readonly Original October = new("NHS_T_T_data_tables_w21.ods", "b660ebe47d99cad4cae6e2b0c34f759c4af14931e1cbfeeb5d2906770d304665");
    public static readonly Original Week14 = new("Regional_contact_tracing_w14.csv", "9acff3a677709e050ea0a526b43c23f53591daf8f36b43fbb734aa0d208399e4");
    public static readonly Original Week15 = new("Regional_contact_tracing_w15.csv", "d64a59f213a55cb23811a2d0a94bb1fe9b0cb542a17130a16df300a511135297");
    public static readonly Original Week16 = new("Regional_contact_tracing_w16.csv", "19d72bdc2ec28d398d18563d4967b5e930bf903cfc2aabc40b01d5dd26e742e1");
    public static readonly Original[] All = [September, October, Week14, Week15, Week16];

    public static Dictionary<Original, byte[]> Find(string folder)
    {
        Dictionary<Original, byte[]> found = [];
        IEnumerable<string> candidates = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => Path.GetExtension(f) is ".ods" or ".csv");
        foreach (string file in candidates)
        {
            byte[] bytes = File.ReadAllBytes(file);
            string sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
            if (All.FirstOrDefault(o => o.Sha256 == sha256) is { } original)
            {
                found[original] = bytes;
            }
        }

        return found;
    }
}

/// <summary>One publication of the samples. <paramref name="Number"/> stands where the official link has the number of the upload: it is ours.</summary>
internal sealed record Publication(
    DateOnly Date, string Slug, string Title, string Description, int Number, string FileName, string FileTitle, Original From, Func<byte[], byte[]> Make)
{
    public const string Collection = "/government/collections/nhs-test-and-trace-statistics-england-weekly-reports";
    private const string Joint = "nhs-test-and-trace-england-and-coronavirus-testing-uk-statistics-";

    // The slugs of 10 and 24 September and of 29 October are the official ones, the others are formed like their neighbours'.
    public static readonly Publication[] All =
    [
        National(new(2020, 8, 6), "nhs-test-and-trace-statistics-england-23-july-to-29-july-2020", "NHS Test and Trace statistics (England): 23 July to 29 July 2020",
            9, 1, "NHS_TT_Statistics_28May_29July_DataTables.ods", "29 July", Original.September, Workbook.OfAugust),
        National(new(2020, 9, 3), Joint + "20-august-to-26-august-2020", JointTitle("20 August to 26 August 2020"),
            13, 2, Original.September.Name, "26 August", Original.September, o => Workbook.Of(o, "Table_8", "Table_11")),
        Local(new(2020, 9, 10), Joint + "27-august-to-2-september-2020", "27 August to 2 September 2020", 14, 3, Original.Week14),
        Local(new(2020, 9, 17), Joint + "3-september-to-9-september-2020", "3 September to 9 September 2020", 15, 4, Original.Week15),
        Local(new(2020, 9, 24), Joint + "10-september-to-16-september-2020", "10 September to 16 September 2020", 16, 5, Original.Week16),
        National(new(2020, 10, 29), Joint + "15-october-to-21-october", JointTitle("15 October to 21 October"),
            21, 6, Original.October.Name, "21 October", Original.October, o => Workbook.Of(o, "Table_11", "Table_14")),
    ];

    public string BasePath => "/government/publications/" + Slug;

    public string FileUrl => $"https://assets.publishing.service.gov.uk/government/uploads/system/uploads/attachment_data/file/{Number}/{FileName}";

    /// <summary>Eleven o'clock in London: an hour behind UTC's eleven until the clocks change on 25 October 2020.</summary>
    public DateTimeOffset PublishedAt => new(Date, new(11, 0), Date < new DateOnly(2020, 10, 25) ? TimeSpan.FromHours(1) : TimeSpan.Zero);

    public static string Api(string basePath) => "https://www.gov.uk/api/content" + basePath;

    private static string JointTitle(string period) => "NHS Test and Trace (England) and coronavirus testing (UK) statistics: " + period;

    private static Publication National(
        DateOnly date, string slug, string title, int weeks, int number, string fileName, string end, Original from, Func<byte[], byte[]> make)
    {
        string alsoTesting = slug.StartsWith(Joint, StringComparison.Ordinal) ? " and coronavirus testing (UK)" : "";
        return new(date, slug, title, $"Experimental statistics for weeks 1 to {weeks} of NHS Test and Trace contact tracing in England{alsoTesting}.",
            number, fileName, $"NHS Test and Trace statistics 28 May to {end} 2020: data tables", from, make);
    }

    private static Publication Local(DateOnly date, string slug, string period, int week, int number, Original from) =>
        new(date, slug, JointTitle(period), $"Experimental statistics for weeks 1 to {week} of NHS Test and Trace contact tracing in England and coronavirus testing (UK).",
            number, from.Name, $"Regional contact tracing, week {week}", from, LocalCsv.Of);
}

/// <summary>A local CSV with fewer areas: the header and the kept rows are the official file's own bytes, in its own order.</summary>
internal static class LocalCsv
{
    private static readonly HashSet<string> Areas = new(StringComparer.Ordinal)
    {
        "Derby", "Derbyshire", "Leicester", "Luton", "Peterborough", "City of London & Hackney", "Newham", "Gateshead", "Newcastle upon Tyne",
        "Bolton", "Manchester", "St. Helens", "Isle of Wight", "Kent", "Bournemouth, Christchurch and Poole", "Bristol, City of",
        "Cornwall & Isles of Scilly", "Birmingham", "Herefordshire, County of", "Bradford", "Kingston upon Hull, City of", "", "(blank)",
    };

    public static byte[] Of(byte[] original)
    {
        string text = Encoding.UTF8.GetString(original);
        List<string> lines = [];
        for (int start = 0; start < text.Length;)
        {
            int feed = text.IndexOf('\n', start);
            int end = feed < 0 ? text.Length : feed + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        int area = Fields(lines[0]).IndexOf("Upper Tier Local Authority");
        return new UTF8Encoding(false).GetBytes(string.Concat(lines.Where((line, i) => i == 0 || Areas.Contains(Fields(line)[area]))));
    }

    private static List<string> Fields(string line)
    {
        List<string> fields = [""];
        bool quoted = false;
        foreach (char c in line)
        {
            if (c == '"')
            {
                quoted = !quoted;
            }
            else if (c == ',' && !quoted)
            {
                fields.Add("");
            }
            else
            {
                fields[^1] += c;
            }
        }

        return fields;
    }
}

/// <summary>A cell: its number as the file writes it (null for a text) and the inside of its paragraph, as XML.</summary>
internal sealed record Cell(string? Number, string Paragraph);

/// <summary>A sheet by its cells; row and column are counted from 1.</summary>
internal sealed class Sheet : SortedDictionary<(int Row, int Column), Cell>
{
    public void Text(int row, int column, string text) => this[(row, column)] = new(null, text);
}

/// <summary>The national workbook with two of its tables; every address is the official one.</summary>
internal static class Workbook
{
    // Where the workbook of 3 September has them.
    private const int PublishedOnRow = 22, TotalColumn = 28;

    public static byte[] Of(byte[] original, string transferred, string contacts)
    {
        Dictionary<string, Sheet> official = Ods.Read(original, "Contents", transferred, contacts);
        return Write(official, transferred, contacts, "the two contact tracing tables hold every figure and mark of the official ones, at the same cells; the other tables are left out.");
    }

    /// <summary>
    /// The file of 6 August 2020 was not found. Its tables are those of 3 September up to week 9 with every figure taken out, and
    /// then only what was reported from it on the day: all five figures stand in Reuters' report of 6 August 2020
    /// (news.yahoo.com/proportion-covid-19-contacts-reached-102356181.html). Their digits are as Excel writes the same numbers.
    /// </summary>
    public static byte[] OfAugust(byte[] september)
    {
        const int week8 = 16, week9 = 18, lastFlag = 19;
        Dictionary<string, Sheet> sheets = Ods.Read(september, "Contents", "Table_8", "Table_11");
        foreach (Sheet table in new[] { sheets["Table_8"], sheets["Table_11"] })
        {
            Cell total = table[(3, TotalColumn)];
            foreach ((int row, int column) at in table.Keys.Where(k => k.Column > 1 && (k.Row > 3 || k.Column > lastFlag)).ToList())
            {
                table.Remove(at);
            }

            table[(3, lastFlag + 1)] = total;
            table.Text(2, 1, "England, 28 May - 29 July");
        }

        Sheet transferred = sheets["Table_8"], contacts = sheets["Table_11"], contents = sheets["Contents"];
        transferred[(4, week9)] = new("4642", "4,642"); // people transferred to the system
        transferred[(8, week9)] = new("79.400000000000006", "79.4"); // per cent of them reached
        contacts[(4, week9)] = new("19150", "<text:s/>19,150<text:s/>"); // close contacts identified
        contacts[(7, week8)] = new("76.2", "76.2"); // per cent of them reached, the week before
        contacts[(7, week9)] = new("72.400000000000006", "72.4"); // per cent of them reached

        foreach ((int row, int column) at in contents.Keys.Where(k => k.Column == 3).ToList())
        {
            contents[at] = contents[at] with { Paragraph = contents[at].Paragraph.Replace("28 May - 26 August", "28 May - 29 July", StringComparison.Ordinal) };
        }

        contents.Text(PublishedOnRow, 2, "Published on Thursday 6th August 2020");
        return Write(sheets, "Table_8", "Table_11", "the official file of 6 August 2020 was not found: the layout is that of 3 September 2020, five figures are those reported from it on the day, every other cell is left empty, and the other tables are left out.");
    }

    private static byte[] Write(Dictionary<string, Sheet> official, string transferred, string contacts, string what)
    {
        Sheet contents = official["Contents"];
        foreach ((int row, int column) at in contents.Keys.Where(k => k.Column == 2).ToList())
        {
            string sheet = contents[at].Paragraph.Replace("<text:s/>", "", StringComparison.Ordinal).Replace(' ', '_');
            if (sheet is "Information" || sheet == transferred || sheet == contacts)
            {
                contents[at] = new(null, $"<text:a xlink:href=\"#{sheet}.A1\">{contents[at].Paragraph}</text:a>");
            }
            else if (sheet.StartsWith("Table_", StringComparison.Ordinal))
            {
                contents.Remove(at);
                contents.Remove((at.row, at.column + 1));
            }
        }

        Sheet information = [];
        information.Text(2, 2, "About this sample");
        information.Text(4, 2, "Made by the TraceFeed project, not by the publisher: " + what);
        information.Text(5, 2, "Source: Department of Health and Social Care; NHS Test and Trace. Contains public sector information licensed under the Open Government Licence v3.0.");
        return Ods.Write([("Contents", contents), ("Information", information), (transferred, official[transferred]), (contacts, official[contacts])]);
    }
}

/// <summary>As much of OpenDocument as these workbooks need. Empty cells are repeated to the edge of the sheet, as Excel does.</summary>
internal static class Ods
{
    public const string MediaType = "application/vnd.oasis.opendocument.spreadsheet";

    private const int Rows = 1_048_576, Columns = 16_384;
    private const string Table = "urn:oasis:names:tc:opendocument:xmlns:table:1.0", Office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
    private const string Namespaces = $"""
        office:version="1.2" xmlns:office="{Office}" xmlns:table="{Table}" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0" xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"
        """;

    // Whole numbers with thousands, numbers with one decimal, raised footnote marks.
    private const string Styles = """
        <number:number-style style:name="N1"><number:number number:decimal-places="0" number:min-integer-digits="1" number:grouping="true"/></number:number-style><number:number-style style:name="N2"><number:number number:decimal-places="1" number:min-integer-digits="1"/></number:number-style><style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/><style:style style:name="T1" style:family="text"><style:text-properties style:text-position="33% 58%"/></style:style>
        """;

    private const string Declaration = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""" + "\n";

    public static Dictionary<string, Sheet> Read(byte[] file, params string[] names)
    {
        using ZipArchive zip = new(new MemoryStream(file));
        using Stream content = zip.GetEntry("content.xml")!.Open();
        using XmlReader xml = XmlReader.Create(content, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
        Dictionary<string, Sheet> sheets = [];
        while (xml.ReadToFollowing("table", Table))
        {
            if (xml.GetAttribute("name", Table) is { } name && names.Contains(name))
            {
                using XmlReader sheet = xml.ReadSubtree();
                sheets[name] = ReadSheet(sheet);
            }
        }

        return sheets;
    }

    private static Sheet ReadSheet(XmlReader xml)
    {
        Sheet sheet = [];
        (int row, int column, int rows, int columns) = (1, 1, 0, 0);
        string? number = null;
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "table-row" })
            {
                (row, column, rows, columns) = (row + rows, 1, Repeated("number-rows-repeated"), 0);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "table-cell" })
            {
                (column, columns) = (column + columns, Repeated("number-columns-repeated"));
                number = xml.GetAttribute("value", Office);
            }
            else if (xml is { NodeType: XmlNodeType.Element, LocalName: "p" })
            {
                sheet.Add((row, column), new(number, Paragraph(xml)));
            }
        }

        return sheet;

        int Repeated(string attribute) => int.Parse(xml.GetAttribute(attribute, Table) ?? "1", CultureInfo.InvariantCulture);
    }

    /// <summary>Text, spaces and the one text style (raised footnote marks); links are made anew, since most sheets are not there.</summary>
    private static string Paragraph(XmlReader xml)
    {
        StringBuilder inside = new();
        for (int depth = xml.Depth; xml.Read() && xml.Depth > depth;)
        {
            inside.Append(xml switch
            {
                { NodeType: XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace } => Escaped(xml.Value),
                { NodeType: XmlNodeType.Element, LocalName: "s", HasAttributes: false } => "<text:s/>",
                { NodeType: XmlNodeType.Element, LocalName: "span" } => "<text:span text:style-name=\"T1\">",
                { NodeType: XmlNodeType.EndElement, LocalName: "span" } => "</text:span>",
                { LocalName: "a" } => "",
                _ => throw new InvalidDataException($"unexpected {xml.NodeType} {xml.Name} in a paragraph"),
            });
        }

        return inside.ToString();
    }

    private static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal);

    public static byte[] Write((string Name, Sheet Cells)[] sheets)
    {
        StringBuilder content = new(Declaration + $"<office:document-content {Namespaces}><office:automatic-styles>{Styles}</office:automatic-styles><office:body><office:spreadsheet>");
        foreach ((string name, Sheet cells) in sheets)
        {
            content.Append($"<table:table table:name=\"{name}\"><table:table-column{Repeated("columns", Columns)}/>");
            int next = 1;
            foreach (IGrouping<int, KeyValuePair<(int Row, int Column), Cell>> row in cells.GroupBy(c => c.Key.Row))
            {
                AppendEmptyRows(content, row.Key - next);
                AppendRow(content, row);
                next = row.Key + 1;
            }

            AppendEmptyRows(content, Rows + 1 - next);
            content.Append("</table:table>");
        }

        content.Append("</office:spreadsheet></office:body></office:document-content>");
        string manifest = string.Concat(new[] { ("/", MediaType), ("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("meta.xml", "text/xml") }
            .Select(f => $"<manifest:file-entry manifest:full-path=\"{f.Item1}\" manifest:media-type=\"{f.Item2}\"/>"));
        return StoredZip.Of(
            ("mimetype", MediaType),
            ("META-INF/manifest.xml", Declaration + $"<manifest:manifest xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\" manifest:version=\"1.2\">{manifest}</manifest:manifest>"),
            ("content.xml", content.ToString()),
            ("styles.xml", Declaration + $"<office:document-styles {Namespaces}/>"),
            ("meta.xml", Declaration + $"<office:document-meta {Namespaces}><office:meta><dc:description>Sample made by the TraceFeed project; see the sheet Information.</dc:description></office:meta></office:document-meta>"));
    }

    private static void AppendEmptyRows(StringBuilder content, int count)
    {
        if (count > 0)
        {
            content.Append($"<table:table-row{Repeated("rows", count)}>");
            AppendEmptyCells(content, Columns);
            content.Append("</table:table-row>");
        }
    }

    private static void AppendRow(StringBuilder content, IEnumerable<KeyValuePair<(int Row, int Column), Cell>> cells)
    {
        content.Append("<table:table-row>");
        int next = 1;
        foreach (((_, int column), Cell cell) in cells)
        {
            AppendEmptyCells(content, column - next);
            string style = cell.Paragraph.Contains('.', StringComparison.Ordinal) ? "ce2" : "ce1";
            string type = cell.Number is null ? "office:value-type=\"string\"" : $"office:value-type=\"float\" office:value=\"{cell.Number}\" table:style-name=\"{style}\"";
            content.Append($"<table:table-cell {type}><text:p>{cell.Paragraph}</text:p></table:table-cell>");
            next = column + 1;
        }

        AppendEmptyCells(content, Columns + 1 - next);
        content.Append("</table:table-row>");
    }

    private static void AppendEmptyCells(StringBuilder content, int count)
    {
        if (count > 0)
        {
            content.Append($"<table:table-cell{Repeated("columns", count)}/>");
        }
    }

    private static string Repeated(string what, int count) =>
        count == 1 ? "" : string.Create(CultureInfo.InvariantCulture, $" table:number-{what}-repeated=\"{count}\"");
}

/// <summary>
/// A zip of uncompressed entries, all of 1 January 1980. Compressed bytes depend on the version of zlib, and ZipArchive writes the
/// operating system into every entry: either would make another file of the same workbook on another machine.
/// </summary>
internal static class StoredZip
{
    private const ushort Version = 20, FirstDay = (1 << 5) | 1;

    public static byte[] Of(params (string Name, string Text)[] entries)
    {
        using MemoryStream zip = new(), directory = new();
        using BinaryWriter local = new(zip), central = new(directory);
        foreach ((string name, string text) in entries)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            uint offset = (uint)zip.Position;
            local.Write(0x04034b50u);
            Header(local, name, bytes);
            local.Write(Encoding.ASCII.GetBytes(name));
            local.Write(bytes);
            central.Write(0x02014b50u);
            central.Write(Version);
            Header(central, name, bytes);
            central.Write(new byte[10]); // no comment, first disk, no attributes
            central.Write(offset);
            central.Write(Encoding.ASCII.GetBytes(name));
        }

        uint start = (uint)zip.Position;
        local.Write(directory.ToArray());
        local.Write(0x06054b50u);
        local.Write(0u);
        local.Write((ushort)entries.Length);
        local.Write((ushort)entries.Length);
        local.Write((uint)directory.Length);
        local.Write(start);
        local.Write((ushort)0);
        return zip.ToArray();
    }

    private static void Header(BinaryWriter to, string name, byte[] bytes)
    {
        to.Write(Version);
        to.Write(0u); // no flags, stored
        to.Write((ushort)0);
        to.Write(FirstDay);
        to.Write(Crc32(bytes));
        to.Write((uint)bytes.Length);
        to.Write((uint)bytes.Length);
        to.Write((ushort)name.Length);
        to.Write((ushort)0);
    }

    private static uint Crc32(byte[] bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320u);
            }
        }

        return ~crc;
    }
}

/// <summary>GOV.UK Content API items with the members a reader of publications needs.</summary>
internal static class ContentItem
{
    private const string Utc = "yyyy-MM-dd'T'HH:mm:ss";

    private const string Organisations = """
        [{ "title": "Department of Health and Social Care",
           "base_path": "/government/organisations/department-of-health-and-social-care",
           "web_url": "https://www.gov.uk/government/organisations/department-of-health-and-social-care" }]
        """;

    private static readonly Page Collection = new(Publication.Collection, "NHS Test and Trace statistics (England): weekly reports",
        "Sample collection made by the TraceFeed project: six of the weekly publications of 2020.",
        "document_collection", "document_collection", Publication.All[0].PublishedAt, Publication.All[^1].PublishedAt);

    public static byte[] Of(Publication publication, int fileSize) => Write($$"""
        { {{PageOf(publication).Members}},
          "details": {
            "body": "<div class=\"govspeak\"><p>Sample item made by the TraceFeed project, not by the publisher.</p></div>",
            "change_history": [{ "public_timestamp": "{{Text(publication.PublishedAt, Utc + "'.000'zzz")}}", "note": "First published." }],
            "attachments": [{
              "attachment_type": "file",
              "id": "{{publication.FileName}}",
              "title": "{{publication.FileTitle}}",
              "url": "{{publication.FileUrl}}",
              "content_type": "{{(publication.FileName.EndsWith(".csv", StringComparison.Ordinal) ? "text/csv" : Ods.MediaType)}}",
              "filename": "{{publication.FileName}}",
              "file_size": {{fileSize.ToString(CultureInfo.InvariantCulture)}},
              "accessible": false }] },
          "links": { "document_collections": [{{Collection.Link}}], "organisations": {{Organisations}} } }
        """);

    public static byte[] OfCollection()
    {
        Page[] newestFirst = [.. Publication.All.Reverse().Select(PageOf)];
        return Write($$"""
            { {{Collection.Members}},
              "details": { "collection_groups": [{ "title": "Documents", "documents": [{{string.Join(',', newestFirst.Select(p => $"\"{p.ContentId}\""))}}] }] },
              "links": { "documents": [{{string.Join(',', newestFirst.Select(p => p.Link))}}], "organisations": {{Organisations}} } }
            """);
    }

    private static Page PageOf(Publication publication) => new(publication.BasePath, publication.Title, publication.Description,
        "official_statistics", "publication", publication.PublishedAt, publication.PublishedAt);

    private static string Text(DateTimeOffset time, string format) => time.ToString(format, CultureInfo.InvariantCulture);

    private static byte[] Write(string item)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            JsonNode.Parse(item)!.WriteTo(json);
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    /// <summary>What an item says of itself, and what other items say when they link to it.</summary>
    private sealed record Page(string BasePath, string Title, string Description, string Type, string Schema, DateTimeOffset First, DateTimeOffset Last)
    {
        public string Members => $$"""
            "base_path": "{{BasePath}}",
            "content_id": "{{ContentId}}",
            "document_type": "{{Type}}",
            "schema_name": "{{Schema}}",
            "locale": "en",
            "title": "{{Title}}",
            "description": "{{Description}}",
            "first_published_at": "{{Text(First.ToUniversalTime(), Utc + "'.000'zzz")}}",
            "public_updated_at": "{{Text(Last.ToUniversalTime(), Utc + "'.000'zzz")}}",
            "updated_at": "{{Text(Last.ToUniversalTime(), Utc + "'.000Z'")}}",
            "withdrawn_notice": {}
            """;

        public string Link => $$"""
            { "api_path": "/api/content{{BasePath}}",
              "api_url": "{{Publication.Api(BasePath)}}",
              "base_path": "{{BasePath}}",
              "content_id": "{{ContentId}}",
              "description": "{{Description}}",
              "document_type": "{{Type}}",
              "locale": "en",
              "public_updated_at": "{{Text(Last.ToUniversalTime(), Utc + "'Z'")}}",
              "schema_name": "{{Schema}}",
              "title": "{{Title}}",
              "web_url": "https://www.gov.uk{{BasePath}}",
              "withdrawn": false }
            """;

        /// <summary>An identifier of our own, made of the path (RFC 9562, version 8): the official one is not known.</summary>
        public string ContentId
        {
            get
            {
                byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes("https://www.gov.uk" + BasePath));
                hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
                hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
                return new Guid(hash.AsSpan(0, 16), bigEndian: true).ToString("D");
            }
        }
    }
}
