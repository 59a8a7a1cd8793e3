using Azure.Data.Tables;
using Azure.Storage.Blobs;
using TraceFeed.Log;

namespace TraceFeed.Storage.Tests.Log;

public sealed class VerificationTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Three_commits_and_a_file_found_again_are_all_verified()
    {
        var ledger = await WithThreeRowsAsync();
        await ledger.CommitAsync("a", WeeklyCounts.File(1), 4);
        var report = await new Verification(ledger.Storage, ledger.Catalog).RunAsync(null, CancellationToken.None);
        Assert.Empty(report.Problems);
        Assert.Equal((4L, 7L + 4 + 5 + 1, 1), (report.Rows, report.Changes, report.Sources));
    }

    [Theory]
    [InlineData("Publication", 2, "log row 3 does not carry the hash of the row before")]
    [InlineData("Publication", 3, "log row 3 does not have the hash it was inserted with")]
    [InlineData("Editions", 2, "log row 2 cannot be read")]
    [InlineData("Vintage", 3, "log row 3: chunk x of a is missing")]
    public async Task An_altered_field_of_a_row_is_found(string field, int number, string problem)
    {
        var ledger = await WithThreeRowsAsync();
        await AlterAsync(ledger.Storage.Log, "log", $"{number:D12}", field, "x");
        await FindsAsync(ledger, problem);
    }

    [Theory]
    [InlineData(1, "log row 2 follows row 0; a row is missing")]
    [InlineData(2, "log row 3 follows row 1; a row is missing")]
    [InlineData(3, "log row 3 is missing")]
    public async Task A_deleted_row_is_found(int number, string problem)
    {
        var ledger = await WithThreeRowsAsync();
        await ledger.Storage.Log.DeleteEntityAsync("log", $"{number:D12}");
        await FindsAsync(ledger, problem);
    }

    [Theory]
    [InlineData("changes", false, "log row 2: blob changes/")]
    [InlineData("changes", true, "log row 2: the change set ")]
    [InlineData("originals", false, "log row 2: blob originals/")]
    [InlineData("originals", true, "log row 2 names the original ")]
    [InlineData("cells", false, "log row 2: blob cells/")]
    [InlineData("cells", true, "log row 2 names a cell index that is not stored")]
    public async Task An_altered_and_a_missing_blob_are_found(string container, bool missing, string problem)
    {
        var ledger = await WithThreeRowsAsync();
        var row = (await ledger.RowsAsync())[1];
        var (blobs, name) = container switch
        {
            "changes" => (ledger.Storage.Changes, row.Changes),
            "originals" => (ledger.Storage.Originals, row.Editions[0].Sha256),
            _ => (ledger.Storage.Cells, row.Editions[0].Cells),
        };
        BlobClient blob = blobs.GetBlobClient(name);
        await blob.DeleteAsync();
        if (!missing)
        {
            await blob.UploadAsync(BinaryData.FromString("{}\n"));
        }

        await FindsAsync(ledger, problem);
    }

    [Theory]
    [InlineData(false, false, "does not hash to its id")]
    [InlineData(false, true, "is missing")]
    [InlineData(true, false, "does not hash to its id")]
    [InlineData(true, true, "is missing")]
    public async Task An_altered_and_a_missing_chunk_or_vintage_are_found(bool vintage, bool missing, string problem)
    {
        var ledger = await WithThreeRowsAsync();
        var row = (await ledger.RowsAsync())[1];

        // The chunk of the first week is replaced by the third commit: it belongs to the history alone.
        var id = vintage ? row.Vintage : (await ledger.VintageAsync(row)).Blocks.Values.Single(block => block.Key.Start == WeeklyCounts.FirstDay.DayNumber).ChunkId!;
        await (missing ? (Task)ledger.Storage.Vintages.DeleteEntityAsync("a", id) : AlterAsync(ledger.Storage.Vintages, "a", id, "Data00", new byte[] { 1, 2, 3 }));
        var found = await FindsAsync(ledger, $"chunk {id} of a {problem}");
        Assert.Contains(found, one => one.StartsWith(vintage ? "log row 2" : "log row 1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_vintage_that_is_whole_but_of_another_commit_is_found()
    {
        var ledger = await WithThreeRowsAsync();
        await AlterAsync(ledger.Storage.Log, "log", $"{3:D12}", "Vintage", (await ledger.RowsAsync())[1].Vintage);
        var found = await FindsAsync(ledger, "log row 3 names the vintage of another commit");
        Assert.Contains(found, problem => problem.StartsWith("log row 3, the last of a: ", StringComparison.Ordinal) && problem.Contains("the log tells", StringComparison.Ordinal));
    }

    private static async Task<IReadOnlyList<string>> FindsAsync(Ledger ledger, string problem)
    {
        var found = await ledger.ProblemsAsync();
        Assert.Contains(found, one => one.Contains(problem, StringComparison.Ordinal));
        return found;
    }

    private async Task<Ledger> WithThreeRowsAsync()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        for (var weeks = 1; weeks <= 3; weeks++)
        {
            var file = weeks == 3 ? WeeklyCounts.File(3, (1, "Derby", 1)) : WeeklyCounts.File(weeks);
            await ledger.ArchiveAsync(file);
            await ledger.CommitAsync("a", file, weeks);
        }

        return ledger;
    }

    private static async Task AlterAsync(TableClient table, string partition, string row, string field, object value)
    {
        var entity = (await table.GetEntityAsync<TableEntity>(partition, row)).Value;
        entity[field] = value;
        await table.UpsertEntityAsync(entity, TableUpdateMode.Replace);
    }
}
