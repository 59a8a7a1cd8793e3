using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Answers with all that a source states as of a commit. What follows from a commit never changes, so it is rendered once and kept beside the views.</summary>
public sealed class VintageAnswers(StorageAccount storage, DefinitionCatalog catalog, LogRows log, PublicViews views, SiteLinks links, SiteSettings site)
{
    private readonly VintageCsv table = new(new VintageStore(storage));

    /// <summary>The observations as CSV, with a link to their description.</summary>
    /// <exception cref="ProblemException">There is no such source, or nothing of it then.</exception>
    public async Task<Representation> CsvAsync(ApiRequest request, string source, CancellationToken cancellation)
    {
        request.Allow(AskedCommit.Parameter);
        request.Choose(MediaOffer.Csv);
        var (definition, commit) = await FindAsync(request, source, cancellation);
        var answer = await KeptAsync(definition, commit, ViewNames.Vintage(source, commit.Vintage), cancellation);
        return Located(answer, commit, SiteLinks.Vintage(source, commit.AsOf), $"<{links.Absolute(SiteLinks.VintageDescriptor(source, commit.AsOf))}>; rel=\"describedby\"; type=\"application/json\"");
    }

    /// <summary>Their description.</summary>
    /// <exception cref="ProblemException">There is no such source, or nothing of it then.</exception>
    public async Task<Representation> DescriptorAsync(ApiRequest request, string source, CancellationToken cancellation)
    {
        request.Allow(AskedCommit.Parameter);
        var (definition, commit) = await FindAsync(request, source, cancellation);
        var answer = await KeptAsync(definition, commit, ViewNames.VintageDescriptor(source, commit.Vintage, site), cancellation);
        return Located(answer, commit, SiteLinks.VintageDescriptor(source, commit.AsOf), $"<{links.Absolute(SiteLinks.Vintage(source, commit.AsOf))}>; rel=\"describes\"; type=\"text/csv\"");
    }

    private async Task<(SourceDefinition Definition, AskedCommit Commit)> FindAsync(ApiRequest request, string source, CancellationToken cancellation) => catalog.Find(source) is { } definition
        ? (definition, await AskedCommit.OfAsync(request, source, log, cancellation))
        : throw new ProblemException(Problem.NotFound("There is no such source.", "source", [.. catalog.Sources.Select(one => one.Id)]));

    private async Task<Representation> KeptAsync(SourceDefinition definition, AskedCommit commit, string name, CancellationToken cancellation)
    {
        if (await views.FindAsync(name, cancellation) is { } kept)
        {
            return kept;
        }

        var (csv, rows, symbols) = await table.RenderAsync(definition, commit, cancellation);
        await views.PutOnceAsync(ViewNames.Vintage(definition.Id, commit.Vintage), csv.ToArray(), MediaOffer.Csv.MediaType, commit.Row.RecordedAt, cancellation);
        await views.PutOnceAsync(ViewNames.VintageDescriptor(definition.Id, commit.Vintage, site), VintageDescriptor.Of(definition, commit, csv, rows, symbols, links), MediaOffer.Json.MediaType, commit.Row.RecordedAt, cancellation);
        return (await views.FindAsync(name, cancellation))!;
    }

    // Whoever asked for a day or for the latest learns the address at which the same bytes stay.
    private Representation Located(Representation answer, AskedCommit commit, string address, string link) => answer with
    {
        Immutable = commit.Frozen,
        Headers = commit.Vintage == commit.Row.Vintage ? new Dictionary<string, string> { ["Link"] = link, ["Content-Location"] = links.Absolute(address) } : new Dictionary<string, string> { ["Link"] = link },
    };
}
