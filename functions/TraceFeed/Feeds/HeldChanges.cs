using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>A change that stands for others, with the changes that are part of it.</summary>
/// <param name="Event">The change that stands for them.</param>
/// <param name="Members">Those that name it in <see cref="Change.PartOf"/>, in the order of the log; none for one that stands for itself alone.</param>
internal sealed record HeldChanges(NumberedChange Event, IReadOnlyList<NumberedChange> Members)
{
    /// <summary>The changes of some kinds that stand for themselves, in the order of the log.</summary>
    public static IReadOnlyList<HeldChanges> Of(IEnumerable<NumberedChange> events, ILookup<string, NumberedChange> members) =>
        [.. events.Select(one => new HeldChanges(one, one.Change.Id is { } id ? [.. members[id]] : []))];
}
