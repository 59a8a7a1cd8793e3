namespace TraceFeed.Storage.Tests.Scale;

public sealed class StorageCallTests(AzuriteFixture azurite, ITestOutputHelper output)
{
    [Fact]
    public async Task Probe()
    {
        using var history = await WeeklyHistory.NewAsync(azurite);
        foreach (var n in new[] { 3, 10, 14, 50 })
        {
            var t = System.Diagnostics.Stopwatch.StartNew();
            await history.GrowAsync(n);
            output.WriteLine($"{n} {t.Elapsed}");
            foreach (var (stage, calls) in await history.MeasureAsync())
                output.WriteLine($"  {stage}: {calls.All} {calls}");
            output.WriteLine($"{n} {t.Elapsed}");
        }
    }
}
