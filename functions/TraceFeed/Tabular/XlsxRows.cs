using System.Globalization;
using System.Xml;

namespace TraceFeed.Tabular;

/// <summary>Walks the <c>sheetData</c> of a worksheet part (ECMA-376, part 1, section 18.3.1.80) row by row, keeping filled cells only.</summary>
internal sealed class XlsxRows
{
    private readonly XmlReader xml;
    private readonly XlsxCell cell;
    private readonly string file;
    private readonly string name;
    private int depth = -1;
    private int row;

    /// <summary>Stands before the first row.</summary>
    /// <param name="part">The sheet's part.</param>
    /// <param name="value">What takes the values.</param>
    /// <param name="file">The file's name, for messages.</param>
    /// <param name="name">The sheet's name, for messages.</param>
    /// <exception cref="UnreadableFileException">The part is no worksheet.</exception>
    public XlsxRows(XlsxPart part, XlsxValue value, string file, string name)
    {
        (xml, this.file, this.name, cell) = (part.Xml, file, name, new XlsxCell(part.Xml, value, file, name));
        while (BoundedXml.Next(xml) && xml.NodeType != XmlNodeType.Element)
        {
            // What stands before the root says nothing.
        }

        if (xml.LocalName != "worksheet" || !XlsxNamespaces.IsMain(xml.NamespaceURI))
        {
            throw new UnreadableFileException(file, part.Name, $"holds no worksheet; expected the cells of sheet {name}");
        }

        FindRows();
    }

    /// <summary>Adds the cells of the next row with a filled cell; false at the end of the sheet.</summary>
    public bool Next(SheetBuilder sheet)
    {
        var before = sheet.Cells;
        while (xml.Depth > depth && depth > 0 && sheet.Cells == before)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "row")
            {
                Row(sheet);
            }
            else
            {
                BoundedXml.Skip(xml);
            }
        }

        return sheet.Cells > before;
    }

    private void FindRows()
    {
        var root = xml.Depth;
        var empty = xml.IsEmptyElement;
        xml.Read();
        while (!empty && xml.Depth > root)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "sheetData")
            {
                depth = xml.IsEmptyElement ? -1 : xml.Depth;
                xml.Read();
                return;
            }

            BoundedXml.Skip(xml);
        }
    }

    private void Row(SheetBuilder sheet)
    {
        row = Number(row);
        var at = xml.Depth;
        var empty = xml.IsEmptyElement;
        var column = 0;
        xml.Read();
        while (!empty && xml.Depth > at)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "c")
            {
                column = cell.Read(sheet, row, column);
            }
            else
            {
                BoundedXml.Skip(xml);
            }
        }

        if (!empty)
        {
            xml.Read();
        }
    }

    private int Number(int before)
    {
        if (xml.GetAttribute("r") is not { } stated)
        {
            return Math.Min(before + 1, TabularLimits.Rows + 1);
        }

        return int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > before
            ? Math.Min(number, TabularLimits.Rows + 1)
            : throw new UnreadableFileException(file, $"sheet {name}, row {before}", $"is followed by row '{stated}'; expected rows from top to bottom. The file is damaged, or written by a program that no spreadsheet understands");
    }
}
