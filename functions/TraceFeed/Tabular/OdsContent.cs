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
    private int cells;

    public OdsContent(XmlReader xml, string file) => (this.xml, this.file, text) = (xml, file, new OdsText(xml, file));

    public IReadOnlyList<Sheet> Sheets()
    {
        while (!(xml.NodeType == XmlNodeType.Element && xml.LocalName == "spreadsheet" && xml.NamespaceURI == OfficeNs))
        {
            if (OdsText.Next(xml))
            {
                continue;
            }

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
                cells += sheets[^1].Count;
            }
            else
            {
                // Tracked changes, validations and data pilots hold cells of their own that nobody sees.
                OdsText.Skip(xml);
            }
        }

        return sheets;
    }

    private Sheet Table()
    {
        var name = xml.GetAttribute("name", TableNs) ?? "";
        var sheet = new SheetBuilder(file, name, TabularLimits.WorkbookCells - cells);
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
                row = Beyond(row, Row(sheet, row, name), TabularLimits.Rows);
            }
            else if (xml.NodeType == XmlNodeType.Element && !(xml.NamespaceURI == TableNs && xml.LocalName is "table-header-rows" or "table-row-group" or "table-rows"))
            {
                OdsText.Skip(xml);
            }
            else
            {
                OdsText.Next(xml);
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
                column = Beyond(column, Cell(sheet, row, column, repeated, name), TabularLimits.Columns);
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                OdsText.Skip(xml);
            }
            else
            {
                OdsText.Next(xml);
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

        if (repeated > TabularLimits.RepeatedCells)
        {
            throw new UnreadableFileException(file, $"sheet {name}, row {row}", $"repeats a filled cell {repeated} times; expected at most {TabularLimits.RepeatedCells} equal neighbours");
        }

        for (var i = 0; i < repeated; i++)
        {
            // A value that fills the buffer may have been cut off. A percentage cell states a fraction and shows a percentage.
            if (numeric && valueLength < value.Length && ExactNumber.TryParse(value.AsSpan(0, valueLength), out var number) && (!percent || number.TryTimesHundred(out number)))
            {
                sheet.Add(row, column + i, number, shown.IsEmpty ? number.Scale : Decimals(shown));
            }
            else
            {
                // A value that is no finite number is captured as the text it is, never dropped.
                sheet.Add(row, column + i, shown.IsEmpty ? value.AsSpan(0, valueLength) : shown);
            }
        }

        return repeated;
    }

    // Past the last row or column of any spreadsheet it does not matter how far.
    private static int Beyond(int at, int by, int last) => (int)Math.Min((long)at + by, last + 1);

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
