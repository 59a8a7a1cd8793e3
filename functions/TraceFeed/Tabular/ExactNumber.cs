namespace TraceFeed.Tabular;

/// <summary>A decimal number exactly as a file states it: <c>Mantissa / 10^Scale</c>.</summary>
/// <param name="Mantissa">All significant digits with their sign.</param>
/// <param name="Scale">Digits behind the decimal point.</param>
public readonly record struct ExactNumber(long Mantissa, byte Scale)
{
    private const int MostDigits = 18;

    /// <summary>
    /// Reads a number as statisticians print it: blanks around it, a sign, thousands commas in groups of three,
    /// a decimal point, an exponent. Anything else is not a number; <c>0,123</c> is none, because thousands do not begin with a zero.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out ExactNumber number)
    {
        number = default;
        text = text.Trim();
        var at = 0;
        var negative = false;
        if (at < text.Length && text[at] is '-' or '+' or '\u2212')
        {
            negative = text[at++] != '+';
        }

        long mantissa = 0;
        int digits = 0, kept = 0, scale = 0, sinceComma = -1;
        var point = false;
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (char.IsAsciiDigit(c))
            {
                digits++;
                sinceComma += sinceComma >= 0 ? 1 : 0;
                if (kept == MostDigits)
                {
                    // Digits beyond what a double can mean carry no information behind the point, but would change a count.
                    if (!point)
                    {
                        return false;
                    }

                    continue;
                }

                mantissa = (mantissa * 10) + (c - '0');
                kept += mantissa == 0 ? 0 : 1;
                scale += point ? 1 : 0;
            }
            else if (c == '.' && !point && sinceComma is -1 or 3)
            {
                (point, sinceComma) = (true, -1);
            }
            else if (c == ',' && !point && digits > 0 && (sinceComma == 3 || (sinceComma == -1 && digits <= 3 && text[at - digits] != '0')))
            {
                sinceComma = 0;
            }
            else
            {
                break;
            }
        }

        if (digits == 0 || sinceComma is >= 0 and not 3 || !TryExponent(text[at..], ref mantissa, ref scale))
        {
            return false;
        }

        number = new ExactNumber(negative ? -mantissa : mantissa, (byte)scale);
        return true;
    }

    /// <summary>
    /// The number in units of <c>10^-decimals</c>, rounded half-up (half away from zero), as statistical publishers round;
    /// false when it does not fit 64 bits.
    /// </summary>
    public bool TryScale(int decimals, out long scaled)
    {
        Int128 value = Mantissa;
        for (var i = Scale; i < decimals; i++)
        {
            value *= 10;
            if (value > long.MaxValue || value < -long.MaxValue)
            {
                scaled = 0;
                return false;
            }
        }

        if (Scale - decimals > 19)
        {
            value = 0;
        }
        else if (Scale > decimals)
        {
            Int128 divisor = 1;
            for (var i = decimals; i < Scale; i++)
            {
                divisor *= 10;
            }

            value = (value + (value < 0 ? -(divisor / 2) : divisor / 2)) / divisor;
        }

        scaled = (long)value;
        return true;
    }

    /// <summary>The number as a plain decimal string, with its trailing zeros.</summary>
    public override string ToString()
    {
        var digits = Int128.Abs(Mantissa).ToString(System.Globalization.CultureInfo.InvariantCulture).PadLeft(Scale + 1, '0');
        var sign = Mantissa < 0 ? "-" : "";
        return Scale == 0 ? sign + digits : $"{sign}{digits[..^Scale]}.{digits[^Scale..]}";
    }

    /// <summary>A hundred times the number; false when it does not fit 64 bits.</summary>
    internal bool TryTimesHundred(out ExactNumber hundredfold)
    {
        var factor = Scale switch { 0 => 100, 1 => 10, _ => 1 };
        var fits = Math.Abs(Mantissa) <= long.MaxValue / factor;
        hundredfold = fits ? new ExactNumber(Mantissa * factor, (byte)Math.Max(0, Scale - 2)) : default;
        return fits;
    }

    private static bool TryExponent(ReadOnlySpan<char> rest, ref long mantissa, ref int scale)
    {
        if (rest.IsEmpty)
        {
            return scale <= 40;
        }

        if (rest[0] is not ('e' or 'E') || rest.Length > 4 || !int.TryParse(rest[1..], System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var exponent))
        {
            return false;
        }

        for (; exponent > 0; exponent--)
        {
            if (scale > 0)
            {
                scale--;
            }
            else if (mantissa > long.MaxValue / 10)
            {
                return false;
            }
            else
            {
                mantissa *= 10;
            }
        }

        scale -= exponent;
        return scale <= 40;
    }
}
