using System.Text;
using TraceFeed.Changes;
using TraceFeed.Cli;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Storage.Tests.Log;

namespace TraceFeed.Storage.Tests.App;

public sealed class ReprocessCommandTests(AzuriteFixture azurite)
{
    private const string Source = "england-test-and-trace";

    [Fact]
    public async Task A_dry_run_shows_what_is_read_differently_and_the_run_after_it_commits_that()
    {
        var connection = await WithRoundedSampleAsync();

        var dry = await RunAsync("reprocess", "--source", Source, "--dry-run", "--storage", connection);
        Assert.Equal((0, "reading sample.ods of 2020-08-06 again"), (dry.Code, dry.Errors));
        Assert.Equal($"{Source}: 1 original is read again, 3 read differently.", dry.Lines[0]);
        Assert.Equal(["1 read differently", "2 read differently"], dry.Lines[1..3].Select(line => line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..]));
        Assert.EndsWith("72% → 72.4%  (+0.4 points); Table_11!R7 of ad8ccaf3", dry.Lines[3], StringComparison.Ordinal);
        Assert.Equal((7, "Nothing is written. Without --dry-run this becomes one row of the log."), (dry.Lines.Length, dry.Lines[^1]));
        var ledger = new Ledger(StorageAccount.Connect(connection), DefinitionCatalog.Embedded);
        Assert.Single(await ledger.RowsAsync());

        var run = await RunAsync("reprocess", "--source", Source, "--storage", connection);
        Assert.Equal((0, "log row 2, 3 changes"), (run.Code, run.Lines[^1]));
        Assert.All(await ledger.ChangesAsync((await ledger.RowsAsync())[^1]), change => Assert.Equal(ChangeKind.ValueReinterpreted, change.Kind));
        Assert.Equal(0, (await RunAsync("verify", "--storage", connection)).Code);

        var again = await RunAsync("reprocess", "--source", Source, "--storage", connection);
        Assert.Equal((0, [$"{Source}: nothing to read again; the definition of today has read every original that still states something."]), (again.Code, again.Lines), (x, y) => x.Item1 == y.Item1 && x.Item2.SequenceEqual(y.Item2));
    }

    [Fact]
    public async Task A_storage_that_holds_nothing_and_a_source_that_is_not_known_are_said_plainly()
    {
        var empty = await RunAsync("reprocess", "--source", Source, "--dry-run", "--storage", azurite.NewAccount());
        Assert.Equal((0, $"{Source}: nothing to read again; the definition of today has read every original that still states something."), (empty.Code, Assert.Single(empty.Lines)));
        var unknown = await RunAsync("reprocess", "--source", "x", "--storage", azurite.NewAccount());
        Assert.Equal(2, unknown.Code);
        Assert.Contains("there is no source 'x'; known are ", unknown.Errors, StringComparison.Ordinal);
    }

    private async Task<string> WithRoundedSampleAsync()
    {
        var connection = azurite.NewAccount();
        var storage = StorageAccount.Connect(connection);
        await storage.CreateAsync(TestContext.Current.CancellationToken);
        using var json = new StreamReader(typeof(DefinitionCatalog).Assembly.GetManifestResourceStream($"definitions/{Source}.json")!);
        var wrong = DefinitionCatalog.Embedded.With("wrong.json", Encoding.UTF8.GetBytes((await json.ReadToEndAsync(TestContext.Current.CancellationToken)).Replace("\"percent\": { \"decimals\": 1,", "\"percent\": { \"decimals\": 0,", StringComparison.Ordinal)));
        var sample = await File.ReadAllBytesAsync(Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "samples"), "*29July_DataTables.ods", SearchOption.AllDirectories).Single(), TestContext.Current.CancellationToken);
        var published = new DateOnly(2020, 8, 6);
        await new Ledger(storage, wrong).ArchiveAsync(sample);
        var reading = SourceReader.Read(wrong.Find(Source)!, wrong, new OriginalFile { Name = "sample.ods", Bytes = sample, Published = published });
        await new Committer(storage, TimeProvider.System).CommitAsync(wrong.Find(Source)!, new PublicationIdentity("/w9", null, null, published), new ReadOriginal("sample.ods", null, reading), TestContext.Current.CancellationToken);
        return connection;
    }

    private static async Task<(int Code, string[] Lines, string Errors)> RunAsync(params string[] args)
    {
        using var stdout = new StringWriter { NewLine = "\n" };
        using var stderr = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(args, stdout, stderr, TestContext.Current.CancellationToken);
        return (code, stdout.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), stderr.ToString().TrimEnd());
    }
}
