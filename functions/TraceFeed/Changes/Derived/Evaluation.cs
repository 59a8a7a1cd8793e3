using System.Numerics;
using Fractions;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Derived;

/// <summary>Computes formulas exactly, in fractions of whole numbers, and rounds once, half away from zero.</summary>
internal static class Evaluation
{
    private static readonly Fraction Hundred = new(100);

    /// <summary>The value; null where it divides by zero or is too large to be stored.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="numbers">The figures in the order of <see cref="InputBlocks.Places"/>: one for each reference, and of a running total or a weekly value also the total before.</param>
    /// <param name="decimals">Decimals of the result.</param>
    public static decimal? Of(Formula formula, IReadOnlyList<decimal> numbers, byte decimals)
    {
        // A total and a week have one reference; what stands behind it is the total before.
        var references = formula.References.Index().ToDictionary(reference => reference.Item, reference => numbers[reference.Index], StringComparer.Ordinal);
        var before = formula is { RunningTotal: null, Weekly: null } || numbers.Count == 1 ? (decimal?)null : numbers[1];
        return Of(formula, references, before, decimals) is { } value ? ScaledNumber.ToDecimal(value, decimals) : null;
    }

    /// <summary>The value in units of <c>10^-decimals</c>; null where it divides by zero or is too large to be stored.</summary>
    /// <param name="formula">The formula.</param>
    /// <param name="figures">The figure of each of its references that is not the total or the week before.</param>
    /// <param name="before">Of a running total the total before, of a weekly value the total a week earlier; null for the first.</param>
    /// <param name="decimals">Decimals of the result.</param>
    public static long? Of(Formula formula, IReadOnlyDictionary<string, decimal> figures, decimal? before, int decimals)
    {
        var exact = formula switch
        {
            { RunningTotal: { } part } => Fraction.FromDecimal(figures[part]) + Fraction.FromDecimal(before ?? 0),
            { Weekly: { } total } => Fraction.FromDecimal(figures[total]) - Fraction.FromDecimal(before ?? 0),
            { Difference: { } difference } => Percentage(difference.Of, figures) - Percentage(difference.Less, figures),
            _ => Percentage(formula.Share!, figures),
        };
        if (exact is not { IsNaN: false, IsInfinity: false } number)
        {
            return null;
        }

        var scaled = Fraction.RoundToBigInteger(number * new Fraction(BigInteger.Pow(10, decimals)), MidpointRounding.AwayFromZero);
        return scaled >= long.MinValue && scaled <= long.MaxValue ? (long)scaled : null;
    }

    private static Fraction? Percentage(IReadOnlyList<ShareFormula> shares, IReadOnlyDictionary<string, decimal> figures)
    {
        var product = Hundred;
        foreach (var share in shares)
        {
            var over = Sum(share.Over, figures);
            if (over.IsZero)
            {
                return null;
            }

            product = product * Sum(share.Of, figures) / over;
        }

        return product;
    }

    private static Fraction Sum(IReadOnlyList<string> references, IReadOnlyDictionary<string, decimal> figures) =>
        references.Aggregate(Fraction.Zero, (sum, reference) => sum + Fraction.FromDecimal(figures[reference]));
}
