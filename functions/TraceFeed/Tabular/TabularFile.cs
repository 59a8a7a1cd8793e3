namespace TraceFeed.Tabular;

/// <summary>Opens a file as what it is: its content decides, never its name.</summary>
public static class TabularFile
{
    /// <summary>The sheets of a file.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <param name="expected">The format the source publishes: <c>ods</c> or <c>csv</c>; null accepts either.</param>
    /// <exception cref="UnreadableFileException">The file is empty, something else, damaged or too large.</exception>
    public static IReadOnlyList<Sheet> Read(ReadOnlyMemory<byte> bytes, string file, string? expected)
    {
        var found = Sniff(bytes.Span);
        var wanted = expected ?? (found is "ods" or "csv" ? found : "ods or csv");
        return found switch
        {
            "empty" => throw new UnreadableFileException(file, null, $"is empty; expected {Describe(wanted)}"),
            "ods" when wanted == "ods" => OdsReader.Read(bytes, file),
            "csv" when wanted == "csv" => [CsvReader.Read(bytes.Span, file)],
            "csv" => throw NotAZip(file),
            _ => throw new UnreadableFileException(file, null, $"is {Describe(found)}; expected {Describe(wanted)}"),
        };
    }

    /// <summary>What a file is by its first bytes.</summary>
    public static string Sniff(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.StartsWith("\ufeff"u8) ? bytes[3..] : bytes;
        var start = bytes.TrimStart(" \t\r\n"u8);
        return start switch
        {
            { IsEmpty: true } => "empty",
            _ when bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8) => "ods",
            _ when start[0] == '<' => "html",
            _ when start.StartsWith("%PDF"u8) => "pdf",
            _ when bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) => "xls",
            _ when bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]) => "utf-16",
            _ when bytes[..Math.Min(bytes.Length, 4096)].Contains((byte)0) => "binary",
            _ => "csv",
        };
    }

    /// <summary>The refusal of text where a workbook is expected.</summary>
    internal static UnreadableFileException NotAZip(string file) =>
        new(file, null, $"is not a zip file, so not {Describe("ods")}; it may be text, or an error page saved under that name");

    private static string Describe(string format) => format switch
    {
        "ods or csv" => $"{Describe("ods")} or {Describe("csv")}",
        "ods" => "an OpenDocument spreadsheet (.ods, a zip file)",
        "csv" => "comma-separated text (.csv)",
        "html" => "HTML or XML (it begins with '<'), perhaps an error page",
        "pdf" => "a PDF document",
        "xls" => "a workbook of an old Excel (.xls)",
        "utf-16" => "UTF-16 text (save it as UTF-8)",
        "binary" => "binary data of an unknown kind",
        _ => format,
    };
}
