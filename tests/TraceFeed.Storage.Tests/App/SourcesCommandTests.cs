using System.Text.Json;
using TraceFeed.Cli;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;
using TraceFeed.Storage.Tests.Pipeline;

namespace TraceFeed.Storage.Tests.App;

public sealed class SourcesCommandTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task The_state_tells_what_was_looked_at_taken_in_and_quarantined()
    {
        using var watch = await Watch.NewAsync(azurite, null, "a", "b");
        watch.Site.Publish("a", 1, WeeklyCounts.File(1));
        watch.Site.Publish("a", 2, "<html>"u8.ToArray());
        await watch.LookAndIngestAsync("a");
        watch.Site.Publish("a", 3, WeeklyCounts.File(3));
        await watch.Discoverer.LookAsync(watch.Ledger.Catalog.Find("a")!, CancellationToken.None);
        await watch.Editions.LookedAsync("a", new Look(watch.Clock.GetUtcNow(), "the site is closed"), CancellationToken.None);

        var states = await new SourceStates(watch.Ledger.Storage, new LogRows(watch.Ledger.Storage), watch.Clock).ReadAsync(watch.Ledger.Catalog, CancellationToken.None);

        var state = states["a"];
        Assert.Equal(new Look(watch.Clock.GetUtcNow(), "the site is closed"), state.LastLook);
        Assert.Equal(("a, 3 weeks", WeeklyCounts.PublishedWith(3)), (state.Newest, state.NewestPublished));
        Assert.Equal((1, 1), (state.TakenIn, state.Waiting));
        var broken = Assert.Single(state.Quarantined);
        Assert.Equal("a-2.csv", broken.FileName);
        Assert.Contains("a-2.csv", broken.Reason, StringComparison.Ordinal);
        Assert.Equal((null, null, 0, 0), (states["b"].LastLook, states["b"].Newest, states["b"].TakenIn, states["b"].Waiting));
    }

    [Fact]
    public async Task The_command_asks_a_named_storage_and_creates_nothing_in_it()
    {
        var connection = azurite.NewAccount();

        var run = await RunAsync("sources", "--storage", connection, "--format", "ndjson");

        Assert.Equal((0, ""), (run.Code, run.Errors));
        Assert.All(run.Lines, line => Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(line).RootElement.GetProperty("state").ValueKind));
        var tables = new Azure.Data.Tables.TableServiceClient(connection).QueryAsync();
        Assert.Empty(await tables.ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_was_taken_in_by_hand_is_told_by_the_command_too()
    {
        var connection = azurite.NewAccount();
        var sample = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "samples"), "*_w16.csv", SearchOption.AllDirectories).Single();
        Assert.Equal(0, (await RunAsync("ingest", "--source", "england-test-and-trace-local", "--published", "2020-09-24", sample, "--storage", connection)).Code);

        var run = await RunAsync("sources", "--storage", connection);

        Assert.Equal((0, ""), (run.Code, run.Errors));
        Assert.Single(run.Lines, line => line == "  stored      1 publication taken in, 0 waiting, 0 files quarantined");
        Assert.Single(run.Lines, line => line == "  newest      2020-09-24 england-test-and-trace-local/2020-09-24");
        Assert.Equal(DefinitionCatalog.Embedded.Sources.Count(source => source.Retired is null), run.Lines.Count(line => line == "  last look   never"));
    }

    private static async Task<(int Code, string[] Lines, string Errors)> RunAsync(params string[] args)
    {
        using var stdout = new StringWriter { NewLine = "\n" };
        using var stderr = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(args, stdout, stderr, TestContext.Current.CancellationToken);
        return (code, stdout.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), stderr.ToString());
    }
}
