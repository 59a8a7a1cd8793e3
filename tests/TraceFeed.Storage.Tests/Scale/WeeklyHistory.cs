using System.Globalization;
using TraceFeed.Feeds;
using TraceFeed.Pipeline;
using TraceFeed.Sources;
using TraceFeed.Storage.Tests.Pipeline;

namespace TraceFeed.Storage.Tests.Scale;

/// <summary>A source that publishes every week, taken through the whole pipeline, and what one publication more costs.</summary>
internal sealed class WeeklyHistory : IDisposable
{
    /// <summary>The stage whose calls an archive adds to.</summary>
    public const string Rendering = "rendering it";

    private readonly Watch watch;
    private int published;
    private bool wroteArchive;

    private WeeklyHistory(Watch watch) => this.watch = watch;

    public static async Task<WeeklyHistory> NewAsync(AzuriteFixture azurite)
    {
        var history = new WeeklyHistory(await Watch.NewAsync(azurite, WeeklySource.Catalog, recordsByHand: true));
        // No other source is due while the test lasts, however far its clock goes.
        foreach (var source in Others)
        {
            await history.watch.Editions.LookedAsync(source.Id, new Look(DateTimeOffset.MaxValue.AddYears(-1), null), CancellationToken.None);
        }

        return history;
    }

    /// <summary>Takes publications in until there are so many, each in its week, and renders the last.</summary>
    public async Task GrowAsync(int publications)
    {
        for (var week = published + 1; week <= publications; week++)
        {
            watch.Site.Publish(WeeklySource.Id, week, WeeklySource.File(week));
        }

        published = publications;
        watch.Clock.Now = Day(published);
        await watch.Discoverer.RunAsync(CancellationToken.None);
        while (await NextAsync() is { } message)
        {
            watch.Clock.Now = Day(int.Parse(message.Publication.Split('-')[^1], CultureInfo.InvariantCulture));
            await watch.Ingestor.RunAsync(message, CancellationToken.None);
        }

        watch.Clock.Now = Day(published);
        await RenderAsync();
    }

    /// <summary>The calls of one publication more that fills no archive, and of looks that find none, by stage.</summary>
    public async Task<IReadOnlyDictionary<string, StorageCalls>> MeasureAsync()
    {
        Dictionary<string, StorageCalls> stages;
        do
        {
            stages = await PublishAsync();
        }
        while (wroteArchive);
        stages.Add("a look that finds nothing new", await CountAsync(LaterAsync));
        stages.Add("asking for the newest file again", await CountAsync(TakeInAsync));
        stages.Add("rendering when nothing is new", await CountAsync(RenderAsync));
        return stages;
    }

    /// <summary>What rendering calls more often when a publication fills an archive, which is not the first.</summary>
    public async Task<StorageCalls> MeasureArchiveAsync(StorageCalls without)
    {
        Dictionary<string, StorageCalls> stages;
        do
        {
            stages = await PublishAsync();
        }
        while (!wroteArchive);
        return stages[Rendering] - without;
    }

    /// <summary>How many publications fill an archive.</summary>
    public async Task<int> ArchiveEveryAsync()
    {
        var archives = new FeedArchives(await watch.Index.RowsAsync(FeedSubject.All, above: 0, CancellationToken.None));
        return archives[archives.Count].Count;
    }

    /// <summary>How many publications there are, and how many rows the index has of everything and of an area that each of them states.</summary>
    public async Task<(int Published, int Rows, int OfArea)> IndexedAsync()
    {
        var derby = WeeklySource.Catalog.Areas.First(area => area.Name == "Derby");
        return (published, (await watch.Index.RowsAsync(FeedSubject.All, above: 0, CancellationToken.None)).Count, (await watch.Index.RowsAsync(FeedSubject.OfArea(derby.Key, derby), above: 0, CancellationToken.None)).Count);
    }

    public void Dispose() => watch.Dispose();

    private static IEnumerable<SourceDefinition> Others => WeeklySource.Catalog.Sources.Where(source => source.Id != WeeklySource.Id);

    private static DateTimeOffset Day(int week) => new(WeeklyCounts.PublishedWith(week), new TimeOnly(10, 0), TimeSpan.Zero);

    private async Task<Dictionary<string, StorageCalls>> PublishAsync()
    {
        watch.Site.Publish(WeeklySource.Id, ++published, WeeklySource.File(published));
        watch.Clock.Now = Day(published);
        var stages = new Dictionary<string, StorageCalls>
        {
            ["the look that finds it"] = await CountAsync(() => watch.Discoverer.RunAsync(CancellationToken.None)),
            ["taking it in"] = await CountAsync(TakeInAsync),
            [Rendering] = await CountAsync(RenderAsync),
        };
        wroteArchive = watch.Traffic.Calls.Any(call => call.StartsWith("PUT /public/archive/", StringComparison.Ordinal));
        return stages;
    }

    private Task LaterAsync()
    {
        watch.Clock.Now += TimeSpan.FromMinutes(15);
        return watch.Discoverer.RunAsync(CancellationToken.None);
    }

    private async Task TakeInAsync() => await watch.Ingestor.RunAsync((await NextAsync())!, CancellationToken.None);

    // By a process that has just started, as one that is needed once a week has.
    private Task RenderAsync() => watch.NewPublisher().RunAsync(CancellationToken.None);

    private async Task<IngestMessage?> NextAsync()
    {
        var queue = watch.Queue(WorkQueues.Ingest);
        if ((await queue.ReceiveMessageAsync()).Value is not { } message)
        {
            return null;
        }

        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
        return IngestMessage.Of(message.Body);
    }

    private async Task<StorageCalls> CountAsync(Func<Task> stage)
    {
        watch.Traffic.Forget();
        await stage();
        return StorageCalls.Of(watch.Traffic.Calls.Where(call => !Others.Any(source => call.Contains($"'{source.Id}'", StringComparison.Ordinal))));
    }
}
