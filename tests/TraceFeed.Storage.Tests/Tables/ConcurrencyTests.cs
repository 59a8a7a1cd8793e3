using Azure;
using Azure.Data.Tables;

namespace TraceFeed.Storage.Tests.Tables;

public sealed class ConcurrencyTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Of_twenty_who_add_one_key_one_wins()
    {
        var table = await azurite.NewTableAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => StatusAsync(
            () => table.AddEntityAsync(new TableEntity("p", "r") { ["I"] = i }))));

        Assert.Equal([204, .. Enumerable.Repeat(409, 19)], answers.Order());
    }

    [Fact]
    public async Task Of_twenty_who_update_one_ETag_one_wins()
    {
        var table = await azurite.NewTableAsync();
        var etag = (await table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => StatusAsync(
            () => table.UpdateEntityAsync(new TableEntity("p", "r") { ["I"] = i }, etag))));

        Assert.Equal([204, .. Enumerable.Repeat(412, 19)], answers.Order());
    }

    [Fact]
    public async Task A_cancelled_call_is_not_sent()
    {
        var table = await azurite.NewTableAsync();

        await Assert.ThrowsAsync<TaskCanceledException>(() => table.AddEntityAsync(new TableEntity("p", "r"), new CancellationToken(canceled: true)));

        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).HasValue);
    }

    private static async Task<int> StatusAsync(Func<Task<Response>> call)
    {
        try
        {
            return (await call()).Status;
        }
        catch (RequestFailedException refusal)
        {
            return refusal.Status;
        }
    }
}
