using System.Security.Cryptography;
using TraceFeed.Changes;
using TraceFeed.Cli;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;
using TraceFeed.Storage.Tests.Log;

namespace TraceFeed.Storage.Tests.App;

public sealed class QuarantineCommandTests(AzuriteFixture azurite)
{
    private const string Local = "england-test-and-trace-local";

    [Fact]
    public async Task A_file_is_listed_shown_and_accepted_and_then_no_longer_quarantined()
    {
        var (connection, edition) = await WithQuarantinedSampleAsync();

        var list = await RunAsync("quarantine", "list", "--source", Local, "--storage", connection);
        Assert.Equal((0, ""), (list.Code, list.Errors));
        Assert.Equal([$"{edition.ShortId}  {Local}  2020-09-24  Regional_contact_tracing_w16.csv", "          It looks odd.", "1 file is quarantined."], list.Lines);
        Assert.Equal(["0 files are quarantined."], (await RunAsync("quarantine", "list", "--source", "england-test-and-trace", "--storage", connection)).Lines);

        var show = await RunAsync("quarantine", "show", edition.ShortId, "--storage", connection);
        Assert.Equal((0, ""), (show.Code, show.Errors));
        Assert.Single(show.Lines, line => line == "  reason      It looks odd. (guard 'shifted')");
        Assert.Single(show.Lines, line => line == "  evidence    D2 a/b 2020-05-28/2020-09-16: 1 before, 2 now, what stood beside");
        Assert.Single(show.Lines, line => line == $"  original    /originals/{edition.Sha256} of the site; --save FILE writes it here");
        Assert.Single(show.Lines, line => line == "  accepting   would bring (beside what is derived from them) 132 series begun, 132 new figures, 1 check failed");

        var saved = Path.Combine(Directory.CreateTempSubdirectory("tracefeed-saved-").FullName, "w16.csv");
        Assert.Equal(0, (await RunAsync("quarantine", "show", edition.ShortId, "--save", saved, "--storage", connection)).Code);
        Assert.Equal(edition.Sha256, Convert.ToHexStringLower(SHA256.HashData(await File.ReadAllBytesAsync(saved))));
        Assert.Contains(saved, (await RunAsync("quarantine", "show", edition.ShortId, "--save", saved, "--storage", connection)).Errors, StringComparison.Ordinal);
        Directory.Delete(Path.GetDirectoryName(saved)!, recursive: true);

        var accepted = await RunAsync("quarantine", "accept", edition.Sha256![..8], "--why", "It is right.", "--storage", connection);
        Assert.Equal((0, ""), (accepted.Code, accepted.Errors));
        Assert.Equal(["Regional_contact_tracing_w16.csv is accepted: log row 1, 266 changes"], accepted.Lines);

        Assert.Equal(["0 files are quarantined."], (await RunAsync("quarantine", "list", "--storage", connection)).Lines);
        var again = await RunAsync("quarantine", "accept", edition.ShortId, "--storage", connection);
        Assert.Equal(2, again.Code);
        Assert.Empty(again.Lines);
        Assert.Contains("Regional_contact_tracing_w16.csv is taken in already, by log row 1; the log is not changed", again.Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("verify", "--storage", connection)).Code);
    }

    [Fact]
    public async Task A_rejected_file_is_in_the_log_and_cannot_be_accepted()
    {
        var (connection, edition) = await WithQuarantinedSampleAsync();

        var rejected = await RunAsync("quarantine", "reject", edition.ShortId, "--why", "It is wrong.", "--storage", connection);

        Assert.Equal((0, ""), (rejected.Code, rejected.Errors));
        Assert.Equal(["Regional_contact_tracing_w16.csv is rejected: log row 1, 1 change"], rejected.Lines);
        var ledger = new Ledger(StorageAccount.Connect(connection), DefinitionCatalog.Embedded);
        Assert.Equal(ChangeKind.PublicationRejected, Assert.Single(await ledger.ChangesAsync(Assert.Single(await ledger.RowsAsync()))).Kind);
        Assert.Contains("was rejected already, by log row 1", (await RunAsync("quarantine", "accept", edition.ShortId, "--storage", connection)).Errors, StringComparison.Ordinal);
        Assert.Equal(0, (await RunAsync("verify", "--storage", connection)).Code);
    }

    [Fact]
    public async Task An_id_that_no_file_has_is_told_with_where_to_look()
    {
        var run = await RunAsync("quarantine", "show", "01234567", "--storage", azurite.NewAccount());

        Assert.Equal(2, run.Code);
        Assert.Contains("no quarantined file has the id or SHA-256 '01234567'; './tracefeed quarantine list' shows those there are", run.Errors, StringComparison.Ordinal);
    }

    private async Task<(string Connection, Edition Edition)> WithQuarantinedSampleAsync()
    {
        var connection = azurite.NewAccount();
        var storage = StorageAccount.Connect(connection);
        await storage.CreateAsync(TestContext.Current.CancellationToken);
        var sample = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "samples"), "*_w16.csv", SearchOption.AllDirectories).Single();
        var edition = new Edition
        {
            Source = Local,
            Publication = "/government/publications/w16",
            Title = "Week 16",
            Page = new Uri("https://www.gov.uk/w16"),
            Published = new DateOnly(2020, 9, 24),
            UpdatedAt = new DateTimeOffset(2020, 9, 24, 9, 30, 0, TimeSpan.Zero),
            Url = new Uri("https://assets.publishing.service.gov.uk/Regional_contact_tracing_w16.csv"),
            FileName = "Regional_contact_tracing_w16.csv",
            State = EditionState.Quarantined,
            Sha256 = await OnceBlobs.PutAsync(storage.Originals, await File.ReadAllBytesAsync(sample), "text/csv", TestContext.Current.CancellationToken),
            Reason = "It looks odd.",
            Guard = Refusal.Shifted,
            Evidence = [new RefusedCell("a/b", "2020-05-28/2020-09-16", "D2", "1", "2", "what stood beside")],
        };
        await new EditionTable(storage.Editions).PutAsync(edition, TestContext.Current.CancellationToken);
        return (connection, edition);
    }

    private static async Task<(int Code, string[] Lines, string Errors)> RunAsync(params string[] args)
    {
        using var stdout = new StringWriter { NewLine = "\n" };
        using var stderr = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(args, stdout, stderr, TestContext.Current.CancellationToken);
        return (code, stdout.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries), string.Join('\n', stderr.ToString().Split('\n').Where(line => !line.StartsWith("log row ", StringComparison.Ordinal))));
    }
}
