using TraceFeed.Sources;

namespace TraceFeed.Changes.Drifts;

/// <summary>Knows which notes explain a symbol or a mark: those that begin with one that the definition declares.</summary>
internal sealed class Legend(SourceDefinition definition)
{
    private const string Quotes = "\"'`“”‘’[(";
    private const string Separators = "-–—:=,.\"'`“”‘’])";

    private readonly string[] symbols =
    [
        .. definition.Statuses.Select(status => status.Symbol).Concat(definition.Workbook?.Marks ?? []).Concat(definition.List?.Tables.SelectMany(table => table.Mark?.Values ?? []) ?? [])
            .Where(symbol => symbol.Length > 0).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>Whether a note explains a symbol or a mark.</summary>
    public bool Explains(string note) => symbols.Any(symbol => Begins(note, symbol) || Begins(note.TrimStart(Quotes.ToCharArray()), symbol));

    private static bool Begins(string note, string symbol) =>
        note.StartsWith(symbol, StringComparison.Ordinal) && (note.Length == symbol.Length || note[symbol.Length] == ' ' || Separators.Contains(note[symbol.Length], StringComparison.Ordinal));
}
