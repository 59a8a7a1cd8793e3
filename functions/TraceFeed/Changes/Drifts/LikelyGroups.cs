using TraceFeed.Observations;

namespace TraceFeed.Changes.Drifts;

/// <summary>
/// Which new groups are worth comparing with one that vanished. Few groups are all compared; of thousands, as when every small area gets
/// another code, those that bear the same name or state the same figure in the first, the middle or the last period that both have.
/// </summary>
internal sealed class LikelyGroups
{
    private const int MostPairs = 10_000;

    private readonly Histories histories;
    private readonly IReadOnlyList<SeriesGroup> groups;
    private readonly ILookup<string, SeriesGroup> byName;
    private readonly ILookup<(string Member, BlockKey Block, string Figure), SeriesGroup> byFigure;
    private readonly bool all;

    /// <param name="histories">What the groups state.</param>
    /// <param name="groups">The new groups.</param>
    /// <param name="asked">How many vanished groups there are.</param>
    public LikelyGroups(Histories histories, IReadOnlyList<SeriesGroup> groups, int asked)
    {
        (this.histories, this.groups, all) = (histories, groups, (long)groups.Count * asked <= MostPairs);
        byName = groups.Where(_ => !all).ToLookup(group => Label.Key(group.Name), StringComparer.Ordinal);
        byFigure = groups.Where(_ => !all).SelectMany(group => Probes(group, histories.Now).Select(probe => (probe, group))).ToLookup(one => one.probe, one => one.group);
    }

    /// <summary>The groups to compare.</summary>
    public IEnumerable<SeriesGroup> Of(SeriesGroup group)
    {
        if (all)
        {
            return groups;
        }

        return byName[Label.Key(group.Name)].Concat(Probes(group, histories.Before).SelectMany(probe => byFigure[probe])).Distinct().OrderBy(one => one.Name, StringComparer.Ordinal);
    }

    // Nothing is as common as nothing.
    private IEnumerable<(string, BlockKey, string)> Probes(SeriesGroup one, Func<ulong, IReadOnlyDictionary<BlockKey, string>> history)
    {
        foreach (var (member, series) in one.Members)
        {
            var stated = history(series.Key);
            foreach (var block in histories.Probes)
            {
                if (stated.TryGetValue(block, out var figure) && figure != "0")
                {
                    yield return (member, block, figure);
                }
            }
        }
    }
}
