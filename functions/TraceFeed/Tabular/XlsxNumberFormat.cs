namespace TraceFeed.Tabular;

/// <summary>What a number format makes of a number (ECMA-376, part 1, sections 18.8.30 and 18.8.31).</summary>
/// <param name="IsDate">The number counts days and is shown as a date, with or without a time of day.</param>
/// <param name="IsPercent">The number is a fraction and is shown as a percentage.</param>
/// <param name="Decimals">Digits behind the decimal point; negative for as many as the number has, as General shows it.</param>
internal readonly record struct XlsxNumberFormat(bool IsDate, bool IsPercent, int Decimals)
{
    // Excel shows General in eleven characters, of which one is the point.
    private const int GeneralDigits = 10;

    /// <summary>The number as it is; also what times of day and fractions with a stroke are taken for.</summary>
    public static readonly XlsxNumberFormat General = new(false, false, -1);

    /// <summary>A calendar date.</summary>
    public static readonly XlsxNumberFormat Date = new(true, false, -1);

    /// <summary>
    /// A format that has a number and no code. Of those that differ by language (27–36 and 50–58, East Asian) 32 and 33
    /// are times of day in all of them, as 18–21 and 45–47 are.
    /// </summary>
    public static XlsxNumberFormat BuiltIn(int id) => id switch
    {
        1 or 3 or 5 or 6 or 37 or 38 or 41 or 42 => new(false, false, 0),
        2 or 4 or 7 or 8 or 11 or 39 or 40 or 43 or 44 => new(false, false, 2),
        48 => new(false, false, 1),
        9 => new(false, true, 0),
        10 => new(false, true, 2),
        (>= 14 and <= 17) or 22 or (>= 27 and <= 31) or (>= 34 and <= 36) or (>= 50 and <= 58) => Date,
        _ => General,
    };

    /// <summary>Decimals that a reader is shown of a number.</summary>
    public int DecimalsOf(ExactNumber number)
    {
        if (Decimals >= 0 || number.Scale == 0)
        {
            return Math.Max(0, Decimals);
        }

        var digits = 0;
        for (var rest = Math.Abs(number.Mantissa); rest > 0; rest /= 10)
        {
            digits++;
        }

        // Beyond what is shown stands the noise of binary fractions: 4719.3000000000002 is shown as 4719.3.
        var decimals = Math.Clamp(GeneralDigits - Math.Max(1, digits - number.Scale), 0, number.Scale);
        if (!number.TryScale(decimals, out var shown))
        {
            return number.Scale;
        }

        for (; decimals > 0 && shown % 10 == 0; shown /= 10)
        {
            decimals--;
        }

        return decimals;
    }
}
