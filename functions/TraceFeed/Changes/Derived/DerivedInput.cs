using TraceFeed.Observations;

namespace TraceFeed.Changes.Derived;

/// <summary>A figure that a derived one is computed from, as the commit leaves it.</summary>
/// <param name="Series">The series' id.</param>
/// <param name="Label">The measure in a reader's words.</param>
/// <param name="Period">Its period.</param>
/// <param name="Value">The number as an exact decimal string; null where a symbol stands.</param>
/// <param name="Status">The symbol; null for none.</param>
public sealed record DerivedInput(string Series, string Label, Period Period, string? Value, string? Status)
{
    /// <summary>What stood there before, where this commit changed it; else null. Never a figure that is withheld now.</summary>
    public string? Old { get; init; }

    /// <summary>The cell that states it; null for a figure that is itself derived: its own inputs lead on.</summary>
    public CellAddress? Cell { get; init; }

    /// <summary><see cref="Changes.Origin.Derived"/> for a figure that is itself derived; else null.</summary>
    public string? Origin { get; init; }
}
