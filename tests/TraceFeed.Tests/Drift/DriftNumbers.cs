using System.Globalization;

namespace TraceFeed.Tests.Drift;

/// <summary>The same numbers written otherwise.</summary>
internal static class DriftNumbers
{
    public static void Apply(DriftKind kind, IEnumerable<DriftCell> numbers, Random random)
    {
        var often = random.Next(1, 4);
        foreach (var cell in numbers.Where(_ => random.Next(4) < often).ToList())
        {
            switch (kind)
            {
                case DriftKind.NumberFormats:
                    (cell.Grouped, cell.Decimals) = (random.Next(2) == 0, random.Next(4));
                    cell.Text = Zeros(cell.Text, random.Next(3));
                    break;
                case DriftKind.NumbersAsText:
                    cell.AsText = true;
                    break;
                case DriftKind.Percentages:
                    cell.Percent = true;
                    break;
                default:
                    cell.Text = Noisy(cell.Text, random);
                    break;
            }
        }
    }

    /// <summary>A number with trailing zeros.</summary>
    public static string Zeros(string number, int zeros) =>
        zeros == 0 ? number : number + (number.Contains('.', StringComparison.Ordinal) ? "" : ".") + new string('0', zeros);

    /// <summary>A number as a program writes the double next to it, with all the digits it can.</summary>
    public static string Noisy(string number, Random random)
    {
        var value = double.Parse(number, CultureInfo.InvariantCulture);
        var near = value == 0 ? value : random.Next(3) switch { 0 => value, 1 => Math.BitIncrement(value), _ => Math.BitDecrement(value) };
        var noisy = near.ToString("G17", CultureInfo.InvariantCulture);
        return noisy.Contains('E', StringComparison.Ordinal) ? number : noisy;
    }
}
