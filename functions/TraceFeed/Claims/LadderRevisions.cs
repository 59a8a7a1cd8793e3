using System.Globalization;
using TraceFeed.Feeds;
using TraceFeed.Indicators;

namespace TraceFeed.Claims;

/// <summary>How figures as first published, some of them known from reports of the day only, differ from later ones. What the log alone tells of a series is its <see cref="SeriesRecord"/>.</summary>
/// <param name="Up">The sizes of the revisions upwards, in the unit of the figures.</param>
/// <param name="Down">The sizes of those downwards.</param>
/// <param name="Unchanged">How many figures stayed the same.</param>
public sealed record LadderRevisions(IReadOnlyList<decimal> Up, IReadOnlyList<decimal> Down, int Unchanged)
{
    /// <summary>How many figures have both ends.</summary>
    public int Count => Up.Count + Down.Count + Unchanged;

    /// <summary>What follows for a reader where all went the same way, and chance is unlikely to give that; else empty.</summary>
    public string Warning => Math.Max(Up.Count, Down.Count) < Count || !SignTest.IsUnlikely(Count, Count) ? ""
        : Up.Count > 0 ? " All went up: who reads a first figure should expect it to rise."
        : " All went down: who reads a first figure should expect it to fall.";

    /// <summary>The differences of pairs of which both ends are known.</summary>
    public static LadderRevisions Of(IEnumerable<(decimal? First, decimal? Later)> pairs)
    {
        var differences = pairs.Where(pair => pair is { First: not null, Later: not null }).Select(pair => pair.Later!.Value - pair.First!.Value).ToList();
        return new([.. differences.Where(one => one > 0)], [.. differences.Where(one => one < 0).Select(one => -one)], differences.Count(one => one == 0));
    }

    /// <summary><c>upwards in 9 of 9 weeks, by 0.4 to 4.5 points</c>.</summary>
    public override string ToString()
    {
        var parts = new List<string>();
        foreach (var (way, sizes) in new[] { ("upwards", Up), ("downwards", Down) })
        {
            if (sizes.Count > 0)
            {
                parts.Add($"{way} in {NumberText.Of(sizes.Count)} of {NumberText.Of(Count, "week", "weeks")}, by {Size(sizes.Min())}{(sizes.Min() == sizes.Max() ? "" : $" to {Size(sizes.Max())}")} points");
            }
        }

        if (Unchanged > 0)
        {
            parts.Add($"not at all in {NumberText.Of(Unchanged)} of {NumberText.Of(Count, "week", "weeks")}");
        }

        return parts.Count == 0 ? "in no week of which both ends are known" : string.Join("; ", parts);
    }

    private static string Size(decimal size) => size.ToString("0.0#", CultureInfo.InvariantCulture);
}
