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
    /// The row and column of an A1 reference such as <c>Z7</c>, each from 1; false for anything else, a dollar sign or a range
    /// among it. Past the last row or column of any spreadsheet it does not matter how far.
    /// </summary>
    internal static bool TryParse(ReadOnlySpan<char> reference, out int row, out int column)
    {
        (row, column) = (0, 0);
        var at = 0;
        for (; at < reference.Length && char.IsAsciiLetterUpper(reference[at]); at++)
        {
            column = Math.Min((column * 26) + reference[at] - 'A' + 1, TabularLimits.Columns + 1);
        }

        for (; column > 0 && at < reference.Length && char.IsAsciiDigit(reference[at]); at++)
        {
            row = Math.Min((row * 10) + reference[at] - '0', TabularLimits.Rows + 1);
        }

        return row > 0 && at == reference.Length;
    }

    /// <summary>
    /// The sheet and the reference of a place as a <see cref="TabularReader"/> tells it. With column 0 the sheet is the template of a
    /// JSON Pointer whose placeholder stands for the row, and there is no sheet.
    /// </summary>
    public static (string? Sheet, string Ref) Of(string? sheet, int row, int column) => column > 0
        ? (sheet, Format(row, column))
        : (null, sheet!.Replace(RowPlaceholder, row.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
}
