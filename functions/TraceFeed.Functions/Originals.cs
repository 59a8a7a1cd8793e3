using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using TraceFeed.Api;
using TraceFeed.Feeds;
using TraceFeed.Log;

namespace TraceFeed.Functions;

/// <summary>Serves archived originals as they were fetched, to be saved and never to be run.</summary>
public sealed class Originals(StorageAccount storage)
{
    [Function("Original")]
    public Task<IResult> OriginalAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "originals/{sha256}")] HttpRequest request, string sha256, CancellationToken cancellation) =>
        Answers.OfAsync(request, async _ => sha256.Length == 64 && sha256.All(char.IsAsciiHexDigitLower) && await OnceBlobs.GetAsync(storage.Originals, sha256, cancellation) is { } bytes
            ? new Representation(bytes, sha256, DateTimeOffset.UnixEpoch, "application/octet-stream", TimeSpan.Zero) { Immutable = true, Headers = new Dictionary<string, string> { ["Content-Disposition"] = "attachment" } }
            : throw new ProblemException(Problem.NotFound("No original of that SHA-256 is archived; the files of a publication are listed at /publications.", "sha256")));
}
