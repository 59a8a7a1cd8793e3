using TraceFeed.Tests;

namespace TraceFeed.Storage.Tests.Scale;

/// <summary>What a publication costs of storage does not grow with what was published before it; docs/scale.md has the numbers.</summary>
public sealed class StorageCallTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_thirteenth_publication_takes_the_calls_that_the_page_says_and_the_nineteenth_as_many()
    {
        using var history = await WeeklyHistory.NewAsync(azurite);
        var stages = await MeasuredAsync(history, 12);
        Assert.Equal(stages, await MeasuredAsync(history, 18));
        ScalePage.Has(stages.Select(stage => ScalePage.Line(stage.Key, [.. ScalePage.Sizes.Select(_ => stage.Value.All)], stage.Value)));
    }

    [Fact]
    public async Task A_publication_after_ten_fifty_and_two_hundred_takes_the_calls_that_the_page_says()
    {
        Assert.SkipUnless(SlowTests.AreAsked, "Set TRACEFEED_SLOW_TESTS=1 to publish two hundred times.");
        using var history = await WeeklyHistory.NewAsync(azurite);
        var measured = new List<IReadOnlyDictionary<string, StorageCalls>>();
        var archives = new List<StorageCalls>();
        foreach (var publications in ScalePage.Sizes)
        {
            measured.Add(await MeasuredAsync(history, publications));
            archives.Add(await history.MeasureArchiveAsync(measured[^1][WeeklyHistory.Rendering]));
        }

        Assert.Equal(10, await history.ArchiveEveryAsync());
        var (published, rows, ofArea) = await history.IndexedAsync();
        Assert.Equal((published, published), (rows, ofArea));
        ScalePage.Has(
        [
            .. measured[0].Keys.Select(stage => ScalePage.Line(stage, [.. measured.Select(size => size[stage].All)], measured[^1][stage])),
            ScalePage.Line("besides, when it fills an archive", [.. archives.Select(calls => calls.All)], archives[^1]),
        ]);
    }

    private static async Task<IReadOnlyDictionary<string, StorageCalls>> MeasuredAsync(WeeklyHistory history, int publications)
    {
        await history.GrowAsync(publications);
        return await history.MeasureAsync();
    }
}
