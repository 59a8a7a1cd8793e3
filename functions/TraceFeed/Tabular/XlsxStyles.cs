using System.Globalization;
using System.Xml;

namespace TraceFeed.Tabular;

/// <summary>The number format of each cell style: <c>numFmts</c> and <c>cellXfs</c> of the styles part (ECMA-376, part 1, section 18.8).</summary>
internal sealed class XlsxStyles
{
    // Excel itself has room for 65,490 cell styles.
    private const int Most = 65_536;

    private readonly Dictionary<int, XlsxNumberFormat> codes = [];
    private readonly List<XlsxNumberFormat> formats = [];

    private XlsxStyles()
    {
    }

    /// <summary>The number format of a cell style, by its number from 0; false when there is no such style.</summary>
    public bool TryFormat(int style, out XlsxNumberFormat format)
    {
        format = style < formats.Count ? formats[style] : XlsxNumberFormat.General;

        // Small writers leave the part out, or refer to the first style without writing it down.
        return style < formats.Count || formats.Count == 0;
    }

    /// <summary>Reads the part.</summary>
    /// <param name="package">The workbook's parts.</param>
    /// <param name="part">The part's name; null when the workbook has none.</param>
    /// <exception cref="UnreadableFileException">The part is missing, damaged or too large.</exception>
    public static XlsxStyles Read(XlsxPackage package, string? part)
    {
        var styles = new XlsxStyles();
        return part is null ? styles : package.Read(part, open => styles.Filled(open, package.File));
    }

    private XlsxStyles Filled(XlsxPart part, string file)
    {
        var xml = part.Xml;
        var ofCells = false;
        while (BoundedXml.Next(xml))
        {
            if (xml.NodeType != XmlNodeType.Element || !XlsxNamespaces.IsMain(xml.NamespaceURI))
            {
                continue;
            }

            switch (xml.Depth, xml.LocalName)
            {
                case (1, var list):
                    ofCells = list == "cellXfs";
                    break;
                case (2, "numFmt"):
                    codes[Id(xml)] = XlsxFormatCode.Read(xml.GetAttribute("formatCode"));
                    break;
                case (2, "xf") when ofCells:
                    var id = Id(xml);
                    formats.Add(codes.TryGetValue(id, out var code) ? code : XlsxNumberFormat.BuiltIn(id));
                    break;
            }

            if (formats.Count > Most || codes.Count > Most)
            {
                throw new UnreadableFileException(file, part.Name, $"has more than {Most} styles; no spreadsheet program keeps as many");
            }
        }

        return this;
    }

    private static int Id(XmlReader xml) =>
        int.TryParse(xml.GetAttribute("numFmtId"), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
