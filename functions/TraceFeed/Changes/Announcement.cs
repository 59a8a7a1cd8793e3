using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>Decides what the publisher told readers of a revision; the rule is in docs/architecture.md, "Announced".</summary>
internal sealed class Announcement(Reading reading, SourceDefinition definition, DateOnly? before, DateOnly? after)
{
    private readonly string otherwise = before is { } from && after is { } to && to >= from && to.DayNumber - from.DayNumber <= definition.CadenceDays ? Announced.No : Announced.Unknown;

    /// <summary>Whether the cell itself carries the publisher's mark.</summary>
    public bool IsMarked(BlockKey key, ulong series) =>
        reading.Find(key) is { } block && block.Find(series) is >= 0 and var i && block.Marked[i];

    /// <summary>One of <see cref="Announced"/>.</summary>
    public string Of(BlockKey key, Series series) =>
        IsMarked(key, series.Key) ? Announced.Marked : IsImplied(key, series) ? Announced.Implied : otherwise;

    private bool IsImplied(BlockKey key, Series series) =>
        PartMarked(key, series.Numerator) || PartMarked(key, series.Denominator) || AnyWeekMarked(key, series);

    // A part may itself be a total that carries no mark of its own although one of its weeks does.
    private bool PartMarked(BlockKey key, ulong part) =>
        part != 0 && (IsMarked(key, part) || (reading.Series.TryGetValue(part, out var series) && AnyWeekMarked(key, series)));

    private bool AnyWeekMarked(BlockKey total, Series series) => series.Weekly != 0 && total.Parts(series.PartDays).Any(part => IsMarked(part, series.Weekly));
}
