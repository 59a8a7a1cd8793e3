using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Drifts;

/// <summary>Matches the vanished and the new series of one table.</summary>
internal sealed class TableMatcher(Histories histories, ChangeLimits limits, SeriesMatches matches)
{
    // More would cost more than a reader could make of it.
    private const int MostCandidates = 12;
    private const int MostParts = 4;
    private const decimal AlikeShare = 0.6m;

    /// <summary>Matches what can be matched.</summary>
    public void Match(IReadOnlyList<Series> gone, IReadOnlyList<Series> fresh)
    {
        var (old, now) = (gone.ToDictionary(series => series.Key), fresh.ToDictionary(series => series.Key));
        foreach (var byArea in new[] { false, true })
        {
            Groups(old, now, byArea);
        }

        foreach (var byArea in new[] { false, true })
        {
            Sums(old, now, byArea, DriftAspect.Split);
            Sums(old, now, byArea, DriftAspect.Merged);
        }
    }

    private void Groups(Dictionary<ulong, Series> old, Dictionary<ulong, Series> now, bool byArea)
    {
        var (before, after) = (SeriesGroup.Of(old.Values.Where(series => !byArea || series.Area is not null), byArea), SeriesGroup.Of(now.Values.Where(series => !byArea || series.Area is not null), byArea));
        var likely = new LikelyGroups(histories, after, before.Count);
        var sequels = before.ToDictionary(group => group, group => likely.Of(group).Where(other => IsSame(group, other)).ToList());
        var claims = sequels.Values.SelectMany(groups => groups).CountBy(group => group).ToDictionary();
        foreach (var group in before)
        {
            var candidates = sequels[group];
            if (candidates is [var only] && claims[only] == 1)
            {
                matches.Rename(group, only, byArea);
                foreach (var (ended, begun) in group.Pairs(only))
                {
                    old.Remove(ended.Key);
                    now.Remove(begun.Key);
                }
            }
            else if (candidates.Count > 0)
            {
                matches.Ambiguous(group, candidates);
                foreach (var series in group.Members.Values)
                {
                    old.Remove(series.Key);
                }
            }
        }
    }

    private bool IsSame(SeriesGroup old, SeriesGroup now)
    {
        var evidence = new Evidence();
        foreach (var (before, after) in old.Pairs(now))
        {
            evidence.Add(histories.Before(before.Key), histories.Now(after.Key));
        }

        // An area under another code keeps its name, and its figures may be of other boundaries.
        return old.Area?.Type == now.Area?.Type
            && (evidence.Suffices(limits, Alike(old.Name, now.Name)) || (old.Area is not null && Label.Key(old.Name) == Label.Key(now.Name) && 2 * evidence.Equal >= evidence.Common && evidence.Common > 0));
    }

    // One that vanished as the sum of several that are new, or the other way round.
    private void Sums(Dictionary<ulong, Series> old, Dictionary<ulong, Series> now, bool byArea, string aspect)
    {
        var split = aspect == DriftAspect.Split;
        var wholes = SeriesGroup.Of((split ? old : now).Values.Where(series => !byArea || series.Area is not null), byArea);
        var parts = SeriesGroup.Of((split ? now : old).Values.Where(series => !byArea || series.Area is not null), byArea);
        if (wholes.Count > MostCandidates || parts.Count is < 2 or > MostCandidates)
        {
            return;
        }

        foreach (var whole in wholes)
        {
            if (Sets(parts).Where(set => AddsUp(whole, set, split)).ToList() is [var found])
            {
                List<IReadOnlyList<Series>> one = [[.. whole.Members.Values]], several = [.. found.Select(part => (IReadOnlyList<Series>)[.. part.Members.Values])];
                matches.Sum(split ? new SeriesSum(one, several, byArea) : new SeriesSum(several, one, byArea));
            }
        }
    }

    private bool AddsUp(SeriesGroup whole, IReadOnlyList<SeriesGroup> parts, bool split)
    {
        var evidence = new Evidence();
        foreach (var (tells, series) in whole.Members.Where(member => parts.All(part => part.Members.ContainsKey(member.Key) && part.Area?.Type == whole.Area?.Type)))
        {
            IReadOnlyDictionary<BlockKey, string>[] total = [split ? histories.Before(series.Key) : histories.Now(series.Key)];
            IReadOnlyDictionary<BlockKey, string>[] each = [.. parts.Select(part => split ? histories.Now(part.Members[tells].Key) : histories.Before(part.Members[tells].Key))];
            evidence.AddSums(total, each);
        }

        return evidence.Common >= limits.RenamedLeast && evidence.Suffices(limits, alike: false);
    }

    private static IEnumerable<IReadOnlyList<SeriesGroup>> Sets(IReadOnlyList<SeriesGroup> groups) =>
        Enumerable.Range(1, (1 << groups.Count) - 1).Where(set => int.PopCount(set) is >= 2 and <= MostParts)
            .Select(set => (IReadOnlyList<SeriesGroup>)[.. groups.Where((_, i) => (set & (1 << i)) != 0)]);

    private static bool Alike(string one, string other)
    {
        var (words, others) = (Words(one), Words(other));
        return words.Count > 0 && words.Intersect(others, StringComparer.Ordinal).Count() >= AlikeShare * words.Union(others, StringComparer.Ordinal).Count();
    }

    private static HashSet<string> Words(string text) => [.. Label.Key(text).Split([' ', '-', ',', ':', '(', ')'], StringSplitOptions.RemoveEmptyEntries)];
}
