using System.Text;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests;

/// <summary>A source that is tried on official files; the definition may be one that only a test has.</summary>
internal sealed class TriedSource(SourceDefinition definition, DefinitionCatalog catalog)
{
    private const string Head = """
        "id": "tried", "title": "Tried source", "home": "https://example.org/", "publisher": { "name": "P", "url": "https://example.org/" },
        "licence": { "name": "L", "url": "https://example.org/", "attribution": "A" }, "cadenceDays": 1, "lookEveryMinutes": 60,
        "discovery": { "hosts": ["example.org"], "fixed": { "url": "https://example.org/file" } }, "partial": [],
        """;

    public SourceDefinition Definition => definition;

    public DefinitionCatalog Catalog => catalog;

    /// <summary>A source that this build carries.</summary>
    public static TriedSource Embedded(string id) => new(DefinitionCatalog.Embedded.Find(id)!, DefinitionCatalog.Embedded);

    /// <summary>A source of a test, by the members that say how its files are laid out.</summary>
    public static TriedSource Of(string members)
    {
        var catalog = DefinitionCatalog.Embedded.With("tried.json", Encoding.UTF8.GetBytes($"{{{Head}{members}}}"));
        return new TriedSource(catalog.Find("tried")!, catalog);
    }

    /// <summary>What the definition makes of an official file; skips the test when it is not there.</summary>
    public Reading Read(string folder, string name, DateOnly? published = null) => Read(name, OfficialFiles.Bytes(folder, name), published);

    /// <summary>What the definition makes of a file.</summary>
    public Reading Read(string name, byte[] bytes, DateOnly? published = null) =>
        SourceReader.Read(definition, catalog, new OriginalFile { Name = name, Bytes = bytes, Published = published });
}
