namespace TraceFeed.Sources;

/// <summary>A unit of measure and how exactly it is published.</summary>
public sealed record UnitDefinition
{
    /// <summary>Decimals that decide equality; figures are rounded half-up to them.</summary>
    public required int Decimals { get; init; }

    /// <summary>The symbol of a percentage.</summary>
    internal const string Percent = "%";

    /// <summary>The symbol of a difference between percentages.</summary>
    internal const string Points = " points";

    /// <summary>Printed behind a figure, such as a percent sign.</summary>
    public string Symbol { get; init; } = "";

    /// <summary>Whether weeks sum to the total since launch, and a to-date figure may therefore not fall.</summary>
    public bool Additive { get; init; }
}
