using System.Globalization;
using System.Numerics;

namespace TraceFeed.Tests.Changes.Derived;

/// <summary>A fraction of two whole numbers as it is taught at school: never reduced, and rounded only when it is written down.</summary>
internal readonly record struct SlowRational(BigInteger Of, BigInteger Over)
{
    /// <summary>What a decimal string says.</summary>
    public static SlowRational Parse(string text)
    {
        var point = text.IndexOf('.', StringComparison.Ordinal);
        var digits = BigInteger.Parse(text.Replace(".", "", StringComparison.Ordinal), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        return new SlowRational(digits, BigInteger.Pow(10, point < 0 ? 0 : text.Length - point - 1));
    }

    public static SlowRational operator +(SlowRational a, SlowRational b) => new((a.Of * b.Over) + (b.Of * a.Over), a.Over * b.Over);

    public static SlowRational operator -(SlowRational a, SlowRational b) => new((a.Of * b.Over) - (b.Of * a.Over), a.Over * b.Over);

    public static SlowRational operator *(SlowRational a, SlowRational b) => new(a.Of * b.Of, a.Over * b.Over);

    /// <summary>Dividing by zero gives a fraction over zero, which no later step makes whole again.</summary>
    public static SlowRational operator /(SlowRational a, SlowRational b) => new(a.Of * b.Over, a.Over * b.Of);

    /// <summary>The decimal string, rounded half away from zero; null over zero, and where 64 bits do not hold its digits.</summary>
    public string? Rounded(int decimals)
    {
        if (Over.IsZero)
        {
            return null;
        }

        var (of, over) = (BigInteger.Abs(Of) * BigInteger.Pow(10, decimals), BigInteger.Abs(Over));
        var digits = ((2 * of) + over) / (2 * over) * Of.Sign * Over.Sign;
        if (digits < long.MinValue || digits > long.MaxValue)
        {
            return null;
        }

        var text = BigInteger.Abs(digits).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return (digits.Sign < 0 ? "-" : "") + (decimals == 0 ? text : $"{text[..^decimals]}.{text[^decimals..]}");
    }
}
