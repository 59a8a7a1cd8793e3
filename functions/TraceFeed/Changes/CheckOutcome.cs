namespace TraceFeed.Changes;

/// <summary>What a check found.</summary>
/// <param name="Id">The check: <c>fall</c>, <c>percent</c>, <c>total</c>, or the id of an identity in the definition.</param>
/// <param name="Expected">What the other figures make it, or the value it fell from.</param>
/// <param name="Actual">What is stated.</param>
/// <param name="Cells">The cells it looked at, the checked one first.</param>
public sealed record CheckOutcome(string Id, string Expected, string Actual, IReadOnlyList<CellAddress> Cells);
