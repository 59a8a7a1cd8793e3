using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>
/// The symbols of a source that withhold a figure; the rule is in docs/architecture.md, "Rules of meaning". A symbol is the one
/// declared when it is equal to it, character for character.
/// </summary>
internal sealed class Suppression(SourceDefinition definition)
{
    private readonly HashSet<string> symbols = definition.Statuses.Where(status => status.Suppression).Select(status => status.Symbol).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether a symbol withholds a figure; null is no symbol.</summary>
    public bool Withholds(string? symbol) => symbol is not null && symbols.Contains(symbol);

    /// <summary>The same for each status number, 0 for no symbol and from 1 into the symbols given: what is asked for each observation costs no string.</summary>
    public bool[] ByNumber(IReadOnlyList<string> statuses) => [false, .. statuses.Select(Withholds)];
}
