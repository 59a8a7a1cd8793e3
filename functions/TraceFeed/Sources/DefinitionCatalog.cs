using System.Reflection;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace TraceFeed.Sources;

/// <summary>The sources that this build knows: every definition file and area lookup it carries.</summary>
public sealed class DefinitionCatalog
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
    };

    private static readonly Lazy<DefinitionCatalog> Carried = new(LoadEmbedded);

    private readonly Dictionary<string, SourceDefinition> sources;
    private readonly Dictionary<string, AreaLookup> lookups;
    private readonly Dictionary<string, ReadOnlyMemory<byte>> files;

    private DefinitionCatalog(Dictionary<string, SourceDefinition> sources, Dictionary<string, AreaLookup> lookups, Dictionary<string, ReadOnlyMemory<byte>> files) =>
        (this.sources, this.lookups, this.files) = (sources, lookups, files);

    /// <summary>The definitions embedded in this build.</summary>
    public static DefinitionCatalog Embedded => Carried.Value;

    /// <summary>Every source, by id.</summary>
    public IReadOnlyList<SourceDefinition> Sources => [.. sources.Values.OrderBy(source => source.Id, StringComparer.Ordinal)];

    /// <summary>The source of that id; null when unknown.</summary>
    public SourceDefinition? Find(string id) => sources.GetValueOrDefault(id);

    /// <summary>Every definition and area lookup as JSON, by paths such as <c>definitions/uk-testing.json</c> and <c>definitions/areas/uk-areas.json</c>.</summary>
    public IEnumerable<(string Path, ReadOnlyMemory<byte> Json)> Files =>
        files.Select(file => ($"definitions/{file.Key}.json", file.Value)).Concat(lookups.Keys.Select(name => ($"definitions/areas/{name}.json", (ReadOnlyMemory<byte>)Resource($"areas/{name}.json")))).OrderBy(file => file.Item1, StringComparer.Ordinal);

    /// <summary>The areas that some lookup knows.</summary>
    public IEnumerable<Area> Areas => lookups.OrderBy(lookup => lookup.Key, StringComparer.Ordinal).SelectMany(lookup => lookup.Value.Areas).Distinct();

    /// <summary>The lookup of that name.</summary>
    /// <exception cref="DefinitionException">No such lookup.</exception>
    public AreaLookup Lookup(string name) => lookups.GetValueOrDefault(name)
        ?? throw new DefinitionException($"There is no area lookup '{name}'; add Sources/Areas/{name}.json.");

    /// <summary>A catalogue with one more or one replaced source, as a maintainer who tries a definition needs it.</summary>
    /// <exception cref="DefinitionException">The JSON is not a definition.</exception>
    public DefinitionCatalog With(string name, ReadOnlyMemory<byte> definition)
    {
        var source = Parse<SourceDefinition>(name, definition.Span);
        var next = new Dictionary<string, SourceDefinition>(sources, StringComparer.Ordinal)
        {
            [source.Id] = Checked(name, source) with { Version = Hash([ReadingMembers.Of(definition.Span), .. source.Lookups.Select(lookup => (ReadOnlyMemory<byte>)Resource($"areas/{lookup}.json"))]) },
        };
        return new DefinitionCatalog(next, lookups, new(files, StringComparer.Ordinal) { [source.Id] = definition });
    }

    private static DefinitionCatalog LoadEmbedded()
    {
        var names = Assembly.GetExecutingAssembly().GetManifestResourceNames();
        var lookups = names.Where(name => name.StartsWith("areas/", StringComparison.Ordinal)).ToDictionary(
            name => Path.GetFileNameWithoutExtension(name), name => new AreaLookup(Parse<AreaFile>(name, Resource(name))), StringComparer.Ordinal);
        return names.Where(name => name.StartsWith("definitions/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Aggregate(new DefinitionCatalog(new(StringComparer.Ordinal), lookups, new(StringComparer.Ordinal)), (catalog, name) => catalog.With(name, Resource(name)));
    }

    private static T Parse<T>(string name, ReadOnlySpan<byte> json)
    {
        try
        {
            var parsed = JsonSerializer.Deserialize<T>(json, Json) ?? throw new DefinitionException($"{name} is empty.");
            return DefinitionNulls.Find(json) is { } place ? throw new DefinitionException($"{name}, at {place}: null stands where a value is expected; remove it.") : parsed;
        }
        catch (JsonException error)
        {
            throw new DefinitionException($"{name}, line {error.LineNumber + 1}{(error.Path is null or "$" ? "" : $", at {error.Path}")}: {error.Message.Split(" Path: ")[0]}", error);
        }
    }

    private static SourceDefinition Checked(string name, SourceDefinition source)
    {
        try
        {
            return DefinitionRules.Checked(source);
        }
        catch (DefinitionException error)
        {
            throw new DefinitionException($"{name}: {error.Message}", error);
        }
    }

    private static byte[] Resource(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(name)
            ?? throw new DefinitionException($"{name} is not part of this build.");
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    // The reader's own version is part of it: a parser that reads a file differently is a new reading, not a revision.
    private static string Hash(IEnumerable<ReadOnlyMemory<byte>> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in files)
        {
            hash.AppendData(file.Span);
        }

        hash.AppendData([ReaderVersion]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>Raised by one whenever the readers make something else of the same bytes.</summary>
    private const byte ReaderVersion = 5;
}
