using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;

namespace TraceFeed.Cli;

/// <summary>
/// Answers requests from a folder instead of the internet: <c>https://HOST/PATH</c> is the file <c>HOST/PATH</c>, or that name with
/// <c>.json</c> or <c>.html</c>, or <c>index.json</c> in that folder. With a query, <c>https://HOST/PATH/NAME?QUERY</c>, the file <c>NAME@QUERY</c>, with
/// NAME's extension or <c>.json</c>, comes before those. It belongs to the command and the tests; the deployed app has no such thing.
/// </summary>
public sealed class FolderHandler : HttpMessageHandler
{
    private readonly string root;

    /// <summary>A handler over a folder that has one folder a host.</summary>
    public FolderHandler(string folder) => root = Path.GetFullPath(folder);

    /// <inheritdoc/>
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Method != HttpMethod.Get)
        {
            return Answer(request, HttpStatusCode.MethodNotAllowed);
        }

        if (Find(request.RequestUri!) is not { } file)
        {
            return Answer(request, HttpStatusCode.NotFound);
        }

        var bytes = await File.ReadAllBytesAsync(file, cancellationToken);
        var tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))}\"");
        var known = request.Headers.IfNoneMatch.Any(given => given.Tag == tag.Tag || given.Equals(EntityTagHeaderValue.Any));
        var response = Answer(request, known ? HttpStatusCode.NotModified : HttpStatusCode.OK);
        response.Headers.ETag = tag;
        response.Content = new ByteArrayContent(known ? [] : bytes);
        response.Content.Headers.LastModified = File.GetLastWriteTimeUtc(file);
        response.Content.Headers.ContentType = new MediaTypeHeaderValue(ContentType(Path.GetExtension(file).ToLowerInvariant()));
        return response;
    }

    private static HttpResponseMessage Answer(HttpRequestMessage request, HttpStatusCode status) => new(status) { RequestMessage = request };

    private string? Find(Uri uri)
    {
        string[] parts = [uri.Host, .. uri.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries).Select(Uri.UnescapeDataString)];
        if (parts.Any(part => part is "." or ".." || part.AsSpan().IndexOfAny("/\\:\0") >= 0))
        {
            return null;
        }

        var path = Path.Combine([root, .. parts]);
        string[] candidates = Path.HasExtension(path)
            ? [path, Path.Combine(path, "index.json")]
            : [path, path + ".json", path + ".html", Path.Combine(path, "index.json")];
        return Queried(path, uri.Query).Concat(candidates).FirstOrDefault(File.Exists);
    }

    // A query that cannot be part of a file's name has no file of its own.
    private static string[] Queried(string path, string query)
    {
        var name = "@" + Uri.UnescapeDataString(query.TrimStart('?'));
        if (name.Length is 1 or > 200 || name.AsSpan().IndexOfAny("/\\:\0") >= 0)
        {
            return [];
        }

        return Path.GetExtension(path) is { Length: > 0 } extension ? [Path.ChangeExtension(path, null) + name + extension] : [path + name, path + name + ".json"];
    }

    private static string ContentType(string extension) => extension switch
    {
        ".json" => "application/json",
        ".csv" => "text/csv",
        ".html" => "text/html",
        ".txt" => "text/plain",
        ".pdf" => "application/pdf",
        ".zip" => "application/zip",
        ".ods" => "application/vnd.oasis.opendocument.spreadsheet",
        ".xls" => "application/vnd.ms-excel",
        ".xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _ => "application/octet-stream",
    };
}
