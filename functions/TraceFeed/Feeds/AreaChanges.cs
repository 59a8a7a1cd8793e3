using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>What of a commit concerns an area.</summary>
/// <param name="Area">The area.</param>
/// <param name="Items">The items that a feed of the area has of the commit.</param>
/// <param name="Bytes">About how large they are in JSON.</param>
public sealed record AreaChanges(Area Area, int Items, int Bytes)
{
    // Measured on the sample and official files: an item's frame, and a change that is shown.
    private const int ItemBytes = 2_500;
    private const int ChangeBytes = 1_200;

    /// <summary>The areas that a change speaks of: its own, those recoded, those missing or back.</summary>
    public static IEnumerable<Area> Areas(Change change) =>
        new[] { change.Area }.Concat((change.Drift?.From ?? []).Concat(change.Drift?.To ?? []).Select(end => end.Area)).Concat(change.Mass?.Areas ?? []).OfType<Area>().Distinct();

    /// <summary>Every area of a commit.</summary>
    public static IReadOnlyList<AreaChanges> Of(Commit commit)
    {
        var events = commit.Changes.Where(change => change.Id is not null && (change.Mass is not null || change.Drift is not null)).ToLookup(change => change.Id!, StringComparer.Ordinal);
        var counts = new Dictionary<Area, Dictionary<string, int>>();
        foreach (var change in commit.Changes)
        {
            var subject = FeedItems.SubjectOf(change.PartOf is { } whole ? events[whole].FirstOrDefault() ?? change : change);
            foreach (var area in Areas(change).Select(LegalText.Of))
            {
                var subjects = counts.TryGetValue(area, out var known) ? known : counts[area] = new Dictionary<string, int>(StringComparer.Ordinal);
                subjects[subject] = subjects.GetValueOrDefault(subject) + 1;
            }
        }

        return [.. counts.Select(pair => new AreaChanges(pair.Key, Math.Min(pair.Value.Count, FeedLimits.ItemsOfPublication), pair.Value.Values.Sum(count => ItemBytes + (ChangeBytes * Math.Min(count, FeedLimits.Rows)))))];
    }
}
