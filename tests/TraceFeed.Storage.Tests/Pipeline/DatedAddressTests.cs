using TraceFeed.Changes;
using TraceFeed.Fetching;

namespace TraceFeed.Storage.Tests.Pipeline;

public sealed class DatedAddressTests(AzuriteFixture azurite)
{
    private const string Way = """
        "dated": { "url": "https://assets.publishing.service.gov.uk/week-to-{date:d-MMMM-yyyy|lower}.csv", "from": "2020-06-03", "everyDays": 7, "publishedAfterDays": 8 }
        """;

    [Fact]
    public async Task Two_are_found_a_gap_is_none_and_the_next_is_found_when_it_appears()
    {
        var asked = new List<string>();
        using var watch = await NewAsync(asked);
        watch.Site.Replace("week-to-3-june-2020.csv", WeeklyCounts.File(1));
        watch.Site.Replace("week-to-17-june-2020.csv", WeeklyCounts.File(3));
        watch.Clock.Now = At(7, 2);
        await watch.LookAndIngestAsync();

        string[] both = ["/week-to-3-june-2020.csv", "/week-to-17-june-2020.csv"];
        Assert.Equal(both, await watch.PublicationsAsync());
        Assert.Equal([new DateOnly(2020, 6, 11), new DateOnly(2020, 6, 25)], (await watch.Editions.AllAsync("a", CancellationToken.None)).Select(edition => edition.Published));
        Assert.DoesNotContain("/week-to-1-july-2020.csv", asked);

        asked.Clear();
        await watch.LookAndIngestAsync();
        Assert.Equal(["/week-to-10-june-2020.csv", "/week-to-24-june-2020.csv", both[1]], asked);

        watch.Site.Replace("week-to-24-june-2020.csv", WeeklyCounts.File(4));
        await watch.LookAndIngestAsync();
        Assert.Equal([.. both, "/week-to-24-june-2020.csv"], await watch.PublicationsAsync());

        // A fortnight later the gap is asked for no longer.
        asked.Clear();
        watch.Clock.Now = At(7, 8);
        await watch.LookAndIngestAsync();
        Assert.Equal(["/week-to-24-june-2020.csv"], asked);
    }

    [Fact]
    public async Task The_newest_is_looked_at_again_so_that_a_silent_replacement_is_found()
    {
        using var watch = await NewAsync([]);
        watch.Site.Replace("week-to-3-june-2020.csv", WeeklyCounts.File(1));
        await watch.LookAndIngestAsync();
        watch.Site.Replace("week-to-3-june-2020.csv", WeeklyCounts.File(1, (1, "Derby", 99)));
        await watch.LookAndIngestAsync();
        Assert.Contains(await watch.LastChangesAsync(), change => change.Kind == ChangeKind.ValueRevised);
    }

    [Fact]
    public async Task A_failure_keeps_what_was_found_and_the_look_goes_on_from_there()
    {
        var broken = true;
        using var watch = await NewAsync([], uri => broken && uri.AbsolutePath.Contains("10-june", StringComparison.Ordinal));
        for (var week = 1; week <= 3; week++)
        {
            watch.Site.Replace($"week-to-{(7 * week) - 4}-june-2020.csv", WeeklyCounts.File(week));
        }

        watch.Clock.Now = At(7, 2);
        await Assert.ThrowsAsync<FetchException>(() => watch.LookAndIngestAsync());
        await watch.IngestAsync();
        Assert.Equal(["/week-to-3-june-2020.csv"], await watch.PublicationsAsync());
        Assert.Equal(new DateOnly(2020, 6, 3), await watch.Editions.ThroughAsync("a", CancellationToken.None));

        broken = false;
        await watch.LookAndIngestAsync();
        Assert.Equal(3, (await watch.PublicationsAsync()).Count);
    }

    [Fact]
    public async Task How_far_was_looked_outlives_a_forgotten_look()
    {
        var asked = new List<string>();
        using var watch = await NewAsync(asked);
        watch.Clock.Now = new DateTimeOffset(2021, 6, 1, 10, 0, 0, TimeSpan.Zero);
        await watch.LookAndIngestAsync();
        Assert.Equal(DatedAddresses.MostAsked, asked.Count);
        await watch.Editions.ForgetLookAsync("a", CancellationToken.None);
        await watch.LookAndIngestAsync();
        Assert.Equal(asked.Count, asked.Distinct().Count());
        asked.Clear();
        await watch.LookAndIngestAsync();
        Assert.Equal(["/week-to-12-may-2021.csv", "/week-to-19-may-2021.csv"], asked);
    }

    private async Task<Watch> NewAsync(List<string> asked, Func<Uri, bool>? breaks = null)
    {
        var watch = await Watch.NewAsync(azurite, WeeklyCounts.Found("a", Way), handler => new BrokenConnection(handler, uri =>
        {
            asked.Add(uri.AbsolutePath);
            return breaks?.Invoke(uri) == true;
        }));
        return watch;
    }

    private static DateTimeOffset At(int month, int day) => new(2020, month, day, 10, 0, 0, TimeSpan.Zero);
}
