using System.IO.Compression;
using System.Xml;

namespace TraceFeed.Tabular;

/// <summary>One XML part of a workbook, read forward: no DTD, bounded in bytes, its checksum compared at the end.</summary>
internal sealed class XlsxPart : IDisposable
{
    private readonly ZipArchiveEntry entry;
    private readonly BoundedStream stream;

    /// <summary>Opens a part.</summary>
    /// <param name="entry">The zip entry that holds it.</param>
    /// <param name="most">The bytes that it may inflate to.</param>
    /// <param name="file">The file's name, for messages.</param>
    public XlsxPart(ZipArchiveEntry entry, long most, string file)
    {
        this.entry = entry;
        stream = new BoundedStream(entry.Open(), most, file, entry.FullName);
        Xml = BoundedXml.Open(stream);
    }

    /// <summary>The part's name, without a leading slash.</summary>
    public string Name => entry.FullName;

    /// <summary>The part's XML.</summary>
    public XmlReader Xml { get; }

    /// <summary>The bytes read so far.</summary>
    public long Inflated => stream.Position;

    /// <summary>Reads what is left and compares the checksum.</summary>
    /// <exception cref="InvalidDataException">The part is not what was put into the archive.</exception>
    public void Finish()
    {
        stream.CopyTo(Stream.Null);
        if (stream.Checksum != entry.Crc32)
        {
            throw new InvalidDataException($"The checksum of {entry.FullName} is another than the archive says.");
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Xml.Dispose();
    }
}
