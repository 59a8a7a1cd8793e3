using TraceFeed.Changes.Drifts;
using TraceFeed.Changes.Masses;

namespace TraceFeed.Changes;

/// <summary>
/// The changes that stand before those of values: what one change tells for many, and what changed around the numbers. Each has its id,
/// so that its members can name it.
/// </summary>
internal sealed class ChangeEvents
{
    private readonly List<Change> all = [];
    private readonly int ordinal;

    /// <param name="found">The comparison; its differences are told what they are part of.</param>
    /// <param name="matches">Series that go on under other names.</param>
    /// <param name="wording">What is worded and placed otherwise.</param>
    public ChangeEvents(Differences found, SeriesMatches matches, IReadOnlyList<Change> wording)
    {
        ordinal = found.Prior.Ordinal + 1;
        var mass = MassChanges.Of(found);
        var vocabulary = VocabularyRule.Find(found, wording);
        var vocabularyId = vocabulary is null ? null : Add(vocabulary.Event);
        foreach (var one in mass)
        {
            Hold(found, Add(one.Event), one.Members);
        }

        Renamed(found, matches);
        for (var i = 0; i < wording.Count; i++)
        {
            Add(wording[i] with { PartOf = vocabulary?.Members.Contains(i) == true ? vocabularyId : null });
        }
    }

    /// <summary>The events, in the order of <see cref="ChangeKind.Mass"/> and then of <see cref="ChangeKind.Surroundings"/>.</summary>
    public IReadOnlyList<Change> All => [.. all.OrderBy(change => Array.IndexOf(ChangeKind.All, change.Kind))];

    private void Renamed(Differences found, SeriesMatches matches)
    {
        var events = new DriftEvents(found, matches);
        foreach (var (recoded, series) in events.Areas())
        {
            var id = Add(recoded);
            series.ForEach(one => Add(one with { PartOf = id }));
        }

        foreach (var one in events.Series())
        {
            Add(one);
        }

        foreach (var (sum, members) in events.Sums())
        {
            Hold(found, Add(sum), members);
        }
    }

    private void Hold(Differences found, string id, IReadOnlyList<int> members)
    {
        foreach (var i in members)
        {
            found.Changes[i] = found.Changes[i] with { PartOf = id };
        }
    }

    private string Add(Change change)
    {
        var id = ChangeIdentity.Of(change, ordinal);
        all.Add(change with { Id = id });
        return id;
    }
}
