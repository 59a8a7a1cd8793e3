namespace TraceFeed.Tabular;

/// <summary>The formats of <see cref="TabularFile.Sniff"/> in words, for messages.</summary>
internal static class FormatWords
{
    /// <summary>What a file turned out to be.</summary>
    public static string Found(string format) => format switch
    {
        "csv" => "text, perhaps comma-separated (.csv)",
        "html" => "HTML or XML (it begins with '<'), perhaps an error page",
        "json" => "JSON (it begins with '{' or '['), perhaps an error message",
        "gzip" => "compressed by gzip (unpack it first)",
        "zip" => "a zip file of an unknown kind",
        "pdf" => "a PDF document",
        "xls" => "a workbook of an old Excel (.xls)",
        "utf-16" => "UTF-16 text (save it as UTF-8)",
        "binary" => "binary data of an unknown kind",
        _ => Expected([format]),
    };

    /// <summary>What a file should be, every format accepted.</summary>
    public static string Expected(IReadOnlyList<string> formats)
    {
        var words = formats.Select(Word).ToList();
        return words.Count < 2 ? string.Concat(words) : $"{string.Join(", ", words[..^1])} or {words[^1]}";
    }

    private static string Word(string format) => format switch
    {
        "ods" => "an OpenDocument spreadsheet (.ods, a zip file)",
        "xlsx" => "an Excel workbook (.xlsx, a zip file)",
        "csv" => "comma-separated text (.csv)",
        "json" => "JSON (.json)",
        "html" => "a page of HTML with tables (.html)",
        _ => format,
    };
}
