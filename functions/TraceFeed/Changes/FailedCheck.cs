namespace TraceFeed.Changes;

/// <summary>A check that fails in a vintage: remembered, so that only its coming and going is told.</summary>
/// <param name="Key">Which check, of which series and period.</param>
/// <param name="Expected">The value it should have, or fell from.</param>
/// <param name="Actual">The value it had when it failed.</param>
/// <param name="SetBy">The ordinal of the commit in which it failed.</param>
/// <param name="SetAt">The index of the change in that commit's change set.</param>
public sealed record FailedCheck(CheckKey Key, decimal Expected, decimal Actual, int SetBy, int SetAt);
