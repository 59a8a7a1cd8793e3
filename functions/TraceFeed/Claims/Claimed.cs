namespace TraceFeed.Claims;

/// <summary>A figure as it was claimed.</summary>
/// <param name="Says">As it was said: <c>8 in 10</c>.</param>
/// <param name="Value">The number, in the unit of the figure: 80.</param>
/// <param name="To">What it was rounded to: 10.</param>
public sealed record Claimed(string Says, decimal Value, decimal To)
{
    /// <summary>Whether a figure is the claimed one when it is rounded as that was, half away from zero.</summary>
    public bool Fits(decimal figure) => Math.Round(figure / To, MidpointRounding.AwayFromZero) * To == Value;
}
