using System.Globalization;
using System.Xml;

namespace TraceFeed.Tabular;

/// <summary>
/// The text of a cell: its paragraphs joined by line breaks, with the blanks, tabs and breaks that ODF writes as elements
/// (ODF 1.3, part 3, section 6.1) and without annotations or drawings. A blank parts a figure
/// from a digit marked up otherwise, as a footnote's is: 66 with a raised 1 must not read as 661.
/// </summary>
internal sealed class OdsText(XmlReader xml, string file)
{
    private const string TextNs = "urn:oasis:names:tc:opendocument:xmlns:text:1.0";
    private char[] buffer = new char[256];
    private int length;
    private bool boundary;

    /// <summary>Reads the element the reader stands on and leaves the reader behind it. The span is good until the next call.</summary>
    public ReadOnlySpan<char> Read()
    {
        length = 0;
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return [];
        }

        var depth = xml.Depth;
        var paragraphs = 0;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "p" && xml.NamespaceURI == TextNs)
            {
                if (paragraphs++ > 0)
                {
                    Append('\n', 1);
                }

                Paragraph();
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                BoundedXml.Skip(xml);
            }
            else
            {
                xml.Read();
            }
        }

        xml.Read();
        return buffer.AsSpan(0, length);
    }

    private void Paragraph()
    {
        var depth = xml.Depth;
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return;
        }

        xml.Read();
        boundary = false;
        while (xml.Depth > depth)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Text or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace or XmlNodeType.CDATA:
                    Characters();
                    break;
                case XmlNodeType.Element when xml.NamespaceURI == TextNs && xml.LocalName == "s":
                    Append(' ', Count());
                    BoundedXml.Skip(xml);
                    break;
                case XmlNodeType.Element when xml.NamespaceURI == TextNs && xml.LocalName == "tab":
                    Append('\t', 1);
                    BoundedXml.Skip(xml);
                    break;
                case XmlNodeType.Element when xml.NamespaceURI == TextNs && xml.LocalName == "line-break":
                    Append('\n', 1);
                    BoundedXml.Skip(xml);
                    break;
                case XmlNodeType.Element when xml.NamespaceURI != TextNs || xml.LocalName is "note" or "ruby-text":
                    BoundedXml.Skip(xml);
                    break;
                default:
                    boundary = true;
                    BoundedXml.Next(xml);
                    break;
            }
        }

        xml.Read();
    }

    private int Count() => int.TryParse(xml.GetAttribute("c", TextNs), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? Math.Min(n, 1024) : 1;

    private void Characters()
    {
        var start = length;
        for (; ; )
        {
            Reserve(256);
            var read = xml.ReadValueChunk(buffer, length, buffer.Length - length);
            if (read == 0)
            {
                Part(start);
                xml.Read();
                return;
            }

            length += read;
        }
    }

    private void Part(int start)
    {
        if (boundary && start > 0 && start < length && char.IsAsciiDigit(buffer[start - 1]) && char.IsAsciiDigit(buffer[start]))
        {
            Reserve(1);
            buffer.AsSpan(start, length - start).CopyTo(buffer.AsSpan(start + 1));
            buffer[start] = ' ';
            length++;
        }

        boundary &= start == length;
    }

    private void Append(char c, int count)
    {
        Reserve(count);
        buffer.AsSpan(length, count).Fill(c);
        length += count;
    }

    private void Reserve(int more)
    {
        if (length > TabularLimits.TextCharacters)
        {
            throw new UnreadableFileException(file, $"content.xml, line {(xml as IXmlLineInfo)?.LineNumber ?? 0}", $"a cell holds more than {TabularLimits.TextCharacters} characters; expected a label or a note");
        }

        if (length + more > buffer.Length)
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length * 2, length + more));
        }
    }
}
