using System.Globalization;
using System.Xml;

namespace TraceFeed.Tabular;

/// <summary>
/// Reads the cells of an OpenDocument spreadsheet (ODF 1.3, part 3, section 9.1.4): the number or date that a cell states
/// (<c>office:value-type</c> with <c>office:value</c> or <c>office:date-value</c>), else the text that it shows.
/// </summary>
internal sealed class OdsCell(XmlReader xml, string file)
{
    private readonly OdsText text = new(xml, file);
    private readonly char[] value = new char[64];
    private int valueLength;

    /// <summary>A count of repetitions; 1 where it is missing or none.</summary>
    public static int Repeats(string? count) =>
        int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && n > 0 ? Math.Min(n, TabularLimits.Rows) : 1;

    /// <summary>Reads the cell the reader stands on, leaves the reader behind it and returns how many columns it fills.</summary>
    public int Read(SheetBuilder sheet, int row, int column, int rowsRepeated)
    {
        var (repeated, columns, rows) = (1, 1, 1);
        var (numeric, percent, dated) = (false, false, false);
        valueLength = 0;
        for (var more = xml.MoveToFirstAttribute(); more; more = xml.MoveToNextAttribute())
        {
            switch (xml.LocalName)
            {
                case "number-columns-repeated" when xml.NamespaceURI == OdsContent.TableNs:
                    repeated = Repeats(xml.Value);
                    break;
                case "number-columns-spanned" when xml.NamespaceURI == OdsContent.TableNs:
                    columns = Repeats(xml.Value);
                    break;
                case "number-rows-spanned" when xml.NamespaceURI == OdsContent.TableNs:
                    rows = Repeats(xml.Value);
                    break;
                case "value-type" when xml.NamespaceURI == OdsContent.OfficeNs:
                    (percent, dated) = (xml.Value == "percentage", xml.Value == "date");
                    numeric = percent || xml.Value is "float" or "currency";
                    break;
                case "value" or "date-value" when xml.NamespaceURI == OdsContent.OfficeNs:
                    ReadValue();
                    break;
            }
        }

        xml.MoveToElement();
        var shown = text.Read();
        if (shown.IsEmpty && !numeric && !(dated && valueLength > 0))
        {
            return repeated;
        }

        Check(sheet, row, rowsRepeated, repeated);

        // A value that fills the buffer may have been cut off.
        var stated = valueLength < value.Length ? value.AsSpan(0, valueLength) : [];
        for (var i = 0; i < repeated; i++)
        {
            // A percentage cell states a fraction and shows a percentage.
            if (numeric && ExactNumber.TryParse(stated, out var number) && (!percent || number.TryTimesHundred(out number)))
            {
                sheet.Add(row, column + i, number, shown.IsEmpty ? number.Scale : Decimals(shown));
            }
            else if (dated && TryDate(stated, out var date))
            {
                sheet.Add(row, column + i, date);
            }
            else
            {
                // A value that is no finite number and no date is captured as the text it is, never dropped.
                sheet.Add(row, column + i, shown.IsEmpty ? value.AsSpan(0, valueLength) : shown);
            }

            sheet.Sheet.Span(columns, rows);
        }

        return repeated;
    }

    private void ReadValue()
    {
        valueLength = 0;
        while (valueLength < value.Length && xml.ReadValueChunk(value, valueLength, value.Length - valueLength) is > 0 and var read)
        {
            valueLength += read;
        }
    }

    private void Check(SheetBuilder sheet, int row, int rowsRepeated, int repeated)
    {
        if (rowsRepeated > 1)
        {
            throw new UnreadableFileException(file, $"sheet {sheet.Sheet.Name}, row {row}", $"repeats a filled row {rowsRepeated} times; expected every figure once");
        }

        if (repeated > TabularLimits.RepeatedCells)
        {
            throw new UnreadableFileException(file, $"sheet {sheet.Sheet.Name}, row {row}", $"repeats a filled cell {repeated} times; expected at most {TabularLimits.RepeatedCells} equal neighbours");
        }
    }

    // A date, or a date and a time of day with as many decimals as the program likes: dateOrDateTime of ODF 1.3, part 3.
    private static bool TryDate(ReadOnlySpan<char> stated, out DateOnly date)
    {
        var time = stated[Math.Min(10, stated.Length)..];
        return DateOnly.TryParseExact(stated[..Math.Min(10, stated.Length)], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date)
            && (time.IsEmpty || (time.Length >= 9 && time[0] == 'T'
                && TimeOnly.TryParseExact(time[1..9], "HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                && (time.Length == 9 || (time[9] == '.' && !time[10..].ContainsAnyExceptInRange('0', '9')))));
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
}
