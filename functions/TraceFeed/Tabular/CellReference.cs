using System.Globalization;

namespace TraceFeed.Tabular;

/// <summary>Cell references as spreadsheets write them: <c>Z7</c> is column 26 of row 7.</summary>
public static class CellReference
{
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
}
