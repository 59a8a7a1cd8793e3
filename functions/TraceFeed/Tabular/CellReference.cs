using System.Globalization;

namespace TraceFeed.Tabular;

/// <summary>
/// Cell references as spreadsheets write them: <c>Z7</c> is column 26 of row 7. What has no rows and columns of its own (JSON)
/// is addressed by an RFC 6901 JSON Pointer instead.
/// </summary>
public static class CellReference
{
    /// <summary>
    /// Stands in a pointer's template for the number of the row, from 0. No JSON Pointer can hold it: <c>~</c> is followed by
    /// 0 or 1 there (RFC 6901, section 3).
    /// </summary>
    public const string RowPlaceholder = "~#";

    /// <summary>The A1 reference of a cell whose row and column are numbered from 1.</summary>
    public static string Format(int row, int column)
    {
        Span<char> letters = stackalloc char[4];
        var at = letters.Length;
        for (; column > 0; column = (column - 1) / 26)
        {
            letters[--at] = (char)('A' + ((column - 1) % 26));
        }

        return string.Create(CultureInfo.InvariantCulture, $"{letters[at..]}{row}");
    }

    /// <summary>
    /// The sheet and the reference of a place as a <see cref="TabularReader"/> tells it. With column 0 the sheet is the template of a
    /// JSON Pointer whose placeholder stands for the row, and there is no sheet.
    /// </summary>
    public static (string? Sheet, string Ref) Of(string? sheet, int row, int column) => column > 0
        ? (sheet, Format(row, column))
        : (null, sheet!.Replace(RowPlaceholder, row.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
}
