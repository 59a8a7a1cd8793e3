using System.Text;
using System.Xml;

namespace TraceFeed.Tabular;

/// <summary>XML of office files read forward as hostile until proven otherwise: strict UTF-8, no DTD, no entities to speak of, no deep nesting.</summary>
internal static class BoundedXml
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true);

    private static readonly XmlReaderSettings Settings = new()
    {
        CloseInput = true,
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersFromEntities = 1024,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CheckCharacters = false,
    };

    /// <summary>A reader of the stream, which it closes.</summary>
    public static XmlReader Open(Stream stream) => XmlReader.Create(new StreamReader(stream, Utf8, detectEncodingFromByteOrderMarks: false), Settings);

    /// <summary>Passes over an element and all in it; anything else is passed like a word.</summary>
    public static void Skip(XmlReader xml)
    {
        var depth = xml.Depth;
        if (xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement)
        {
            while (Next(xml) && xml.Depth > depth)
            {
            }
        }

        xml.Read();
    }

    /// <summary>Goes one node on.</summary>
    /// <exception cref="XmlException">Deeper than any office program nests.</exception>
    public static bool Next(XmlReader xml) => xml.Read() && (xml.Depth <= TabularLimits.XmlDepth
        ? true
        : throw new XmlException($"elements are nested more than {TabularLimits.XmlDepth} deep", null, (xml as IXmlLineInfo)?.LineNumber ?? 0, 0));
}
