using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>Everything by which a compared file can be refused that its bytes alone do not tell; the rules are those of docs/architecture.md, "Quarantine".</summary>
internal static class Guards
{
    /// <summary>Why the publication is refused, by the guard that says most; null when it is what it claims to be.</summary>
    public static Refusal? Find(Comparison comparison, SourceDefinition definition) =>
        NameGuard.Find(comparison.Reading, definition) ?? ShiftedGuard.Find(comparison, definition.Guards) ?? ShrunkenGuard.Find(comparison, definition);
}
