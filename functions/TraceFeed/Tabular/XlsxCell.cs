using System.Globalization;
using System.Xml;

namespace TraceFeed.Tabular;

/// <summary>Reads the cells of a sheet one by one (ECMA-376, part 1, section 18.3.1.4); a string is made of none.</summary>
/// <param name="xml">The sheet's part.</param>
/// <param name="value">What takes the values.</param>
/// <param name="file">The file's name, for messages.</param>
/// <param name="name">The sheet's name, for messages.</param>
internal sealed class XlsxCell(XmlReader xml, XlsxValue value, string file, string name)
{
    private readonly XlsxText text = new(file, $"sheet {name}");
    private const string Uncomputed = "(formula without a stored value)";
    private readonly char[] attribute = new char[32];

    /// <summary>Reads the cell whose element the reader stands on, leaves the reader behind it and returns the cell's column.</summary>
    /// <param name="sheet">Takes the cell, unless it is empty.</param>
    /// <param name="row">The row's number.</param>
    /// <param name="before">The column of the cell before; 0 for the first of a row. A cell that does not say where it is follows it.</param>
    public int Read(SheetBuilder sheet, int row, int before)
    {
        var column = before + 1;
        var (type, style) = (XlsxCellType.Number, 0);
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            switch (xml.LocalName)
            {
                case "r" when xml.Prefix.Length == 0:
                    var reference = Attribute();
                    if (!CellReference.TryParse(reference, out var of, out column) || of != row || column <= before)
                    {
                        throw Problem(row, $"has a cell '{reference}' out of place; expected the cells of one row from left to right");
                    }

                    break;
                case "t" when xml.Prefix.Length == 0:
                    type = TypeOf(Attribute());
                    break;
                case "s" when xml.Prefix.Length == 0:
                    var stated = Attribute();
                    style = int.TryParse(stated, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                        ? number
                        : throw Problem(row, $"has a cell of style '{stated}'; expected the number of a style");
                    break;
            }
        }

        xml.MoveToElement();
        if (IsUncomputed(type))
        {
            sheet.Add(row, column, Uncomputed);
        }
        else if (!text.Value.IsEmpty && value.Add(sheet, row, column, type, style, text.Value) is { } problem)
        {
            throw Problem(row, $"cell {CellReference.Format(row, column)} {problem}");
        }

        return column;
    }

    private static XlsxCellType TypeOf(ReadOnlySpan<char> type) => type switch
    {
        "n" => XlsxCellType.Number,
        "s" => XlsxCellType.Shared,
        "b" => XlsxCellType.Boolean,
        "d" => XlsxCellType.Date,
        _ => XlsxCellType.Text,
    };

    // The formula beside a value is passed over: what was computed with it when the workbook was saved is what was published.
    // One that was saved without being computed shows a figure in every spreadsheet program, so the cell is not an empty one.
    private bool IsUncomputed(XlsxCellType type)
    {
        var (formula, stated) = (false, false);
        text.Clear();
        var depth = xml.Depth;
        if (xml.IsEmptyElement)
        {
            xml.Read();
            return false;
        }

        xml.Read();
        while (xml.Depth > depth)
        {
            if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "v")
            {
                stated = true;
                text.Plain(xml);
            }
            else if (xml.NodeType == XmlNodeType.Element && xml.LocalName == "is")
            {
                text.Rich(xml);
            }
            else
            {
                formula |= xml.NodeType == XmlNodeType.Element && xml.LocalName == "f";
                BoundedXml.Skip(xml);
            }
        }

        xml.Read();
        return formula && text.Value.IsEmpty && !(stated && type == XlsxCellType.Text);
    }

    // No attribute that counts is as long as the buffer; a longer one is cut and then is nothing that is known.
    private ReadOnlySpan<char> Attribute()
    {
        var length = 0;
        while (length < attribute.Length && xml.ReadValueChunk(attribute, length, attribute.Length - length) is > 0 and var read)
        {
            length += read;
        }

        return attribute.AsSpan(0, length);
    }

    private UnreadableFileException Problem(int row, string problem) =>
        new(file, $"sheet {name}, row {row}", $"{problem}. The file is damaged, or written by a program that no spreadsheet understands");
}
