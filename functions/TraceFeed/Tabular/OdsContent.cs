using System.Globalization;
using System.Xml;

namespace TraceFeed.Tabular;

/// <summary>Walks <c>content.xml</c> of an OpenDocument spreadsheet once, keeping filled cells only.</summary>
internal sealed class OdsContent
{
    private const string TableNs = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    private const string OfficeNs = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

    private readonly XmlReader xml;
    private readonly string file;
    private readonly OdsText text;
    private readonly char[] value = new char[64];
    private int valueLength;

    public OdsContent(XmlReader xml, string file) => (this.xml, this.file, text) = (xml, file, new OdsText(xml));

    public IReadOnlyList<Sheet> Sheets()
    {
        if (!xml.ReadToFollowing("spreadsheet", OfficeNs))
        {
            throw new UnreadableFileException(file, "content.xml", "holds no office:spreadsheet; expected an OpenDocument spreadsheet, not a text or a drawing");
        }

        var sheets = new List<Sheet>();
        var depth = xml.Depth + 1;
        xml.Read();
        while (xml.Depth >= depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "table" && xml.NamespaceURI == TableNs)
            {
                if (sheets.Count == TabularLimits.Sheets)
                {
                    throw new UnreadableFileException(file, null, $"has more than {TabularLimits.Sheets} sheets");
                }

                sheets.Add(Table());
            }
            else
            {
                // Tracked changes, validations and data pilots hold cells of their own that nobody sees.
                xml.Skip();
            }
        }

        return sheets;
    }

    private Sheet Table()
    {
        var name = xml.GetAttribute("name", TableNs) ?? "";
        var sheet = new SheetBuilder(file, name);
        var depth = xml.Depth;
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return sheet.Build();
        }

        var row = 1;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.NamespaceURI == TableNs && xml.LocalName == "table-row")
            {
                row += Row(sheet, row, name);
            }
            else if (xml.NodeType == XmlNodeType.Element && !(xml.NamespaceURI == TableNs && xml.LocalName is "table-header-rows" or "table-row-group" or "table-rows"))
            {
                xml.Skip();
            }
            else
            {
                xml.Read();
            }
        }

        xml.Read();
        return sheet.Build();
    }

    private int Row(SheetBuilder sheet, int row, string name)
    {
        var repeated = Repeated("number-rows-repeated");
        var depth = xml.Depth;
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return repeated;
        }

        var column = 1;
        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.NamespaceURI == TableNs && xml.LocalName is "table-cell" or "covered-table-cell")
            {
                column += Cell(sheet, row, column, repeated, name);
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                xml.Skip();
            }
            else
            {
                xml.Read();
            }
        }

        xml.Read();
        return repeated;
    }

    private int Cell(SheetBuilder sheet, int row, int column, int rowsRepeated, string name)
    {
        var repeated = 1;
        var numeric = false;
        var percent = false;
        valueLength = 0;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            if (xml.NamespaceURI == TableNs && xml.LocalName == "number-columns-repeated")
            {
                repeated = ParseRepeat(xml.Value);
            }
            else if (xml.NamespaceURI == OfficeNs && xml.LocalName == "value-type")
            {
                percent = xml.Value == "percentage";
                numeric = percent || xml.Value is "float" or "currency";
            }
            else if (xml.NamespaceURI == OfficeNs && xml.LocalName == "value")
            {
                while (valueLength < value.Length && xml.ReadValueChunk(value, valueLength, value.Length - valueLength) is > 0 and var read)
                {
                    valueLength += read;
                }
            }
        }

        xml.MoveToElement();
        var shown = text.Read();
        if (!numeric && shown.IsEmpty)
        {
            return repeated;
        }

        if (rowsRepeated > 1)
        {
            throw new UnreadableFileException(file, $"sheet {name}, row {row}", $"repeats a filled row {rowsRepeated} times; expected every figure once");
        }

        for (var i = 0; i < repeated; i++)
        {
            if (numeric && ExactNumber.TryParse(value.AsSpan(0, valueLength), out var number))
            {
                // A percentage cell states a fraction and shows a percentage.
                number = percent ? number with { Mantissa = number.Scale >= 2 ? number.Mantissa : number.Mantissa * (number.Scale == 1 ? 10 : 100), Scale = (byte)Math.Max(0, number.Scale - 2) } : number;
                sheet.Add(row, column + i, number, Decimals(shown));
            }
            else
            {
                sheet.Add(row, column + i, shown);
            }
        }

        return repeated;
    }

    private static int Decimals(ReadOnlySpan<char> shown)
    {
        var point = shown.LastIndexOf('.');
        var digits = 0;
        for (var i = point + 1; point >= 0 && i < shown.Length && char.IsAsciiDigit(shown[i]); i++)
        {
            digits++;
        }

        return digits;
    }

    private int Repeated(string attribute) => xml.GetAttribute(attribute, TableNs) is { } count ? ParseRepeat(count) : 1;

    private static int ParseRepeat(string count) =>
        int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? Math.Min(n, TabularLimits.Rows) : 1;
}
