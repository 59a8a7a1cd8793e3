using System.Globalization;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Drifts;

/// <summary>How far what vanished and what is new agree, period by period.</summary>
internal sealed class Evidence
{
    // Three different numbers that agree are no coincidence of zeros.
    private const int LeastNumbers = 3;

    private readonly HashSet<decimal> numbers = [];

    /// <summary>Figures that both state.</summary>
    public int Common { get; private set; }

    /// <summary>Those that are equal.</summary>
    public int Equal { get; private set; }

    /// <summary>Adds the histories of two series.</summary>
    public void Add(IReadOnlyDictionary<BlockKey, string> before, IReadOnlyDictionary<BlockKey, string> now)
    {
        foreach (var (key, text) in before)
        {
            // A number that a symbol took the place of tells nothing either way.
            if (now.TryGetValue(key, out var other) && Number(text) is null == Number(other) is null)
            {
                Count(text == other, Number(text));
            }
        }
    }

    /// <summary>Adds the histories of series of which one side must sum to the other; periods in which one of them states no number do not count.</summary>
    public void AddSums(IReadOnlyList<IReadOnlyDictionary<BlockKey, string>> before, IReadOnlyList<IReadOnlyDictionary<BlockKey, string>> now)
    {
        foreach (var key in before[0].Keys)
        {
            if (Sum(before, key) is { } old && Sum(now, key) is { } sum)
            {
                Count(old == sum, old);
            }
        }
    }

    /// <summary>Whether that is one history.</summary>
    /// <param name="limits">The source's limits.</param>
    /// <param name="alike">Whether the words are much the same as well: then a short history is enough.</param>
    public bool Suffices(ChangeLimits limits, bool alike) =>
        Common >= limits.RenamedLeast ? Equal >= limits.RenamedShare * Common && numbers.Count >= (alike ? 1 : LeastNumbers) : alike && numbers.Count > 0 && Equal == Common;

    private void Count(bool equal, decimal? number)
    {
        Common++;
        if (equal)
        {
            Equal++;
            if (number is { } found and not 0)
            {
                numbers.Add(found);
            }
        }
    }

    private static decimal? Sum(IReadOnlyList<IReadOnlyDictionary<BlockKey, string>> parts, BlockKey key)
    {
        decimal sum = 0;
        foreach (var part in parts)
        {
            if (!part.TryGetValue(key, out var text) || Number(text) is not { } number)
            {
                return null;
            }

            sum += number;
        }

        return sum;
    }

    private static decimal? Number(string text) => decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;
}
