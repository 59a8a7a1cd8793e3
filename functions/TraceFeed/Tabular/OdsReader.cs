using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;
using System.Xml;

namespace TraceFeed.Tabular;

/// <summary>
/// Reads the tables of an OpenDocument spreadsheet (OASIS ODF 1.3, part 3, chapter 9), a sheet a table in the workbook's order:
/// streaming, nothing but <c>content.xml</c>, nothing extracted, no DTD, bounded in bytes, cells and repeats. Its checksum is
/// known once there is no further sheet, so only then are the figures read those that were published.
/// </summary>
public sealed class OdsReader : TabularReader
{
    private readonly string file;
    private readonly ZipArchive archive;
    private readonly uint checksum;
    private readonly BoundedStream stream;
    private readonly XmlReader xml;
    private readonly OdsContent content;

    private OdsReader(string file, ZipArchive archive, long length)
    {
        (this.file, this.archive) = (file, archive);
        if (archive.Entries.Count > TabularLimits.ZipEntries)
        {
            throw new UnreadableFileException(file, null, $"holds {archive.Entries.Count} zip entries; an ODS file has a dozen");
        }

        var entry = archive.GetEntry("content.xml")
            ?? throw new UnreadableFileException(file, null, "is a zip file without content.xml; expected an OpenDocument spreadsheet (.ods)");
        var most = Math.Min(TabularLimits.InflatedBytes, Math.Max(1L << 20, Math.Min(entry.CompressedLength, length) * TabularLimits.InflationRatio));
        checksum = entry.Crc32;
        stream = new BoundedStream(entry.Open(), most, file);
        xml = BoundedXml.Open(stream);
        content = new OdsContent(xml, file);
    }

    /// <summary>Opens a workbook; damage behind its directory is found as its rows are read.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="file">Its name, for messages.</param>
    /// <exception cref="UnreadableFileException">Not an ODS file, or one cut off.</exception>
    public static OdsReader Open(ReadOnlyMemory<byte> bytes, string file)
    {
        var whole = MemoryMarshal.TryGetArray(bytes, out var array) ? array : bytes.ToArray();
        ZipArchive? archive = null;
        try
        {
            archive = new ZipArchive(new MemoryStream(whole.Array!, whole.Offset, whole.Count, writable: false), ZipArchiveMode.Read);
            return new OdsReader(file, archive, bytes.Length);
        }
        catch (Exception error)
        {
            archive?.Dispose();
            if (Refusal(error, file) is { } refusal)
            {
                throw refusal;
            }

            throw;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        xml.Dispose();
        stream.Dispose();
        archive.Dispose();
        base.Dispose();
    }

    private protected override SheetBuilder? OpenSheet(int cellsBefore)
    {
        try
        {
            if (content.NextTable(cellsBefore) is { } sheet)
            {
                return sheet;
            }

            stream.CopyTo(Stream.Null);
            return stream.Checksum == checksum ? null : throw new InvalidDataException("The checksum of content.xml is another than the archive says.");
        }
        catch (Exception error) when (Refusal(error, file) is { } refusal)
        {
            throw refusal;
        }
    }

    private protected override bool ReadRow(SheetBuilder sheet)
    {
        try
        {
            return content.NextRow(sheet);
        }
        catch (Exception error) when (Refusal(error, file) is { } refusal)
        {
            throw refusal;
        }
    }

    private static UnreadableFileException? Refusal(Exception error, string file) => error switch
    {
        InvalidDataException => new UnreadableFileException(file, null, "is not a whole ODS file: the zip archive is cut off or damaged; expected an OpenDocument spreadsheet (.ods). Fetch the file again", error),
        DecoderFallbackException => new UnreadableFileException(file, "content.xml", "holds bytes that are not UTF-8; expected UTF-8, as every office program writes it", error),
        XmlException damage => new UnreadableFileException(file, $"content.xml, line {damage.LineNumber}", $"is not well-formed XML, so the file is damaged; fetch it again. {damage.Message}", error),
        _ => null,
    };
}
