using TraceFeed.Changes;
using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.Pipeline;

/// <summary>The meters say what the log and the editions say.</summary>
public sealed class MeterTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Changes_are_counted_by_kind_as_they_stand_in_the_log_and_once()
    {
        using var observed = new ObservedTelemetry("counted");
        using var watch = await Watch.NewAsync(azurite, handler: null, "counted");
        watch.Site.Publish("counted", 1, WeeklyCounts.File(1));
        watch.Site.Publish("counted", 2, WeeklyCounts.File(2, (1, "Leeds", 90)));
        await watch.LookAndIngestAsync("counted");
        await watch.PublishAsync();
        watch.Site.Publish("counted", 3, WeeklyCounts.File(3, (1, "Leeds", 95), (2, "Hull", null)));
        await watch.LookAndIngestAsync("counted");
        await watch.PublishAsync();
        await watch.Queues.AskForPublishingAsync(CancellationToken.None);
        await watch.PublishAsync();

        var logged = new List<Change>();
        foreach (var row in await watch.Ledger.RowsAsync())
        {
            logged.AddRange(await watch.Ledger.ChangesAsync(row));
        }

        Assert.Contains(logged, change => change.Kind == ChangeKind.ValueWithdrawn);
        Assert.Equal(
            new SortedDictionary<string, double>(logged.GroupBy(change => $"{change.Kind} {change.Origin ?? Origin.Published}").ToDictionary(group => group.Key, group => (double)group.Count()), StringComparer.Ordinal),
            observed.By("tracefeed.changes", TelemetryTag.Kind, TelemetryTag.Origin));
    }

    [Fact]
    public async Task Files_are_counted_by_what_became_of_them_and_those_in_quarantine_are_told_at_each_look()
    {
        using var observed = new ObservedTelemetry("judged");
        using var watch = await Watch.NewAsync(azurite, handler: null, "judged");
        watch.Site.Publish("judged", 1, WeeklyCounts.File(1));
        await watch.LookAndIngestAsync("judged");
        await watch.LookAndIngestAsync("judged");
        watch.Site.Publish("judged", 2, "no list at all"u8.ToArray());
        await watch.LookAndIngestAsync("judged");
        await watch.LookAndIngestAsync("judged");
        watch.Site.Publish("judged", 2, WeeklyCounts.File(2));
        await watch.LookAndIngestAsync("judged");
        watch.Site.Remove(PublishedSite.FileName("judged", 2));
        await watch.LookAndIngestAsync("judged");
        await watch.LookAndIngestAsync("judged");

        Assert.Equal(new() { ["committed"] = 2, ["missing"] = 2, ["quarantined"] = 2, ["unchanged"] = 1 }, observed.By("tracefeed.publications", TelemetryTag.Outcome));
        Assert.Equal(new() { ["looked"] = 7 }, observed.By("tracefeed.looks", TelemetryTag.Outcome));
        Assert.Equal([0, 0, 0, 1, 0, 0, 0], observed.Of("tracefeed.quarantined"));
    }

    [Fact]
    public async Task The_lag_is_from_the_moment_that_the_publisher_states_and_what_is_replaced_without_telling_has_none()
    {
        using var observed = new ObservedTelemetry("lagging");
        using var watch = await Watch.NewAsync(azurite, handler: null, "lagging");
        watch.Site.Publish("lagging", 1, WeeklyCounts.File(1));
        watch.Clock.Now = new DateTimeOffset(WeeklyCounts.PublishedWith(1), new TimeOnly(9, 42), TimeSpan.Zero);
        await watch.LookAndIngestAsync("lagging");
        Assert.Equal([12 * 60], observed.Of("tracefeed.lag"));

        watch.Site.Replace(PublishedSite.FileName("lagging", 1), WeeklyCounts.File(1, (1, "Leeds", 90)));
        watch.Clock.Now += TimeSpan.FromHours(30);
        await watch.LookAndIngestAsync("lagging");
        Assert.Equal(2, (await watch.PublicationsAsync("lagging")).Count);
        Assert.Single(observed.Of("tracefeed.lag"));
    }

    [Fact]
    public async Task A_site_that_cannot_be_reached_is_a_look_that_failed()
    {
        using var observed = new ObservedTelemetry("away");
        using var watch = await Watch.NewAsync(azurite, handler => new BrokenConnection(handler, _ => true), "away");
        await watch.Discoverer.RunAsync(CancellationToken.None);
        Assert.Equal(new() { ["failed"] = 1 }, observed.By("tracefeed.looks", TelemetryTag.Outcome));
    }
}
