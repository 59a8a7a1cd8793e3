using System.IO.Compression;
using System.Text;
using System.Xml;

namespace TraceFeed.Tabular;

/// <summary>
/// Reads the tables of an OpenDocument spreadsheet (OASIS ODF 1.3, part 3, chapter 9) into packed cells:
/// streaming, nothing but <c>content.xml</c>, nothing extracted, no DTD, bounded in bytes, cells and repeats.
/// </summary>
public static class OdsReader
{
    /// <summary>Every sheet, in the workbook's order.</summary>
    /// <exception cref="UnreadableFileException">Not a whole ODS file, or larger than any official one.</exception>
    public static IReadOnlyList<Sheet> Read(ReadOnlyMemory<byte> bytes, string file)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes.ToArray(), writable: false), ZipArchiveMode.Read);
            if (archive.Entries.Count > TabularLimits.ZipEntries)
            {
                throw new UnreadableFileException(file, null, $"holds {archive.Entries.Count} zip entries; an ODS file has a dozen");
            }

            var content = archive.GetEntry("content.xml")
                ?? throw new UnreadableFileException(file, null, "is a zip file without content.xml; expected an OpenDocument spreadsheet (.ods)");
            var most = Math.Min(TabularLimits.InflatedBytes, Math.Max(1L << 20, Math.Min(content.CompressedLength, bytes.Length) * TabularLimits.InflationRatio));
            using var stream = new BoundedStream(content.Open(), most, file);
            using var text = new StreamReader(stream, Utf8, detectEncodingFromByteOrderMarks: false);
            using var xml = XmlReader.Create(text, Settings);
            var sheets = new OdsContent(xml, file).Sheets();
            stream.CopyTo(Stream.Null);
            return stream.Checksum == content.Crc32 ? sheets : throw new InvalidDataException("The checksum of content.xml is another than the archive says.");
        }
        catch (InvalidDataException error)
        {
            throw new UnreadableFileException(file, null, "is not a whole ODS file: the zip archive is cut off or damaged; expected an OpenDocument spreadsheet (.ods). Fetch the file again", error);
        }
        catch (DecoderFallbackException error)
        {
            throw new UnreadableFileException(file, "content.xml", "holds bytes that are not UTF-8; expected UTF-8, as every office program writes it", error);
        }
        catch (XmlException error)
        {
            throw new UnreadableFileException(file, $"content.xml, line {error.LineNumber}", $"is not well-formed XML, so the file is damaged; fetch it again. {error.Message}", error);
        }
    }

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
    };
}
