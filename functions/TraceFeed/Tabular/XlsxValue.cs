using System.Globalization;

namespace TraceFeed.Tabular;

/// <summary>Puts values into a sheet as their type and their style make them texts, numbers or dates (ECMA-376, part 1, section 18.3.1.96).</summary>
/// <param name="strings">The workbook's shared strings.</param>
/// <param name="styles">The workbook's styles.</param>
/// <param name="date1904">Whether dates are counted from 1904.</param>
internal sealed class XlsxValue(XlsxSharedStrings strings, XlsxStyles styles, bool date1904)
{
    /// <summary>Adds a cell, unless its text is empty.</summary>
    /// <param name="sheet">Takes the cell.</param>
    /// <param name="row">The cell's row.</param>
    /// <param name="column">The cell's column.</param>
    /// <param name="type">What the value is.</param>
    /// <param name="style">The number of the cell's style.</param>
    /// <param name="value">The value as written; not empty.</param>
    /// <returns>What is wrong with the value; null when nothing is.</returns>
    public string? Add(SheetBuilder sheet, int row, int column, XlsxCellType type, int style, ReadOnlySpan<char> value)
    {
        switch (type)
        {
            case XlsxCellType.Number:
                return Number(sheet, row, column, style, value);
            case XlsxCellType.Shared:
                if (!int.TryParse(value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var index) || index >= strings.Count)
                {
                    return $"refers to shared string '{value}', and the workbook holds {strings.Count}";
                }

                if (strings[index] is { IsEmpty: false } shared)
                {
                    sheet.Add(row, column, shared);
                }

                return null;
            case XlsxCellType.Date when XlsxDate.TryIso(value, out var date):
                sheet.Add(row, column, date);
                return null;
            case XlsxCellType.Boolean:
                sheet.Add(row, column, value switch { "1" or "true" => "TRUE", "0" or "false" => "FALSE", _ => value });
                return null;
            default:
                sheet.Add(row, column, value);
                return null;
        }
    }

    private string? Number(SheetBuilder sheet, int row, int column, int style, ReadOnlySpan<char> value)
    {
        if (!styles.TryFormat(style, out var format))
        {
            return $"has style {style}, which the workbook does not define";
        }

        // A percentage cell states a fraction and shows a percentage. A value that is no finite number is captured as the text it is, never dropped.
        if (!ExactNumber.TryParse(value, out var number) || (format.IsPercent && !number.TryTimesHundred(out number)))
        {
            sheet.Add(row, column, value);
        }
        else if (format.IsDate && XlsxDate.TrySerial(number, date1904, out var date))
        {
            sheet.Add(row, column, date);
        }
        else
        {
            sheet.Add(row, column, number, format.DecimalsOf(number));
        }

        return null;
    }
}
