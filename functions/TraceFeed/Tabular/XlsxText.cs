using System.Globalization;
using System.Xml;

namespace TraceFeed.Tabular;

/// <summary>
/// The text of an element: of plain ones as written, of strings (ECMA-376, part 1, sections 18.4.8 and 18.3.1.53) their runs
/// joined, without the phonetic readings of East Asian text. A blank parts
/// a figure from a raised or lowered digit beside it: 66 with a raised 1 must not read as 661. Blanks are kept whether or not <c>xml:space</c> asks for it;
/// <c>_x000D_</c> and its like stand for characters (section 22.9.2.19, ST_Xstring).
/// </summary>
/// <param name="file">The file's name, for messages.</param>
/// <param name="place">Where the texts are, for messages.</param>
internal sealed class XlsxText(string file, string place)
{
    private const int EscapeLength = 7;
    private char[] buffer = new char[256];
    private int length;

    /// <summary>The text read last, good until the next is read.</summary>
    public ReadOnlySpan<char> Value => buffer.AsSpan(0, length);

    /// <summary>Forgets the text.</summary>
    public void Clear() => length = 0;

    /// <summary>Reads the text of the element the reader stands on and leaves the reader behind it.</summary>
    public void Plain(XmlReader xml)
    {
        length = 0;
        Element(xml);
    }

    /// <summary>Reads the string whose element the reader stands on, <c>si</c> or <c>is</c>, and leaves the reader behind it.</summary>
    public void Rich(XmlReader xml)
    {
        length = 0;
        var depth = xml.Depth;
        var (shifted, shiftedBefore) = (false, false);
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return;
        }

        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "t")
            {
                var start = length;
                Element(xml);
                Part(shifted || shiftedBefore ? start : 0);
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "vertAlign")
            {
                shifted = xml.GetAttribute("val") is "superscript" or "subscript";
                BoundedXml.Next(xml);
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "r")
            {
                (shifted, shiftedBefore) = (false, shifted);
                BoundedXml.Next(xml);
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName != "rPr")
            {
                BoundedXml.Skip(xml);
            }
            else
            {
                BoundedXml.Next(xml);
            }
        }

        xml.Read();
    }

    private void Element(XmlReader xml)
    {
        var depth = xml.Depth;
        var start = length;
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return;
        }

        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
            {
                Characters(xml);
            }
            else
            {
                BoundedXml.Skip(xml);
            }
        }

        xml.Read();
        Unescape(start);
    }

    private void Part(int start)
    {
        if (start > 0 && start < length && char.IsAsciiDigit(buffer[start - 1]) && char.IsAsciiDigit(buffer[start]))
        {
            Array.Resize(ref buffer, Math.Max(buffer.Length, length + 1));
            buffer.AsSpan(start, length - start).CopyTo(buffer.AsSpan(start + 1));
            buffer[start] = ' ';
            length++;
        }
    }

    private void Characters(XmlReader xml)
    {
        for (; ; )
        {
            if (length > TabularLimits.TextCharacters * EscapeLength)
            {
                throw new UnreadableFileException(file, place, $"a cell holds more than {TabularLimits.TextCharacters} characters; expected a label or a note");
            }

            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var read = xml.ReadValueChunk(buffer, length, buffer.Length - length);
            if (read == 0)
            {
                xml.Read();
                return;
            }

            length += read;
        }
    }

    private void Unescape(int start)
    {
        if (!buffer.AsSpan(start, length - start).Contains("_x", StringComparison.Ordinal))
        {
            return;
        }

        var to = start;
        for (var at = start; at < length; to++)
        {
            var escaped = TryEscape(buffer.AsSpan(at, Math.Min(EscapeLength, length - at)), out var character);
            buffer[to] = escaped ? character : buffer[at];
            at += escaped ? EscapeLength : 1;
        }

        length = to;
    }

    // Half of a surrogate pair is no character: it stays written out, so that every text can be written as UTF-8.
    private static bool TryEscape(ReadOnlySpan<char> text, out char character)
    {
        character = default;
        if (text.Length < EscapeLength || text[0] != '_' || text[1] != 'x' || text[6] != '_'
            || !ushort.TryParse(text[2..6], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) || char.IsSurrogate((char)code))
        {
            return false;
        }

        character = (char)code;
        return true;
    }
}
