namespace TraceFeed.Tabular;

/// <summary>
/// Passes XML on and refuses to go beyond a number of bytes, whatever a zip directory claims, or to hold a single tag or
/// text longer than <see cref="TabularLimits.MarkupBytes"/>, which a parser would have to keep whole.
/// </summary>
/// <param name="inner">The XML, inflated as it is read.</param>
/// <param name="most">The bytes that may be read.</param>
/// <param name="file">The file's name, for messages.</param>
/// <param name="part">The part of the file, for messages.</param>
internal sealed class BoundedStream(Stream inner, long most, string file, string part = "content.xml") : Stream
{
    private long read;
    private long run;

    /// <summary>The CRC-32 of what was read.</summary>
    public uint Checksum { get; private set; }

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position { get => read; set => throw new NotSupportedException(); }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override int Read(Span<byte> buffer)
    {
        var count = inner.Read(buffer);
        read += count;
        Checksum = Crc32.Append(Checksum, buffer[..count]);
        var tag = buffer[..count].LastIndexOf((byte)'<');
        if (run + (tag < 0 ? count : buffer[..count].IndexOf((byte)'<')) > TabularLimits.MarkupBytes)
        {
            throw new UnreadableFileException(file, part, $"has a single tag or text of more than {TabularLimits.MarkupBytes} bytes; expected cells with labels and figures");
        }

        run = tag < 0 ? run + count : count - tag;
        return read <= most ? count : throw new UnreadableFileException(file, null, $"inflates to more than {most} bytes, far beyond any official workbook; it is not read further");
    }

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
        }

        base.Dispose(disposing);
    }
}
