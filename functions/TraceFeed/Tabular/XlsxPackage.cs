using System.IO.Compression;
using System.Runtime.InteropServices;

namespace TraceFeed.Tabular;

/// <summary>
/// The parts of a workbook, which is a zip archive by the Open Packaging Conventions (ECMA-376, part 2): found by name, never
/// extracted, and together bounded in what they inflate to, because entries of a crafted archive may share their bytes.
/// </summary>
internal sealed class XlsxPackage : IDisposable
{
    private readonly ZipArchive archive;

    // Names of parts are compared without regard to ASCII case (part 2, section 6.2.2.3).
    private readonly Dictionary<string, ZipArchiveEntry> entries = new(StringComparer.OrdinalIgnoreCase);
    private long left;

    /// <summary>Opens an archive; nothing of it is inflated yet.</summary>
    /// <exception cref="InvalidDataException">It is no zip archive, or is cut off.</exception>
    /// <exception cref="UnreadableFileException">It holds more entries than any workbook.</exception>
    public XlsxPackage(ReadOnlyMemory<byte> bytes, string file)
    {
        File = file;
        left = Math.Min(TabularLimits.InflatedBytes, Allowed(bytes.Length));
        archive = new ZipArchive(StreamOf(bytes), ZipArchiveMode.Read);
        if (archive.Entries.Count > TabularLimits.ZipEntries)
        {
            throw new UnreadableFileException(file, null, $"holds {archive.Entries.Count} zip entries; an Excel workbook has a few for each sheet");
        }

        foreach (var entry in archive.Entries)
        {
            entries.TryAdd(entry.FullName.Replace('\\', '/').TrimStart('/'), entry);
        }
    }

    /// <summary>The file's name, for messages.</summary>
    public string File { get; }

    /// <summary>Opens a part; give it to <see cref="Close"/>.</summary>
    /// <exception cref="UnreadableFileException">There is no such part.</exception>
    public XlsxPart Open(string part) => entries.TryGetValue(part, out var entry)
        ? new XlsxPart(entry, Math.Min(left, Allowed(entry.CompressedLength)), File)
        : throw new UnreadableFileException(File, null, $"is a zip file without {part}; expected an Excel workbook (.xlsx) with every part that it refers to");

    /// <summary>Compares the checksum of a part, closes it and counts what it inflated to.</summary>
    /// <exception cref="InvalidDataException">The part is not what was put into the archive.</exception>
    public void Close(XlsxPart part)
    {
        part.Finish();
        left -= part.Inflated;
        part.Dispose();
    }

    /// <summary>Reads a part from beginning to end.</summary>
    /// <param name="part">Its name.</param>
    /// <param name="read">Takes from it what is wanted.</param>
    /// <exception cref="UnreadableFileException">The part is not there or damaged.</exception>
    public T Read<T>(string part, Func<XlsxPart, T> read)
    {
        try
        {
            using var open = Open(part);
            var result = read(open);
            Close(open);
            return result;
        }
        catch (Exception error) when (XlsxDamage.Is(error))
        {
            throw XlsxDamage.Of(File, part, error);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => archive.Dispose();

    private static long Allowed(long compressed) => Math.Max(1L << 20, Math.Min(compressed, TabularLimits.InflatedBytes) * TabularLimits.InflationRatio);

    private static MemoryStream StreamOf(ReadOnlyMemory<byte> bytes) => MemoryMarshal.TryGetArray(bytes, out var array)
        ? new MemoryStream(array.Array!, array.Offset, array.Count, writable: false)
        : new MemoryStream(bytes.ToArray(), writable: false);
}
