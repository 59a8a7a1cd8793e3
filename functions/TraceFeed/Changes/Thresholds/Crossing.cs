using System.Globalization;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Thresholds;

/// <summary>A threshold that a series crossed.</summary>
/// <param name="Threshold">The threshold.</param>
/// <param name="Series">The series.</param>
/// <param name="Block">Table and period of the figure that is on the other side now.</param>
/// <param name="Reached">Whether it has reached the value.</param>
/// <param name="ByRevision">Whether only a revision brought it there: the period was on the other side when it was first stated.</param>
/// <param name="Old">What stood there before, where it was revised across; else null.</param>
/// <param name="Held">How long the other side had held; null where only the figure of an earlier period crossed.</param>
internal sealed record Crossing(ThresholdDefinition Threshold, Series Series, BlockKey Block, bool Reached, bool ByRevision, decimal? Old, ThresholdState? Held)
{
    /// <summary>The reason of a change that no new figure made.</summary>
    public const string Revision = "revision";

    /// <summary>The same in the words of the log.</summary>
    public ThresholdFacts Facts() => new(Threshold.Id, Threshold.Value.ToString(CultureInfo.InvariantCulture), Reached ? ThresholdFacts.Up : ThresholdFacts.Down, Threshold.Says, Threshold.Source)
    {
        Held = Held is null ? null : new HeldSide(Period.FromDay(Held.Since), Held.Periods, Period.FromDays(Held.Start, Held.End), Held.Figure?.ToString(CultureInfo.InvariantCulture)),
    };
}
