using System.Text;
using System.Xml;

namespace TraceFeed.Tabular;

/// <summary>What reading a damaged workbook throws, as messages that say what to do.</summary>
internal static class XlsxDamage
{
    /// <summary>Whether an exception comes from the file and not from this program.</summary>
    public static bool Is(Exception error) => error is InvalidDataException or DecoderFallbackException or XmlException;

    /// <summary>The message for an exception of <see cref="Is"/>.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="part">The part that was read; null for the archive itself.</param>
    /// <param name="error">What was thrown.</param>
    public static UnreadableFileException Of(string file, string? part, Exception error) => error switch
    {
        XmlException xml => new(file, $"{part}, line {xml.LineNumber}", $"is not well-formed XML, so the file is damaged; fetch it again. {xml.Message}", xml),
        DecoderFallbackException => new(file, part, "holds bytes that are not UTF-8; expected UTF-8, as every office program writes it", error),
        _ => new(file, part, "is not a whole XLSX file: the zip archive is cut off or damaged; expected an Excel workbook (.xlsx). Fetch the file again", error),
    };
}
