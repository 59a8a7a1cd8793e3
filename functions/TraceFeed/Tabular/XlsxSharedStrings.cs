using System.Xml;

namespace TraceFeed.Tabular;

/// <summary>
/// The texts that cells refer to by number (ECMA-376, part 1, section 18.4.9), packed into one array of characters: a string
/// is made only of those that a sheet shows, once for each sheet.
/// </summary>
internal sealed class XlsxSharedStrings
{
    private readonly List<int> ends = [];
    private char[] characters = [];
    private int length;

    private XlsxSharedStrings()
    {
    }

    /// <summary>How many texts there are.</summary>
    public int Count => ends.Count;

    /// <summary>A text by its number, from 0.</summary>
    public ReadOnlySpan<char> this[int number]
    {
        get
        {
            var start = number == 0 ? 0 : ends[number - 1];
            return characters.AsSpan(start, ends[number] - start);
        }
    }

    /// <summary>Reads the part.</summary>
    /// <param name="package">The workbook's parts.</param>
    /// <param name="part">The part's name; null when the workbook has none.</param>
    /// <exception cref="UnreadableFileException">The part is missing, damaged or too large.</exception>
    public static XlsxSharedStrings Read(XlsxPackage package, string? part)
    {
        var strings = new XlsxSharedStrings();
        return part is null ? strings : package.Read(part, open => strings.Filled(open, package.File));
    }

    private XlsxSharedStrings Filled(XlsxPart part, string file)
    {
        var xml = part.Xml;
        var text = new XlsxText(file, part.Name);
        for (BoundedXml.Next(xml); !xml.EOF;)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "si" && XlsxNamespaces.IsMain(xml.NamespaceURI))
            {
                text.Rich(xml);
                Add(text.Value, file, part.Name);
            }
            else
            {
                BoundedXml.Next(xml);
            }
        }

        return this;
    }

    private void Add(ReadOnlySpan<char> text, string file, string part)
    {
        if (ends.Count == TabularLimits.WorkbookCells || length + text.Length > TabularLimits.TextTotal)
        {
            throw new UnreadableFileException(file, part, $"holds more than {TabularLimits.WorkbookCells} texts or {TabularLimits.TextTotal} characters. Official tables are far smaller; look at the file before raising the limit.");
        }

        if (length + text.Length > characters.Length)
        {
            Array.Resize(ref characters, Math.Max(Math.Max(characters.Length * 2, 4096), length + text.Length));
        }

        text.CopyTo(characters.AsSpan(length));
        length += text.Length;
        ends.Add(length);
    }
}
