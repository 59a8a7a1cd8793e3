using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using TraceFeed.Feeds;
using TraceFeed.Log;

namespace TraceFeed.Functions;

/// <summary>Serves archived originals as they were fetched, to be saved and never to be run.</summary>
public sealed class Originals(StorageAccount storage)
{
    private static readonly TimeSpan Year = TimeSpan.FromDays(365);

    [Function("Original")]
    public async Task<IResult> OriginalAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "originals/{sha256}")] HttpRequest request, string sha256, CancellationToken cancellation)
    {
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower) || await OnceBlobs.GetAsync(storage.Originals, sha256, cancellation) is not { } bytes)
        {
            return Results.Text("No original of that SHA-256 is archived.\n", "text/plain; charset=utf-8", statusCode: StatusCodes.Status404NotFound);
        }

        request.HttpContext.Response.Headers.ContentDisposition = "attachment";
        return new ViewResult(new Representation(bytes, sha256, DateTimeOffset.UnixEpoch, "application/octet-stream", Year));
    }
}
