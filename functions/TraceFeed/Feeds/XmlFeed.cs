using System.Text;
using System.Xml;

namespace TraceFeed.Feeds;

/// <summary>How both XML formats are written: UTF-8 without byte order mark, line feeds, the same bytes everywhere.</summary>
internal static class XmlFeed
{
    public const string Atom = "http://www.w3.org/2005/Atom";

    public const string History = "http://purl.org/syndication/history/1.0";

    public static byte[] Render(Action<XmlWriter> write)
    {
        using var output = new MemoryStream();
        var settings = new XmlWriterSettings
        {
            Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            Indent = true,
            IndentChars = " ",
            NewLineChars = "\n",
            NewLineHandling = NewLineHandling.None,
        };
        using (var xml = XmlWriter.Create(output, settings))
        {
            write(xml);
        }

        output.WriteByte((byte)'\n');
        return output.ToArray();
    }
}
