using System.Buffers;
using System.Text;
using System.Text.Json;
using TraceFeed.Api;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Storage.Tests.Pipeline;

public sealed class LateTests(AzuriteFixture azurite)
{
    private const string Way = """
        "govUk": { "collection": "https://www.gov.uk/api/content/government/collections/a", "attachments": "\\.csv$" }
        """;

    private const string Thursdays = """
        "calendar": { "zone": "Europe/London", "days": ["Thursday"], "at": "11:00", "holidays": "england", "graceHours": 24, "from": "2020-06-11" },
        """;

    [Fact]
    public async Task A_publication_that_does_not_come_is_told_once_and_its_end_once_and_the_log_is_whole()
    {
        using var watch = await WithOneWeekAsync();
        await LookAtAsync(watch, "2020-06-18T10:00Z", "2020-06-19T09:59Z");
        Assert.Single(await watch.Ledger.RowsAsync());

        await LookAtAsync(watch, "2020-06-19T10:00Z", "2020-06-20T10:00Z", "2020-06-23T10:00Z");
        var late = Assert.Single(await watch.LastChangesAsync());
        Assert.Equal(2, (await watch.Ledger.RowsAsync()).Count);
        Assert.Equal((ChangeKind.PublicationLate, LateFacts.Overdue), (late.Kind, late.Reason));
        Assert.Equal(new LateFacts(At("2020-06-18T10:00Z"), 24, new DateOnly(2020, 6, 15), PublishedSite.Id("a", 1), new DateOnly(2020, 6, 11)), late.Late);
        Assert.Equal(TimeSpan.FromHours(1), late.Late!.Due.Offset);
        Assert.Equal((At("2020-06-18T10:00Z"), At("2020-06-25T10:00Z"), 1, new DateOnly(2020, 6, 11)), await StateAsync(watch));
        Assert.True(await watch.PublishAsync());
        Assert.Contains("the publication due on Thursday 18 June 2020, 11:00 has not come", await FeedAsync(watch), StringComparison.Ordinal);

        watch.Site.Publish("a", 2, WeeklyCounts.File(2));
        await LookAtAsync(watch, "2020-06-24T10:00Z");
        await watch.IngestAsync();
        await LookAtAsync(watch, "2020-06-24T11:00Z", "2020-06-25T09:00Z");
        var rows = await watch.Ledger.RowsAsync();
        Assert.Equal([PublishedSite.Id("a", 1), "", PublishedSite.Id("a", 2), ""], rows.Select(row => row.Publication));
        Assert.Equal((true, false, false, 0), (rows[2].IsPublication, rows[3].IsPublication, rows[3].IsRejection, rows[3].Editions.Count));
        var over = Assert.Single(await watch.LastChangesAsync());
        Assert.Equal((LateFacts.Ended, late.Late with { Publication = PublishedSite.Id("a", 2), Published = new DateOnly(2020, 6, 18) }), (over.Reason, over.Late));

        // What stands between two publications is no measure of the second.
        var came = await watch.Ledger.ChangesAsync(rows[2]);
        Assert.Equal(new DateOnly(2020, 6, 11), came[0].Publication!.PreviousPublished);
        Assert.Equal(3, came.Count(change => change.Kind == ChangeKind.PeriodAdded));
        Assert.Equal((null, At("2020-06-25T10:00Z"), 2, new DateOnly(2020, 6, 18)), await StateAsync(watch));
        Assert.Empty(await watch.Ledger.ProblemsAsync());
        Assert.All(rows, row => Assert.Equal(row.Hash(), Served(row).Hash()));
    }

    [Fact]
    public async Task A_look_that_fails_asks_too_and_says_that_it_could_not_see()
    {
        var broken = false;
        using var watch = await WithOneWeekAsync(handler => new BrokenConnection(handler, _ => broken));
        broken = true;
        await LookAtAsync(watch, "2020-06-19T10:00Z", "2020-06-20T10:00Z");
        var late = Assert.Single(await watch.LastChangesAsync());
        Assert.Equal(2, (await watch.Ledger.RowsAsync()).Count);
        Assert.Equal((await watch.Editions.LastLookAsync("a", CancellationToken.None))!.Problem, late.Late!.Problem);
    }

    [Fact]
    public async Task What_was_missed_three_times_is_late_once_and_the_end_that_no_host_told_is_told_by_the_next_look()
    {
        using var watch = await WithOneWeekAsync();
        await LookAtAsync(watch, "2020-06-19T10:00Z", "2020-06-26T10:00Z", "2020-07-03T10:00Z");
        Assert.Equal(2, (await watch.Ledger.RowsAsync()).Count);

        // As a host leaves it that dies right after its commit.
        await watch.Ledger.CommitAsync("a", WeeklyCounts.File(5), 5);
        await watch.Ledger.ArchiveAsync(WeeklyCounts.File(5));
        await LookAtAsync(watch, "2020-07-09T12:00Z", "2020-07-09T13:00Z");
        Assert.Equal(4, (await watch.Ledger.RowsAsync()).Count);
        Assert.Equal((LateFacts.Ended, new DateOnly(2020, 7, 9)), Assert.Single(await watch.LastChangesAsync()) is var over ? (over.Reason, over.Late!.Published) : default);
        Assert.Empty(await watch.Ledger.ProblemsAsync());
    }

    [Fact]
    public async Task Two_hosts_at_once_tell_it_once_and_of_a_retired_source_or_an_empty_log_nothing_is_told()
    {
        using var watch = await WithOneWeekAsync();
        var source = watch.Ledger.Catalog.Find("a")!;
        watch.Clock.Now = At("2020-06-19T10:00Z");
        async Task<LogRow?> TellAsync(SourceDefinition one) => (await new LateRecorder(watch.Ledger.Storage, watch.Clock).TellAsync(one, [], null, CancellationToken.None))?.Row;

        Assert.Null(await TellAsync(source with { Retired = new Retirement(new DateOnly(2020, 6, 12), "It ended.") }));
        Assert.Null(await TellAsync(source with { Id = "b" }));
        Assert.Null(await new LateRecorder(watch.Ledger.Storage, watch.Clock).TellAsync(source, [new DateOnly(2020, 6, 18)], null, CancellationToken.None));
        Assert.Single(await watch.Ledger.RowsAsync());

        var told = await Task.WhenAll(TellAsync(source), TellAsync(source), TellAsync(source));
        Assert.All(told, row => Assert.Equal(2, row!.Number));
        Assert.Equal(2, (await watch.Ledger.RowsAsync()).Count);
    }

    [Fact]
    public async Task A_publication_that_is_quarantined_has_come()
    {
        using var watch = await WithOneWeekAsync();
        watch.Site.Publish("a", 2, "<html>"u8.ToArray());
        await LookAtAsync(watch, "2020-06-18T12:00Z");
        await watch.IngestAsync();
        await LookAtAsync(watch, "2020-06-19T12:00Z");
        Assert.Single(await watch.Ledger.RowsAsync());
    }

    private async Task<Watch> WithOneWeekAsync(Func<HttpMessageHandler, HttpMessageHandler>? handler = null)
    {
        var watch = await Watch.NewAsync(azurite, WeeklyCounts.Found("a", Way, Thursdays), handler);
        watch.Site.Publish("a", 1, WeeklyCounts.File(1));
        watch.Clock.Now = At("2020-06-11T12:00Z");
        await watch.LookAndIngestAsync();
        return watch;
    }

    private static async Task LookAtAsync(Watch watch, params string[] moments)
    {
        foreach (var moment in moments)
        {
            watch.Clock.Now = At(moment);
            await watch.Discoverer.RunAsync(CancellationToken.None);
        }
    }

    private static async Task<(DateTimeOffset? Late, DateTimeOffset? Next, int TakenIn, DateOnly? Newest)> StateAsync(Watch watch)
    {
        var state = (await new SourceStates(watch.Ledger.Storage, new LogRows(watch.Ledger.Storage), watch.Clock).ReadAsync(watch.Ledger.Catalog, CancellationToken.None))["a"];
        return (state.LateSince, state.NextDue, state.TakenIn, state.NewestPublished);
    }

    private static LogRow Served(LogRow row)
    {
        var output = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(output))
        {
            LogRowJson.Write(json, row);
        }

        return LogRowJson.Read(JsonDocument.Parse(output.WrittenMemory).RootElement).Row;
    }

    private static async Task<string> FeedAsync(Watch watch) => Encoding.UTF8.GetString((await watch.ViewAsync(ViewNames.Feed(FeedSubject.OfSource(watch.Ledger.Catalog.Find("a")!), "json")))!.Content.Span);

    private static DateTimeOffset At(string moment) => DateTimeOffset.ParseExact(moment, "yyyy-MM-dd'T'HH:mm'Z'", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.AssumeUniversal);
}
