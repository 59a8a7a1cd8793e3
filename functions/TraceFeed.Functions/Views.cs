using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using TraceFeed.Api;
using TraceFeed.Pipeline;

namespace TraceFeed.Functions;

/// <summary>Serves rendered views. No two routes overlap: the host takes the first match in function-name order, not the best.</summary>
public sealed class Views(PublicViews views)
{
    [Function("Home")]
    public Task<IResult> HomeAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "{home:maxlength(0)?}")] HttpRequest request, CancellationToken cancellation) =>
        ServeAsync(request, ViewNames.Home, cancellation);

    [Function("Source")]
    public Task<IResult> SourceAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sources/{source}")] HttpRequest request, string source, CancellationToken cancellation) =>
        ServeAsync(request, ViewNames.Source(source), cancellation);

    [Function("Item")]
    public Task<IResult> ItemAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "items/{source}/{ordinal:int}/{subject}")] HttpRequest request, string source, int ordinal, string subject, CancellationToken cancellation) =>
        ServeAsync(request, ViewNames.Item(source, ordinal, subject), cancellation);

    // What Azure allows a blob's name; of a longer one it would say that the request is bad.
    private const int LongestName = 1024;

    // A name from a URL reaches storage only when it is one that a view can have.
    private Task<IResult> ServeAsync(HttpRequest request, string name, CancellationToken cancellation) => Answers.OfAsync(request, async _ =>
        name.Length <= LongestName && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '/' or '~' or '_') && !name.Contains("..", StringComparison.Ordinal)
            ? await views.FindAsync(name, cancellation) ?? throw Nothing
            : throw Nothing);

    private static ProblemException Nothing => new(Problem.NotFound("Nothing is published here. The latest changes are at /, and /openapi.json describes what else there is."));
}
