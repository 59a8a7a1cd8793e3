namespace TraceFeed.Changes.Masses;

/// <summary>To which base figures are rounded. Zero is a multiple of everything and says nothing.</summary>
internal sealed class RoundingTally
{
    private static readonly long[] Bases = [5, 10, 50, 100, 500, 1_000, 5_000, 10_000, 50_000, 100_000];

    // One figure that stands in every cell is a multiple of itself and of much else by chance; small counts rounded to 5 may be 5 and 10 only.
    private const int LeastDifferent = 5;
    private const int LeastRounded = 2;

    private readonly int[] multiples = new int[Bases.Length];
    private readonly HashSet<long> different = [];
    private int figures;

    /// <summary>Counts a figure.</summary>
    public void Count(long value)
    {
        if (value == 0)
        {
            return;
        }

        figures++;
        if (different.Count < LeastDifferent)
        {
            different.Add(value);
        }

        for (var i = 0; i < Bases.Length && value % Bases[0] == 0; i++)
        {
            multiples[i] += value % Bases[i] == 0 ? 1 : 0;
        }
    }

    /// <summary>The two bases, where one side is rounded to a base that the other side is not rounded to; else null.</summary>
    /// <param name="old">The figures before.</param>
    /// <param name="now">The figures now.</param>
    /// <param name="rounded">The least share of multiples of a base on the side that is rounded to it.</param>
    /// <param name="unrounded">The least share of others on the side that is not.</param>
    public static (long Old, long New)? Changed(RoundingTally old, RoundingTally now, decimal rounded, decimal unrounded)
    {
        var (before, after) = (old.Base(rounded), now.Base(rounded));
        var (coarse, coarser, finer) = before > after ? (before, old, now) : (after, now, old);
        return before != after && coarser.different.Count >= LeastRounded && finer.different.Count >= LeastDifferent && finer.figures - finer.Multiples(coarse) >= unrounded * finer.figures ? (before, after) : null;
    }

    // The largest base that nearly every figure is a multiple of; 1 for none.
    private long Base(decimal share) => Bases.Where(one => figures > 0 && Multiples(one) >= share * figures).DefaultIfEmpty(1).Max();

    private int Multiples(long of) => of == 1 ? figures : multiples[Array.IndexOf(Bases, of)];
}
