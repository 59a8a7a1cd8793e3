using System.Xml;

namespace TraceFeed.Tabular;

/// <summary>Walks <c>content.xml</c> of an OpenDocument spreadsheet once, table by table and row by row, keeping filled cells only.</summary>
internal sealed class OdsContent(XmlReader xml, string file)
{
    public const string TableNs = "urn:oasis:names:tc:opendocument:xmlns:table:1.0";
    public const string OfficeNs = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";

    private readonly OdsCell cell = new(xml, file);
    private int tables;
    private int tablesDepth = -1;
    private int tableDepth = -1;
    private int row;

    /// <summary>Goes to the next table, once the rows of the last one are read; null when there is none.</summary>
    /// <param name="cellsBefore">Filled cells of the tables before.</param>
    public SheetBuilder? NextTable(int cellsBefore)
    {
        if (tablesDepth < 0)
        {
            FindTables();
        }
        else if (tableDepth >= 0)
        {
            xml.Read();
        }

        for (tableDepth = -1; xml.Depth >= tablesDepth;)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "table" && xml.NamespaceURI == TableNs)
            {
                return Table(cellsBefore);
            }

            // Tracked changes, validations and data pilots hold cells of their own that nobody sees.
            BoundedXml.Skip(xml);
        }

        return null;
    }

    /// <summary>Adds the next row with a filled cell; false at the end of the table.</summary>
    public bool NextRow(SheetBuilder sheet)
    {
        var before = sheet.Cells;
        while (xml.Depth > tableDepth && sheet.Cells == before)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.NamespaceURI == TableNs && xml.LocalName == "table-row")
            {
                row = Beyond(row, Row(sheet), TabularLimits.Rows);
            }
            else if (xml.NodeType == XmlNodeType.Element && !(xml.NamespaceURI == TableNs && xml.LocalName is "table-header-rows" or "table-row-group" or "table-rows"))
            {
                BoundedXml.Skip(xml);
            }
            else
            {
                BoundedXml.Next(xml);
            }
        }

        return sheet.Cells > before;
    }

    private void FindTables()
    {
        while (!(xml.NodeType == XmlNodeType.Element && xml.LocalName == "spreadsheet" && xml.NamespaceURI == OfficeNs))
        {
            if (!BoundedXml.Next(xml))
            {
                throw new UnreadableFileException(file, "content.xml", "holds no office:spreadsheet; expected an OpenDocument spreadsheet, not a text or a drawing");
            }
        }

        tablesDepth = xml.Depth + 1;
        xml.Read();
    }

    private SheetBuilder Table(int cellsBefore)
    {
        if (tables++ == TabularLimits.Sheets)
        {
            throw new UnreadableFileException(file, null, $"has more than {TabularLimits.Sheets} sheets");
        }

        var sheet = new SheetBuilder(file, xml.GetAttribute("name", TableNs) ?? "", TabularLimits.WorkbookCells - cellsBefore);
        (tableDepth, row) = (xml.Depth, 1);
        if (!xml.IsEmptyElement)
        {
            xml.Read();
        }

        return sheet;
    }

    private int Row(SheetBuilder sheet)
    {
        var repeated = OdsCell.Repeats(xml.GetAttribute("number-rows-repeated", TableNs));
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
                column = Beyond(column, cell.Read(sheet, row, column, repeated), TabularLimits.Columns);
            }
            else if (xml.NodeType == XmlNodeType.Element)
            {
                BoundedXml.Skip(xml);
            }
            else
            {
                BoundedXml.Next(xml);
            }
        }

        xml.Read();
        return repeated;
    }

    // Past the last row or column of any spreadsheet it does not matter how far.
    private static int Beyond(int at, int by, int last) => (int)Math.Min((long)at + by, last + 1);
}
