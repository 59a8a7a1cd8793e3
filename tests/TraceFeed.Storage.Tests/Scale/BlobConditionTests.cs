using System.Net;
using System.Net.Http.Headers;
using Azure.Storage.Blobs.Models;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.Scale;

/// <summary>What blob storage, here Azurite, makes of conditional requests for a rendered feed, as docs/scale.md says it, and where the function answers otherwise.</summary>
public sealed class BlobConditionTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly byte[] Feed = [.. Enumerable.Repeat((byte)' ', 4_000)];
    private static readonly DateTimeOffset Old = new(2020, 8, 6, 0, 0, 0, TimeSpan.Zero);

    private readonly HttpClient http = new();
    private Uri address = null!;
    private Representation view = null!;
    private EntityTagHeaderValue tag = null!;
    private DateTimeOffset modified;

    public async ValueTask InitializeAsync()
    {
        var storage = StorageAccount.Connect(azurite.NewAccount());
        await storage.CreateAsync(CancellationToken.None);
        // What a static website does for $web: anyone may read.
        await storage.Public.SetAccessPolicyAsync(PublicAccessType.Blob);
        var views = new PublicViews(storage);
        var name = ViewNames.Feed(FeedSubject.All, "json");
        await views.PutAsync(name, Feed, "application/feed+json", CancellationToken.None, row: 1);
        view = (await views.FindAsync(name, CancellationToken.None))!;
        address = storage.Public.GetBlobClient(name).Uri;
        using var answer = await http.GetAsync(address);
        (tag, modified) = (answer.Headers.ETag!, answer.Content.Headers.LastModified!.Value);
    }

    public ValueTask DisposeAsync()
    {
        http.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("tag", null, 304, 304)]
    [InlineData("other", null, 200, 200)]
    [InlineData(null, "modified", 304, 304)]
    [InlineData(null, "old", 200, 200)]
    [InlineData("other", "modified", 200, 200)]
    [InlineData("tag", "old", 200, 304)]
    [InlineData("weak", null, 200, 304)]
    [InlineData("list", null, 200, 304)]
    [InlineData("*", null, 400, 304)]
    public async Task A_conditional_request_is_answered_by_blob_storage_and_by_the_function(string? tags, string? since, int byBlob, int byFunction)
    {
        DateTimeOffset? Date(DateTimeOffset own) => since is null ? null : since == "old" ? Old : own;
        using var answer = await AskAsync(HttpMethod.Get, Tags(tags, tag.Tag), Date(modified));
        Assert.Equal((byBlob, byFunction), ((int)answer.StatusCode, ByFunction(Tags(tags, $"\"{view.Hash}\""), Date(view.LastModified))));
    }

    [Fact]
    public async Task A_blob_is_served_under_a_strong_tag_with_its_date_media_type_and_cache_control_in_ranges_too_and_never_compressed()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptEncoding.ParseAdd("br, gzip");
        using var answer = await http.SendAsync(request);
        Assert.False(answer.Headers.ETag!.IsWeak);
        Assert.Equal("application/feed+json", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(ConditionalGet.CacheControl(immutable: false, PublicViews.MaxAge), string.Join(", ", answer.Headers.NonValidated["Cache-Control"]));
        Assert.Empty(answer.Content.Headers.ContentEncoding);
        Assert.Equal(Feed, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("br", ConditionalGet.Answer(new ViewRequest("GET", null, null, "br, gzip", null, null), view, DateTimeOffset.UtcNow).Headers["Content-Encoding"]);

        using var head = await AskAsync(HttpMethod.Head, null, null);
        Assert.Equal((HttpStatusCode.OK, Feed.Length, 0), (head.StatusCode, (int)head.Content.Headers.ContentLength!, (await head.Content.ReadAsByteArrayAsync()).Length));

        using var part = new HttpRequestMessage(HttpMethod.Get, address) { Headers = { Range = new RangeHeaderValue(0, 99) } };
        using var partial = await http.SendAsync(part);
        Assert.Equal((HttpStatusCode.PartialContent, 100), (partial.StatusCode, (await partial.Content.ReadAsByteArrayAsync()).Length));
    }

    private async Task<HttpResponseMessage> AskAsync(HttpMethod method, string? tags, DateTimeOffset? since)
    {
        using var request = new HttpRequestMessage(method, address);
        if (tags is not null)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", tags);
        }

        request.Headers.IfModifiedSince = since;
        return await http.SendAsync(request);
    }

    private int ByFunction(string? tags, DateTimeOffset? since) =>
        ConditionalGet.Answer(new ViewRequest("GET", tags, since is { } date ? HttpDate.Format(date) : null, null, null, null), view, view.LastModified.AddMinutes(1)).Status;

    private static string? Tags(string? kind, string tag) => kind switch
    {
        null => null,
        "tag" => tag,
        "weak" => "W/" + tag,
        "list" => $"\"another\", {tag}",
        "other" => "\"another\"",
        _ => kind,
    };
}
