using System.Globalization;

namespace TraceFeed.Changes;

/// <summary>Integers in units of <c>10^-decimals</c>, as packed columns hold them.</summary>
internal static class ScaledNumber
{
    /// <summary>The exact decimal string: 700 with one decimal is <c>70.0</c>.</summary>
    public static string Format(long value, int decimals) => ToDecimal(value, decimals).ToString(CultureInfo.InvariantCulture);

    /// <summary>The number, with its trailing zeros.</summary>
    public static decimal ToDecimal(long value, int decimals)
    {
        var magnitude = value < 0 ? (ulong)-(Int128)value : (ulong)value;
        return new decimal((int)(magnitude & uint.MaxValue), (int)(magnitude >> 32), 0, value < 0, (byte)decimals);
    }

    /// <summary>A number that has no more than so many decimals, in units of <c>10^-decimals</c>.</summary>
    public static long FromDecimal(decimal value, int decimals)
    {
        for (; decimals > 0; decimals--)
        {
            value *= 10;
        }

        return (long)value;
    }

    /// <summary>Whether two scaled numbers are the same number.</summary>
    public static bool Equal(long a, int aDecimals, long b, int bDecimals)
    {
        if (aDecimals == bDecimals)
        {
            return a == b;
        }

        Int128 x = a, y = b;
        for (; aDecimals < bDecimals; aDecimals++)
        {
            x *= 10;
        }

        for (; bDecimals < aDecimals; bDecimals++)
        {
            y *= 10;
        }

        return x == y;
    }
}
