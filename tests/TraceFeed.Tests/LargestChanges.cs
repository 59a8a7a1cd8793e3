using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Feeds;

namespace TraceFeed.Tests;

/// <summary>Looks for the largest true revisions and withdrawals of a publication in the tables of its items, the slow way.</summary>
internal static class LargestChanges
{
    private const int Largest = 10;

    /// <summary>Those that stand in none.</summary>
    // By absolute size a withdrawal counts with the figure withdrawn; by relative size a revision from zero ranks last.
    public static IEnumerable<string> Missing(string name, IReadOnlyList<Change> changes, IReadOnlyList<FeedItem> items)
    {
        var shown = items.SelectMany(item => item.Shown).Select(one => one.Change.Id!).ToHashSet(StringComparer.Ordinal);
        var news = changes.Where(change => change.PartOf is null && change.Reason is null && change.Kind is ChangeKind.ValueRevised or ChangeKind.ValueWithdrawn && change.PartOf is null).ToList();
        foreach (var unit in news.GroupBy(change => change.Unit))
        {
            var sizes = new (string What, List<(Change Change, decimal Size)> All)[]
            {
                ("absolute", [.. unit.Select(change => (change, Math.Abs(change.Absolute ?? Number(change.Old))))]),
                ("relative", [.. unit.Where(change => change.Kind == ChangeKind.ValueRevised).Select(change => (change, Math.Abs(change.Relative ?? 0)))]),
            };
            foreach (var (what, all) in sizes)
            {
                var ranked = all.OrderByDescending(one => one.Size).ToList();
                var last = ranked.Count > Largest ? ranked[Largest - 1].Size : -1;

                // Of those that tie for the last places it does not matter which stand there, as long as ten do.
                var missing = ranked.Where(one => one.Size > last && !shown.Contains(one.Change.Id!)).ToList();
                foreach (var one in missing)
                {
                    yield return $"{name}: {one.Change.Series} {one.Change.Period}, {what} {one.Size}";
                }

                if (ranked.Where(one => one.Size >= last).Count(one => shown.Contains(one.Change.Id!)) < Math.Min(Largest, ranked.Count))
                {
                    yield return $"{name}: fewer than {Largest} of the largest, {what}, {unit.Key}";
                }
            }
        }
    }

    private static decimal Number(StatedValue? stated) => stated?.Value is { } value ? Math.Abs(decimal.Parse(value, CultureInfo.InvariantCulture)) : 0;
}
