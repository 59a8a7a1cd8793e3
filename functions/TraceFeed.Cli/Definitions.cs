using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Cli;

/// <summary>The definitions that a command reads files by: those built in and, where a maintainer tries one, that one too.</summary>
internal sealed class Definitions
{
    private const int MostBytes = 1 << 20;

    private readonly string? named;

    private Definitions(DefinitionCatalog catalog, string? named) => (Catalog, this.named) = (catalog, named);

    /// <summary>Every definition.</summary>
    public DefinitionCatalog Catalog { get; }

    /// <summary>Takes what the command line names.</summary>
    /// <param name="path">A definition file that is not built in, or takes the place of one that is; null for none. Without <paramref name="named"/> it is the one to read by.</param>
    /// <param name="named">The id of the source; null to recognise it from the file.</param>
    /// <exception cref="Tabular.UnreadableFileException">There is no such definition file.</exception>
    /// <exception cref="DefinitionException">It is no definition; the message says where and why.</exception>
    public static Definitions Load(string? path, string? named)
    {
        if (path is null)
        {
            return new Definitions(DefinitionCatalog.Embedded, named);
        }

        var bytes = InputFile.Load(path, published: null, MostBytes).Bytes;

        // Editors on Windows begin a file with a byte order mark, which is no part of JSON.
        var catalog = DefinitionCatalog.Embedded.With(path, bytes.Span.StartsWith("\ufeff"u8) ? bytes[3..] : bytes);
        return new Definitions(catalog, named ?? catalog.Sources.Single(source => !ReferenceEquals(source, DefinitionCatalog.Embedded.Find(source.Id))).Id);
    }

    /// <summary>The source of a file: the one named, else the one the file looks like.</summary>
    /// <exception cref="Tabular.UnreadableFileException">No source is named and none is recognised.</exception>
    /// <exception cref="CommandException">The source that is named is not known.</exception>
    public SourceDefinition Of(OriginalFile file) => named is null ? SourceReader.Recognise(Catalog, file) : Named(named);

    /// <summary>The source of that id.</summary>
    /// <exception cref="CommandException">It is not known.</exception>
    public SourceDefinition Named(string id) => Catalog.Find(id)
        ?? throw new CommandException($"there is no source '{id}'; known are {string.Join(", ", Catalog.Sources.Select(source => source.Id))}");

    /// <summary>What the definition of its source makes of a file.</summary>
    public Reading Read(SourceDefinition definition, OriginalFile file) => SourceReader.Read(definition, Catalog, file);
}
