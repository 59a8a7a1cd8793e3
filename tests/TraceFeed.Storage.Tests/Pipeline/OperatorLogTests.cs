using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.Pipeline;

/// <summary>What the log tells of a source in trouble, again at each look until it is over, so that an alert can end by itself.</summary>
public sealed class OperatorLogTests(AzuriteFixture azurite)
{
    private const string Way = """
        "govUk": { "collection": "https://www.gov.uk/api/content/government/collections/a", "attachments": "\\.csv$" }
        """;

    private const string Thursdays = """
        "calendar": { "zone": "Europe/London", "days": ["Thursday"], "at": "11:00", "holidays": "england", "graceHours": 24, "from": "2020-06-11" },
        """;

    [Fact]
    public async Task A_publication_that_is_late_is_told_at_each_look_until_it_comes()
    {
        using var watch = await Watch.NewAsync(azurite, WeeklyCounts.Found("a", Way, Thursdays));
        watch.Site.Publish("a", 1, WeeklyCounts.File(1));
        await LookAsync(watch, days: -7);
        await watch.IngestAsync();
        await LookAsync(watch, days: 7);
        Assert.Empty(Told(watch, "Late"));

        await LookAsync(watch, days: 1);
        await LookAsync(watch, days: 1);
        Assert.Equal(Enumerable.Repeat("a: the publication due 2020-06-18T11:00+01:00 has not come", 2), Told(watch, "Late"));

        watch.Site.Publish("a", 2, WeeklyCounts.File(2));
        await LookAsync(watch, days: 1);
        await watch.IngestAsync();
        await LookAsync(watch, days: 1);
        Assert.Equal(3, Told(watch, "Late").Count());
    }

    [Fact]
    public async Task A_source_that_could_not_be_looked_at_for_eight_days_is_told_and_one_that_never_could_at_once()
    {
        var broken = true;
        using var watch = await Watch.NewAsync(azurite, handler => new BrokenConnection(handler, _ => broken));
        await LookAsync(watch, days: 0);
        Assert.Equal(["a: no look has gone well since the first"], Told(watch, "Stalled"));

        broken = false;
        watch.Site.Publish("a", 1, WeeklyCounts.File(1));
        await LookAsync(watch, days: 1);
        broken = true;
        await LookAsync(watch, days: 7);
        Assert.Single(Told(watch, "Stalled"));
        await LookAsync(watch, days: 1);
        Assert.Equal("a: no look has gone well since 2020-06-19T11:00+00:00", Told(watch, "Stalled").Last());
        Assert.Equal(2, Told(watch, "Stalled").Count());
    }

    [Fact]
    public async Task Messages_that_failed_too_often_are_told_at_each_run_until_a_maintainer_takes_them_away()
    {
        using var watch = await Watch.NewAsync(azurite);
        await LookAsync(watch, days: 0);
        Assert.Empty(watch.Told.Of("Poisoned"));

        var aside = watch.Queue(WorkQueues.Ingest + WorkQueues.GivenUpSuffix);
        await aside.CreateAsync();
        await aside.SendMessageAsync("{}");
        await aside.SendMessageAsync("{}");
        await LookAsync(watch, days: 0);
        Assert.Equal(["ingest-poison: 2 messages failed too often and wait for a maintainer"], watch.Told.Of("Poisoned"));

        await aside.ClearMessagesAsync();
        await LookAsync(watch, days: 0);
        Assert.Single(watch.Told.Of("Poisoned"));
    }

    // The catalogue has the real sources too, which no site here publishes.
    private static IEnumerable<string> Told(Watch watch, string named) => watch.Told.Of(named).Where(text => text.StartsWith("a: ", StringComparison.Ordinal));

    // An hour more each time: every look is due.
    private static Task LookAsync(Watch watch, int days)
    {
        watch.Clock.Now += TimeSpan.FromDays(days) + (days == 0 ? TimeSpan.FromHours(1) : TimeSpan.Zero);
        return watch.Discoverer.RunAsync(CancellationToken.None);
    }
}
