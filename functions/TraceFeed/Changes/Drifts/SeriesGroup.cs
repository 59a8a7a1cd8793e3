using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Drifts;

/// <summary>Series of one table that have something in common: their measure and breakdown, one an area; or their area, one a measure.</summary>
/// <param name="Name">What they have in common, in words.</param>
/// <param name="Area">The area, where that is what they have in common; else null.</param>
/// <param name="Members">Each series by what tells it apart from the others.</param>
internal sealed record SeriesGroup(string Name, Area? Area, IReadOnlyDictionary<string, Series> Members)
{
    /// <summary>Groups series by measure and breakdown, or by area.</summary>
    public static IReadOnlyList<SeriesGroup> Of(IEnumerable<Series> series, bool byArea) =>
    [
        .. series.GroupBy(one => byArea ? Where(one) : What(one), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group =>
            new SeriesGroup(byArea ? group.First().Area?.Name ?? "" : group.First().Label, byArea ? group.First().Area : null, group.ToDictionary(one => byArea ? What(one) : Where(one), StringComparer.Ordinal))),
    ];

    /// <summary>The pairs of a group and another that only their common part tells apart; of a provisional series nobody knows the unit.</summary>
    public IEnumerable<(Series Old, Series New)> Pairs(SeriesGroup other) =>
        Members.Where(pair => other.Members.ContainsKey(pair.Key)).Select(pair => (pair.Value, other.Members[pair.Key])).Where(pair => pair.Value.ToDate == pair.Item2.ToDate && (pair.Value.Unit == pair.Item2.Unit || pair.Value.Unit is null || pair.Item2.Unit is null));

    private static string Where(Series series) => series.Area?.Key ?? "";

    private static string What(Series series) => string.Join('/', series.Breakdown.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}").Prepend(series.Measure));
}
