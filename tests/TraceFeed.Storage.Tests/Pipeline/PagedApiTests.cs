using System.Security.Cryptography;
using System.Text;
using TraceFeed.Fetching;
using TraceFeed.Log;

namespace TraceFeed.Storage.Tests.Pipeline;

public sealed class PagedApiTests(AzuriteFixture azurite)
{
    private const string Way = """
        "api": { "endpoints": ["https://assets.publishing.service.gov.uk/metric"], "pageSize": 365 }
        """;

    [Fact]
    public async Task Three_pages_are_one_original_which_is_found_again_only_when_a_page_changes()
    {
        using var watch = await Watch.NewAsync(azurite, WeeklyCounts.Found("a", Way));
        string[] pages = [Page(2, "1"), Page(3, "2"), Page(null, "3")];
        Write(watch, pages);
        await watch.LookAndIngestAsync();

        var document = Encoding.UTF8.GetBytes($"[{string.Join(',', pages)}]");
        var edition = Assert.Single(await watch.Editions.AllAsync("a", CancellationToken.None));
        Assert.Equal(("/metric@2020-06-18", "metric.json", Hash(document)), (edition.Publication, edition.FileName, edition.Sha256));
        Assert.Equal(document, (await OnceBlobs.GetAsync(watch.Ledger.Storage.Originals, Hash(document), CancellationToken.None))!.Value.ToArray());

        watch.Clock.Now += TimeSpan.FromDays(1);
        await watch.Discoverer.LookAsync(watch.Ledger.Catalog.Find("a")!, CancellationToken.None);
        Assert.Equal(0, await watch.WaitingAsync());
        Assert.Single(await watch.Editions.AllAsync("a", CancellationToken.None));

        pages[2] = Page(null, "3.5");
        Write(watch, pages);
        await watch.LookAndIngestAsync();
        Assert.Equal(["/metric@2020-06-18", "/metric@2020-06-19"], (await watch.Editions.AllAsync("a", CancellationToken.None)).Select(one => one.Publication));
    }

    [Fact]
    public async Task A_next_page_on_a_host_that_is_not_the_sources_is_refused_and_nothing_is_found()
    {
        using var watch = await Watch.NewAsync(azurite, WeeklyCounts.Found("a", Way));
        watch.Site.Replace("metric.json", Encoding.UTF8.GetBytes("""{"count":1,"next":"https://evil.example/metric?page=2","results":[1]}"""));

        var error = await Assert.ThrowsAsync<FetchException>(() => watch.LookAndIngestAsync());

        Assert.Contains("evil.example", error.Message, StringComparison.Ordinal);
        Assert.Empty(await watch.Editions.AllAsync("a", CancellationToken.None));
    }

    private static void Write(Watch watch, string[] pages)
    {
        for (var i = 0; i < pages.Length; i++)
        {
            watch.Site.Replace(i == 0 ? "metric.json" : FormattableString.Invariant($"metric@page={i + 1}.json"), Encoding.UTF8.GetBytes(pages[i]));
        }
    }

    private static string Page(int? next, string results) => FormattableString.Invariant(
        $$"""{"count": 3, "next": {{(next is null ? "null" : $"\"https://assets.publishing.service.gov.uk/metric?page={next}\"")}}, "results": [{{results}}]}""");

    private static string Hash(byte[] document) => Convert.ToHexStringLower(SHA256.HashData(document));
}
