using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.Pipeline;

/// <summary>A deployment puts its views where the account's static website serves them.</summary>
public sealed class ViewsContainerTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Views_stand_in_the_container_that_a_deployment_names_with_what_a_cache_must_know()
    {
        var storage = StorageAccount.Connect(azurite.NewAccount(), "$web");
        await storage.CreateAsync(CancellationToken.None);
        var views = new PublicViews(storage);

        await views.PutAsync(ViewNames.Feed(FeedSubject.All, "json"), "{}"u8.ToArray(), "application/feed+json", CancellationToken.None);
        await views.PutOnceAsync(ViewNames.Archive(FeedSubject.All, 1, "json"), "{}"u8.ToArray(), "application/feed+json", DateTimeOffset.UnixEpoch, CancellationToken.None);

        Assert.Equal("$web", storage.Public.Name);
        Assert.StartsWith("public, max-age=60,", await CacheControlAsync(storage, "feed.json"), StringComparison.Ordinal);
        Assert.Equal("public, max-age=31536000, immutable", await CacheControlAsync(storage, "archive/1.json"));
        Assert.NotNull(await views.FindAsync("feed.json", CancellationToken.None));
    }

    private static async Task<string> CacheControlAsync(StorageAccount storage, string name) => (await storage.Public.GetBlobClient(name).GetPropertiesAsync()).Value.CacheControl;
}
