namespace TraceFeed.Sources;

/// <summary>A symbol that stands in place of a figure or beside it.</summary>
/// <param name="Symbol">The symbol as printed. One that is a number, such as <c>-1</c>, is the symbol wherever that number stands, and never a figure.</param>
/// <param name="Meaning">What the publisher says it means.</param>
/// <param name="Suppression">Whether it says that the figure is known and withheld.</param>
public sealed record StatusDefinition(string Symbol, string Meaning, bool Suppression = false);
