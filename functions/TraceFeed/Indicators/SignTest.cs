using System.Numerics;

namespace TraceFeed.Indicators;

/// <summary>The sign test: whether it is unlikely that things which go up as often as down come out as one-sided as they did.</summary>
internal static class SignTest
{
    /// <summary>One in how many such outcomes may still be called unlikely.</summary>
    public const int OneIn = 100;

    /// <summary>Whether chance gives such an outcome, to either side, in less than one of <see cref="OneIn"/> cases. Exact; least are eight of eight.</summary>
    /// <param name="most">How many went the way that most did.</param>
    /// <param name="all">How many went either way.</param>
    public static bool IsUnlikely(int most, int all)
    {
        // The number of ways for `most` or more of `all` to go one way; there are 2^all outcomes, and two ways to go.
        var (ways, choose) = (BigInteger.Zero, BigInteger.One);
        for (var others = 0; others <= all - most; others++)
        {
            ways += choose;
            choose = choose * (all - others) / (others + 1);
        }

        return 2 * ways * OneIn < BigInteger.Pow(2, all);
    }
}
