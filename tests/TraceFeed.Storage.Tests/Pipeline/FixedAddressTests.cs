using System.Net;
using TraceFeed.Changes;
using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.Pipeline;

public sealed class FixedAddressTests(AzuriteFixture azurite)
{
    private const string Name = "latest.csv";
    private static readonly string Way = $$"""
        "fixed": { "url": "https://assets.publishing.service.gov.uk/{{Name}}", "id": "latest" }
        """;

    [Fact]
    public async Task Content_that_stands_is_no_row_and_no_message_though_it_be_fetched_whole_again()
    {
        var whole = 0;
        using var watch = await WithOneWeekAsync(handler => new Answers(handler, response => whole += response.StatusCode == HttpStatusCode.OK ? 1 : 0));
        foreach (var hours in new[] { 1, 30, 1, 30 })
        {
            watch.Clock.Now += TimeSpan.FromHours(hours);
            await watch.Discoverer.LookAsync(watch.Ledger.Catalog.Find("a")!, CancellationToken.None);
            Assert.Equal(0, await watch.WaitingAsync());
        }

        // The first look and its ingest, then one whole fetch for each time that more than a day went by.
        Assert.Equal(2 + 2, whole);
        Assert.Equal(["latest@2020-06-18"], await watch.PublicationsAsync());
        Assert.Single(await watch.Editions.AllAsync("a", CancellationToken.None));
    }

    [Fact]
    public async Task Other_content_is_one_publication_of_the_day_it_is_found()
    {
        using var watch = await WithOneWeekAsync();
        watch.Clock.Now += TimeSpan.FromDays(5);
        watch.Site.Replace(Name, WeeklyCounts.File(2, (1, "Derby", 99)));
        await watch.LookAndIngestAsync();
        await watch.LookAndIngestAsync();

        Assert.Equal(["latest@2020-06-18", "latest@2020-06-23"], await watch.PublicationsAsync());
        Assert.Contains(await watch.LastChangesAsync(), change => change.Kind == ChangeKind.ValueRevised);
        Assert.Empty(await watch.Ledger.ProblemsAsync());
    }

    [Fact]
    public async Task Other_content_is_dated_by_last_modified_where_that_is_later_than_what_is_known()
    {
        using var watch = await WithOneWeekAsync();
        watch.Clock.Now += TimeSpan.FromDays(5);
        watch.Site.Replace(Name, WeeklyCounts.File(2));
        watch.Site.Modify(Name, new DateTimeOffset(2020, 6, 20, 23, 30, 0, TimeSpan.Zero));
        await watch.LookAndIngestAsync();
        Assert.Equal(["latest@2020-06-18", "latest@2020-06-21"], await watch.PublicationsAsync());
    }

    [Fact]
    public async Task Content_replaced_again_on_the_same_day_is_a_reissue_of_that_publication()
    {
        using var watch = await WithOneWeekAsync();
        watch.Clock.Now += TimeSpan.FromHours(2);
        watch.Site.Replace(Name, WeeklyCounts.File(1, (1, "Derby", 99)));
        await watch.LookAndIngestAsync();

        Assert.Equal(["latest@2020-06-18", "latest@2020-06-18"], await watch.PublicationsAsync());
        Assert.Equal(EditionState.Done, Assert.Single(await watch.Editions.AllAsync("a", CancellationToken.None)).State);
        Assert.Equal([ChangeKind.PublicationAdded, ChangeKind.ValueRevised], (await watch.LastChangesAsync()).Select(change => change.Kind));
    }

    [Fact]
    public async Task A_correction_on_another_day_needs_no_newer_dates_and_neither_does_taking_it_back()
    {
        using var watch = await WithOneWeekAsync();
        foreach (var file in new[] { WeeklyCounts.File(1, (1, "Derby", 99)), WeeklyCounts.File(1) })
        {
            watch.Clock.Now += TimeSpan.FromDays(1);
            watch.Site.Replace(Name, file);
            await watch.LookAndIngestAsync();
            Assert.Equal([ChangeKind.PublicationAdded, ChangeKind.ValueRevised], (await watch.LastChangesAsync()).Select(change => change.Kind));
        }

        Assert.Equal(["latest@2020-06-18", "latest@2020-06-19", "latest@2020-06-20"], await watch.PublicationsAsync());
        Assert.Empty(await watch.Ledger.ProblemsAsync());
    }

    [Fact]
    public async Task An_older_file_in_the_place_of_a_newer_one_is_quarantined()
    {
        using var watch = await WithOneWeekAsync();
        foreach (var weeks in new[] { 2, 1 })
        {
            watch.Clock.Now += TimeSpan.FromDays(1);
            watch.Site.Replace(Name, WeeklyCounts.File(weeks));
            await watch.LookAndIngestAsync();
        }

        var edition = (await watch.Editions.AllAsync("a", CancellationToken.None))[^1];
        Assert.Equal(EditionState.Quarantined, edition.State);
        Assert.Contains("its figures end on 2020-06-03", edition.Reason, StringComparison.Ordinal);
        Assert.Equal(2, (await watch.PublicationsAsync()).Count);
    }

    [Fact]
    public async Task Content_that_cannot_be_read_is_quarantined_once_and_left_alone_until_it_is_replaced()
    {
        using var watch = await WithOneWeekAsync();
        watch.Clock.Now += TimeSpan.FromDays(1);
        watch.Site.Replace(Name, "<!DOCTYPE html>"u8.ToArray());
        await watch.LookAndIngestAsync();
        await watch.Discoverer.LookAsync(watch.Ledger.Catalog.Find("a")!, CancellationToken.None);
        Assert.Equal(0, await watch.WaitingAsync());
        Assert.Equal(EditionState.Quarantined, (await watch.Editions.AllAsync("a", CancellationToken.None))[^1].State);

        watch.Clock.Now += TimeSpan.FromDays(6);
        watch.Site.Replace(Name, WeeklyCounts.File(2));
        await watch.LookAndIngestAsync();
        Assert.Equal(["latest@2020-06-18", "latest@2020-06-25"], await watch.PublicationsAsync());
    }

    [Fact]
    public async Task What_was_found_and_could_not_be_fetched_is_asked_for_again_and_not_found_twice()
    {
        using var watch = await Watch.NewAsync(azurite, WeeklyCounts.Found("a", Way));
        watch.Site.Replace(Name, WeeklyCounts.File(1));
        await watch.Discoverer.LookAsync(watch.Ledger.Catalog.Find("a")!, CancellationToken.None);
        await watch.Queue(WorkQueues.Ingest).ClearMessagesAsync();
        watch.Clock.Now += TimeSpan.FromDays(1);
        await watch.LookAndIngestAsync();
        Assert.Equal(["latest@2020-06-18"], await watch.PublicationsAsync());
        Assert.Single(await watch.Editions.AllAsync("a", CancellationToken.None));
    }

    [Fact]
    public async Task A_retired_source_is_not_looked_at()
    {
        var catalog = WeeklyCounts.Found("a", Way, """
            "retired": { "date": "2020-06-01", "why": "A test says so." },
            """);
        using var watch = await Watch.NewAsync(azurite, catalog, handler => new BrokenConnection(handler, uri => uri.AbsolutePath == "/" + Name));
        watch.Site.Replace(Name, WeeklyCounts.File(1));
        await watch.Discoverer.LookAsync(catalog.Find("a")!, CancellationToken.None);
        await watch.Discoverer.RunAsync(CancellationToken.None);

        Assert.Null(await watch.Editions.LastLookAsync("a", CancellationToken.None));
        Assert.Empty(await watch.Editions.AllAsync("a", CancellationToken.None));
        Assert.Equal(0, await watch.WaitingAsync());
    }

    private async Task<Watch> WithOneWeekAsync(Func<HttpMessageHandler, HttpMessageHandler>? handler = null)
    {
        var watch = await Watch.NewAsync(azurite, WeeklyCounts.Found("a", Way), handler);
        watch.Site.Replace(Name, WeeklyCounts.File(1));
        await watch.LookAndIngestAsync();
        return watch;
    }
}
