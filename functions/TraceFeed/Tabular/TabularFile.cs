namespace TraceFeed.Tabular;

/// <summary>Opens a file as what it is: its content decides, never its name.</summary>
public static class TabularFile
{
    private static readonly string[] Readable = ["ods", "xlsx", "csv", "json", "html"];

    /// <summary>A reader of the file, before its first sheet.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="formats">The formats that the source publishes, as <see cref="Sniff"/> names them; null accepts every one that can be read.</param>
    /// <param name="records">Of a JSON file, the patterns of the records that are sheets; see <see cref="JsonReader.Open"/>.</param>
    /// <exception cref="UnreadableFileException">The file is empty, something else, or damaged where it is opened; the reader finds what is damaged further in.</exception>
    /// <exception cref="ArgumentException">A format that is not read.</exception>
    public static TabularReader Open(ReadOnlyMemory<byte> bytes, string file, IReadOnlyList<string>? formats, params IReadOnlyList<string> records)
    {
        if (formats?.FirstOrDefault(format => !Readable.Contains(format)) is { } unknown)
        {
            throw new ArgumentException($"The format '{unknown}' is not read; expected {string.Join(", ", Readable)}.", nameof(formats));
        }

        formats ??= Readable;
        var found = Sniff(bytes.Span);

        // The reader of a zip format says best what a zip file lacks that could be any.
        found = found == "zip" ? formats.FirstOrDefault(IsZip) ?? found : found;
        // Only where both are published does a bracket tell them apart: a text table may begin with one.
        found = found == "json" && !formats.Contains(found) && formats.Contains("csv") ? "csv" : found;
        return found switch
        {
            "ods" when formats.Contains(found) => OdsReader.Open(bytes, file),
            "xlsx" when formats.Contains(found) => XlsxReader.Open(bytes, file),
            "csv" when formats.Contains(found) => CsvReader.Open(bytes, file),
            "json" when formats.Contains(found) => JsonReader.Open(bytes, file, records),
            "html" when formats.Contains(found) => HtmlReader.Open(bytes, file),
            "csv" when formats.All(IsZip) => throw NotAZip(file, formats),
            "empty" => throw new UnreadableFileException(file, null, $"is empty; expected {FormatWords.Expected(formats)}"),
            _ => throw new UnreadableFileException(file, null, $"is {FormatWords.Found(found)}; expected {FormatWords.Expected(formats)}"),
        };
    }

    /// <summary>The sheets of a file, whole.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="expected">The format the source publishes; null accepts every one that can be read.</param>
    /// <exception cref="UnreadableFileException">The file is empty, something else, damaged or too large.</exception>
    public static IReadOnlyList<Sheet> Read(ReadOnlyMemory<byte> bytes, string file, string? expected)
    {
        using var reader = Open(bytes, file, expected is null ? null : [expected]);
        var sheets = new List<Sheet>();
        while (reader.NextSheet())
        {
            sheets.Add(reader.ReadSheet());
        }

        return sheets;
    }

    /// <summary>
    /// What a file is by its first bytes and, of a zip file, by the names in its directory: <c>ods</c>, <c>xlsx</c>, <c>csv</c>,
    /// <c>json</c> or <c>html</c>, or a word for what holds no tables or none that can be told.
    /// </summary>
    public static string Sniff(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.StartsWith("\ufeff"u8) ? bytes[3..] : bytes;
        var start = bytes.TrimStart(" \t\r\n"u8);
        return start switch
        {
            { IsEmpty: true } => "empty",
            _ when bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8) => SniffZip(bytes),
            _ when bytes.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) => "gzip",
            _ when start[0] == '<' => "html",
            _ when start[0] is (byte)'{' or (byte)'[' => "json",
            _ when start.StartsWith("%PDF"u8) => "pdf",
            _ when bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) => "xls",
            _ when bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) => "utf-16",
            _ when bytes[..Math.Min(bytes.Length, 4096)].Contains((byte)0) => "binary",
            _ => "csv",
        };
    }

    /// <summary>The refusal of text where a workbook is expected.</summary>
    private static UnreadableFileException NotAZip(string file, params IReadOnlyList<string> formats) =>
        new(file, null, $"is not a zip file, so not {FormatWords.Expected(formats.Count > 0 ? formats : ["ods"])}; it may be text, or an error page saved under that name");

    private static bool IsZip(string format) => format is "ods" or "xlsx";

    private static string SniffZip(ReadOnlySpan<byte> zip) =>
        ZipDirectory.Lists(zip, "content.xml"u8) || ZipDirectory.Lists(zip, "mimetype"u8) ? "ods"
        : ZipDirectory.Lists(zip, "[Content_Types].xml"u8) || ZipDirectory.Lists(zip, "xl/workbook.xml"u8) ? "xlsx"
        : "zip";
}
