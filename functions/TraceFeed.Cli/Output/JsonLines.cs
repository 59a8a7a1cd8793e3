using System.Buffers;
using System.Text;

namespace TraceFeed.Cli.Output;

/// <summary>Writes one JSON object a line.</summary>
internal sealed class JsonLines(TextWriter output)
{
    private readonly ArrayBufferWriter<byte> buffer = new(1024);

    public void Write<T>(T item, Action<IBufferWriter<byte>, T> write)
    {
        buffer.ResetWrittenCount();
        write(buffer, item);
        output.Write(Encoding.UTF8.GetString(buffer.WrittenSpan));
        output.Write('\n');
    }
}
