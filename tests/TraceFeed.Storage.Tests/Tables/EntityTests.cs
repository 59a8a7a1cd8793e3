using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace TraceFeed.Storage.Tests.Tables;

public sealed class EntityTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private TableClient _table = null!;

    public async ValueTask InitializeAsync() => _table = await azurite.NewTableAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Adding_answers_the_new_ETag_and_leaves_the_entity_alone()
    {
        var entity = new TableEntity("p", "r") { ["A"] = 1 };

        var added = await _table.AddEntityAsync(entity);

        Assert.Equal(204, added.Status);
        Assert.Equal(default, entity.ETag);
        Assert.Equal((await _table.ReadAsync("r")).ETag, added.Headers.ETag);
    }

    [Fact]
    public async Task An_entity_that_was_read_holds_its_keys_timestamp_and_ETag_as_entries()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = "x" });

        var entity = await _table.ReadAsync("r");

        Assert.Equal(["A", "B", "PartitionKey", "RowKey", "Timestamp", "odata.etag"], entity.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(6, entity.Count);
        Assert.Equal(TimeSpan.Zero, entity.Timestamp!.Value.Offset);
        Assert.StartsWith("W/\"datetime'2", entity.ETag.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Property_names_differ_by_case()
    {
        var entity = await _table.WriteAndReadAsync(new("p", "r") { ["a"] = 1, ["A"] = 2 });

        Assert.Equal((1, 2), (entity.GetInt32("a"), entity.GetInt32("A")));
    }

    [Fact]
    public async Task Adding_a_second_entity_with_the_same_keys_is_refused()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r"));

        await Refusal.IsAsync(409, "EntityAlreadyExists", () => _table.AddEntityAsync(new TableEntity("p", "r")));
    }

    [Fact]
    public async Task A_missing_entity_is_an_error_only_when_it_must_be_there()
    {
        var error = await Refusal.IsAsync(404, "ResourceNotFound", () => _table.ReadAsync("none"));
        var maybe = await _table.GetEntityIfExistsAsync<TableEntity>("p", "none");

        Assert.True(error.ErrorCode! == TableErrorCode.ResourceNotFound);
        Assert.Equal((false, 404), (maybe.HasValue, maybe.GetRawResponse().Status));
        Assert.Equal("Status: 404, Service returned no content", Assert.Throws<InvalidOperationException>(() => maybe.Value).Message);
    }

    [Fact]
    public async Task A_present_entity_is_the_value_of_an_answer_with_status_200()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });

        var maybe = await _table.GetEntityIfExistsAsync<TableEntity>("p", "r");

        Assert.Equal((true, 200, 1), (maybe.HasValue, maybe.GetRawResponse().Status, maybe.Value!.GetInt32("A")));
    }

    [Fact]
    public async Task Selecting_gives_neither_keys_nor_timestamp()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        TableEntity entity = await _table.GetEntityAsync<TableEntity>("p", "r", ["B"]);

        Assert.Equal(["B", "odata.etag"], entity.Keys.Order(StringComparer.Ordinal));
        Assert.Null(entity.PartitionKey);
        Assert.Null(entity.Timestamp);
        Assert.NotEqual(default, entity.ETag);
    }

    [Fact]
    public async Task Merging_keeps_other_properties_and_replacing_does_not()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        var merged = await _table.UpdateEntityAsync(new TableEntity("p", "r") { ["C"] = 3 }, ETag.All);
        Assert.Equal((204, "A,B,C"), (merged.Status, (await _table.ReadAsync("r")).OwnKeys()));

        var replaced = await _table.UpdateEntityAsync(new TableEntity("p", "r") { ["D"] = 4 }, merged.Headers.ETag!.Value, TableUpdateMode.Replace);
        Assert.Equal((204, "D"), (replaced.Status, (await _table.ReadAsync("r")).OwnKeys()));
    }

    [Fact]
    public async Task Merging_a_null_clears_nothing()
    {
        await _table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1, ["B"] = 2 });

        await _table.UpdateEntityAsync(new TableEntity("p", "r") { ["B"] = null }, ETag.All);

        Assert.Equal("A,B", (await _table.ReadAsync("r")).OwnKeys());
    }

    [Fact]
    public async Task Upserting_adds_merges_or_replaces()
    {
        var added = await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["A"] = 1 });
        Assert.Equal(204, added.Status);
        Assert.NotNull(added.Headers.ETag);

        await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 2 });
        Assert.Equal("A,B", (await _table.ReadAsync("r")).OwnKeys());

        await _table.UpsertEntityAsync(new TableEntity("p", "r") { ["B"] = 3 }, TableUpdateMode.Replace);
        Assert.Equal("B", (await _table.ReadAsync("r")).OwnKeys());
    }

    [Fact]
    public async Task An_entity_that_was_read_can_be_written_back()
    {
        var entity = await _table.WriteAndReadAsync(new("p", "r") { ["A"] = 1 });
        entity["A"] = 2;

        var written = await _table.UpdateEntityAsync(entity, entity.ETag, TableUpdateMode.Replace);

        var read = await _table.ReadAsync("r");
        Assert.Equal(written.Headers.ETag, read.ETag);
        Assert.Equal((2, "A"), (read.GetInt32("A"), read.OwnKeys()));
    }

    [Fact]
    public async Task An_update_needs_an_ETag_and_an_entity_that_is_there()
    {
        var none = new TableEntity("p", "none");

        var error = await Assert.ThrowsAsync<ArgumentException>(() => _table.UpdateEntityAsync(none, default));
        Assert.Equal("Value cannot be empty. (Parameter 'ifMatch')", error.Message);
        await Refusal.IsAsync(404, "ResourceNotFound", () => _table.UpdateEntityAsync(none, ETag.All));
    }

    [Fact]
    public async Task A_stale_ETag_stops_an_update_and_a_delete()
    {
        var stale = (await _table.AddEntityAsync(new TableEntity("p", "r") { ["A"] = 1 })).Headers.ETag!.Value;
        await _table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 2 }, stale);

        await Refusal.IsAsync(412, "UpdateConditionNotSatisfied", () => _table.UpdateEntityAsync(new TableEntity("p", "r") { ["A"] = 3 }, stale));
        await Refusal.IsAsync(412, "UpdateConditionNotSatisfied", () => _table.DeleteEntityAsync("p", "r", stale));
        Assert.Equal(2, (await _table.ReadAsync("r")).GetInt32("A"));
    }

    [Fact]
    public async Task Deleting_answers_204_and_404_when_there_is_nothing_to_delete()
    {
        var etag = (await _table.AddEntityAsync(new TableEntity("p", "r"))).Headers.ETag!.Value;

        Assert.Equal(204, (await _table.DeleteEntityAsync("p", "r")).Status);
        Assert.Equal(404, (await _table.DeleteEntityAsync("p", "r")).Status);
        Assert.Equal(404, (await _table.DeleteEntityAsync("p", "r", etag)).Status);
    }

    [Fact]
    public async Task A_class_of_the_caller_is_not_supported()
    {
        await Assert.ThrowsAsync<NotSupportedException>(() => _table.AddEntityAsync(new OtherEntity()));
        await Assert.ThrowsAsync<NotSupportedException>(() => _table.GetEntityAsync<OtherEntity>("p", "r"));
        Assert.Throws<NotSupportedException>(() => _table.QueryAsync<OtherEntity>());
    }

    private sealed class OtherEntity : ITableEntity
    {
        public string PartitionKey { get; set; } = "p";

        public string RowKey { get; set; } = "r";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }
    }
}
