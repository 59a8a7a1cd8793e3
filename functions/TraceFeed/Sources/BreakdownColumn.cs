namespace TraceFeed.Sources;

/// <summary>A column of a further dimension, such as an age group.</summary>
public sealed record BreakdownColumn
{
    /// <summary>The header.</summary>
    public required string Column { get; init; }

    /// <summary>The dimension's name.</summary>
    public required string Name { get; init; }

    /// <summary>
    /// The values known, in the spelling that series have, whatever case and spacing a file has; others are captured in lower case and
    /// reported. Empty when any value is expected.
    /// </summary>
    public IReadOnlyList<string> Values { get; init; } = [];
}
