using System.Globalization;
using Azure.Data.Tables;

namespace TraceFeed.Storage.Tests.Tables;

/// <summary>Reads of one table with 1200 rows, written once for all of them.</summary>
public sealed class QueryTests(QueryTests.ManyRows rows) : IClassFixture<QueryTests.ManyRows>
{
    private readonly TableClient _table = rows.Table;

    [Fact]
    public async Task Pages_have_the_size_asked_for_up_to_a_thousand()
    {
        Assert.Equal([1000, 200], await PageSizesAsync(maxPerPage: null));
        Assert.Equal([500, 500, 200], await PageSizesAsync(maxPerPage: 500));
        Assert.Equal([1000, 200], await PageSizesAsync(maxPerPage: 2000));
        Assert.Equal([300, 300, 300, 300], await PageSizesAsync(maxPerPage: null, pageSizeHint: 300));
    }

    [Fact]
    public async Task A_continuation_token_goes_on_where_the_page_ended()
    {
        var first = await _table.QueryAsync<TableEntity>().AsPages(pageSizeHint: 700).FirstAsync();
        var rest = await _table.QueryAsync<TableEntity>().AsPages(first.ContinuationToken).ToListAsync();

        Assert.Equal((700, 500), (first.Values.Count, rest.Sum(page => page.Values.Count)));
        Assert.Equal("0699", first.Values[^1].RowKey);
        Assert.Equal("0700", rest[0].Values[0].RowKey);
        Assert.Null(rest[^1].ContinuationToken);
    }

    [Fact]
    public async Task Rows_come_in_ordinal_order_of_their_keys()
    {
        var keys = await _table.QueryAsync<TableEntity>().Select(entity => entity.RowKey).ToListAsync();

        Assert.Equal(keys.Order(StringComparer.Ordinal), keys);
        Assert.Equal(1200, keys.Count);
    }

    [Fact]
    public async Task A_filter_compares_keys_numbers_and_times()
    {
        Assert.Equal(100, await CountAsync($"RowKey ge {"0100"} and RowKey lt {"0200"}"));
        Assert.Equal(10, await CountAsync($"I lt {10}"));
        Assert.Equal(10, await CountAsync($"L lt {10L}"));
        Assert.Equal(1200, await CountAsync($"Timestamp gt {DateTimeOffset.UtcNow.AddHours(-1)}"));
        Assert.Equal(0, await CountAsync($"RowKey eq {"none"}"));
    }

    [Fact]
    public async Task Selecting_leaves_the_other_properties_away()
    {
        var entity = await _table.QueryAsync<TableEntity>("RowKey eq '0007'", select: ["I"]).SingleAsync();

        Assert.Equal(["I", "odata.etag"], entity.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(7, entity.GetInt32("I"));
        Assert.Null(entity.PartitionKey);
    }

    [Fact]
    public async Task A_filter_that_cannot_be_read_is_refused_when_the_first_row_is_asked_for()
    {
        var query = _table.QueryAsync<TableEntity>("this is no filter (");

        await Refusal.IsAsync(400, "InvalidInput", async () => await query.ToListAsync());
    }

    [Fact]
    public async Task Cancelling_ends_an_enumeration_however_the_token_was_given()
    {
        using var source = new CancellationTokenSource();
        var given = _table.QueryAsync<TableEntity>(maxPerPage: 100, cancellationToken: source.Token);
        var seen = 0;

        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in given)
            {
                seen++;
                await source.CancelAsync();
            }
        });
        Assert.Equal(100, seen);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await _table.QueryAsync<TableEntity>().ToListAsync(source.Token));
    }

    private async Task<List<int>> PageSizesAsync(int? maxPerPage, int? pageSizeHint = null) =>
        await _table.QueryAsync<TableEntity>(maxPerPage: maxPerPage).AsPages(pageSizeHint: pageSizeHint).Select(page => page.Values.Count).ToListAsync();

    private async Task<int> CountAsync(FormattableString filter) =>
        await _table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter(filter)).CountAsync();

    public sealed class ManyRows(AzuriteFixture azurite) : IAsyncLifetime
    {
        public TableClient Table { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Table = await azurite.NewTableAsync();
            foreach (var chunk in Enumerable.Range(0, 1200).Select(Row).Chunk(100))
                await Table.SubmitTransactionAsync(chunk.Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)));
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static TableEntity Row(int i) => new("p", i.ToString("0000", CultureInfo.InvariantCulture)) { ["I"] = i, ["L"] = (long)i };
    }
}
