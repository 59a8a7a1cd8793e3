namespace TraceFeed.Observations;

/// <summary>Something in a file that its definition did not foresee; what it concerns was still captured, or set aside on purpose.</summary>
/// <param name="Kind">A stable word for the case, such as <c>header</c> or <c>unknown-row</c>.</param>
/// <param name="Sheet">The sheet; null for a file without sheets.</param>
/// <param name="Cell">The A1 reference of the cell; null when it concerns more than one.</param>
/// <param name="Message">What was found and what was made of it.</param>
public sealed record ReadingWarning(string Kind, string? Sheet, string? Cell, string Message)
{
    /// <summary>One line for a console or a log.</summary>
    public override string ToString() => (Sheet, Cell) switch
    {
        (null, null) => Message,
        (null, _) => $"{Cell}: {Message}",
        (_, null) => $"{Sheet}: {Message}",
        _ => $"{Sheet}!{Cell}: {Message}",
    };
}
