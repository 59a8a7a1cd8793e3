using TraceFeed.Claims;
using TraceFeed.Cli;
using TraceFeed.Log;
using TraceFeed.Sources;
using TraceFeed.Tests;

namespace TraceFeed.Storage.Tests.Claims;

/// <summary>A log of the two official national workbooks, made by the commands that docs/claims.md names; made once, and only where a test asks for it.</summary>
public sealed class OfficialLog : IDisposable
{
    private static readonly (string Official, string Name, string Published)[] Workbooks =
    [
        ("2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods", "NHS_TT_Statistics_28May_26Aug_DataTables.ods", "2020-09-03"),
        ("2020-10-29_NHS_T_T_data_tables_w21.ods", "NHS_T_T_data_tables_w21.ods", "2020-10-29"),
    ];

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("tracefeed-claims-");
    private readonly string connection;
    private readonly Lazy<Task> taken;
    private readonly Lazy<Task<ClaimEvaluation>> evaluation;

    public OfficialLog(AzuriteFixture azurite)
    {
        connection = azurite.NewAccount();
        taken = new(TakeAsync);
        evaluation = new(EvaluateAsync);
    }

    /// <summary>The claims held against it; skips the test when a workbook is not there.</summary>
    public Task<ClaimEvaluation> EvaluationAsync()
    {
        Workbooks.ToList().ForEach(workbook => OfficialFiles.Path("england-tt-national", workbook.Official));
        return evaluation.Value;
    }

    /// <summary>What <c>./tracefeed claims</c> prints of it; skips the test when a workbook is not there.</summary>
    public async Task<string> PrintedAsync()
    {
        await EvaluationAsync();
        return await RunAsync("claims");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private async Task<ClaimEvaluation> EvaluateAsync()
    {
        await taken.Value;
        var storage = StorageAccount.Connect(connection);
        return await new ClaimReader(storage, DefinitionCatalog.Embedded, new LogRows(storage)).ReadAsync(CancellationToken.None);
    }

    private async Task TakeAsync()
    {
        foreach (var (official, name, published) in Workbooks)
        {
            var file = Path.Combine(folder.FullName, name);
            await File.WriteAllBytesAsync(file, OfficialFiles.Bytes("england-tt-national", official));
            await RunAsync("ingest", "--source", "england-test-and-trace", "--published", published, file);
        }
    }

    private async Task<string> RunAsync(params string[] args)
    {
        await using StringWriter output = new(), errors = new();
        Assert.True(await CommandLine.RunAsync([.. args, "--storage", connection], output, errors) == 0, errors.ToString());
        return output.ToString();
    }
}
