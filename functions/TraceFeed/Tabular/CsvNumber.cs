namespace TraceFeed.Tabular;

/// <summary>Numbers in delimited text, which unlike a spreadsheet does not say which of its cells are numbers and which are codes.</summary>
internal static class CsvNumber
{
    private const int MostCharacters = 64;

    /// <summary>Reads a number in the plain sense, exactly; a code such as <c>007</c> or <c>5E1</c> is none.</summary>
    /// <param name="text">The field.</param>
    /// <param name="decimalComma">Whether a comma is the decimal mark and a point parts thousands, as <see cref="CsvDecimalMark"/> tells.</param>
    /// <param name="number">The number.</param>
    public static bool TryParse(ReadOnlySpan<char> text, bool decimalComma, out ExactNumber number) =>
        (decimalComma ? TryParseDecimalComma(text, out number) : ExactNumber.TryParse(text, out number)) && IsPlain(text);

    /// <summary>Whether a number is spelt without an exponent and without a zero before its first digit: otherwise the spelling may be a name.</summary>
    public static bool IsPlain(ReadOnlySpan<char> text)
    {
        var digits = text.Trim().TrimStart("-+\u2212");
        return !(digits.Length > 1 && digits[0] == '0' && char.IsAsciiDigit(digits[1])) && !digits.ContainsAny('e', 'E');
    }

    /// <summary>Reads a number whose decimal mark is a comma: <c>1.234,5</c>.</summary>
    public static bool TryParseDecimalComma(ReadOnlySpan<char> text, out ExactNumber number)
    {
        text = text.Trim();
        if (text.Length > MostCharacters)
        {
            number = default;
            return false;
        }

        Span<char> swapped = stackalloc char[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            swapped[i] = text[i] switch { ',' => '.', '.' => ',', var c => c };
        }

        return ExactNumber.TryParse(swapped, out number);
    }
}
