using Azure.Data.Tables;

namespace TraceFeed.Storage.Tests.Tables;

public sealed class EntityTypeTests(AzuriteFixture azurite) : IAsyncLifetime
{
    private static readonly DateTimeOffset Time = new DateTimeOffset(2026, 11, 21, 12, 30, 15, TimeSpan.FromHours(2)).AddTicks(1234567);

    private TableClient _table = null!;

    public static TheoryData<object, object> Values => new()
    {
        { "String täxt\0\n\"\\\u2028😀", "String täxt\0\n\"\\\u2028😀" },
        { "", "" },
        { "5", "5" },
        { int.MinValue, int.MinValue },
        { 0, 0 },
        { long.MaxValue, long.MaxValue },
        { 1L, 1L },
        { 0.1, 0.1 },
        { 3.0, 3.0 },
        { 1e300, 1e300 },
        { double.NaN, double.NaN },
        { double.NegativeInfinity, double.NegativeInfinity },
        { 1.5m, 1.5 },
        { true, true },
        { false, false },
        { new Guid("11112222-3333-4444-5555-666677778888"), new Guid("11112222-3333-4444-5555-666677778888") },
        { Enumerable.Range(0, 65536).Select(i => (byte)i).ToArray(), Enumerable.Range(0, 65536).Select(i => (byte)i).ToArray() },
        { Array.Empty<byte>(), Array.Empty<byte>() },
        { new BinaryData([1, 2, 3]), new byte[] { 1, 2, 3 } },
        { Time, Time.ToUniversalTime() },
        { DateTimeOffset.MinValue, DateTimeOffset.MinValue },
        { new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc), new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero) },
    };

    public async ValueTask InitializeAsync() => _table = await azurite.NewTableAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Values), DisableDiscoveryEnumeration = true)]
    public async Task A_value_comes_back_with_its_type(object written, object expected)
    {
        var read = (await _table.WriteAndReadAsync(new("p", "r") { ["V"] = written }))["V"];

        Assert.IsType(expected.GetType(), read);
        Assert.Equal(expected, read);
        if (read is DateTimeOffset time)
            Assert.Equal(TimeSpan.Zero, time.Offset);
    }

    [Fact]
    public async Task Null_is_not_stored_and_negative_zero_loses_its_sign()
    {
        var read = await _table.WriteAndReadAsync(new("p", "r") { ["Null"] = null, ["Zero"] = -0.0 });

        Assert.Equal("Zero", read.OwnKeys());
        Assert.False(double.IsNegative(read.GetDouble("Zero")!.Value));
    }

    [Fact]
    public async Task Dates_and_bytes_are_read_in_either_form()
    {
        var read = await _table.WriteAndReadAsync(new("p", "r") { ["T"] = Time, ["B"] = new byte[] { 1, 2 } });

        Assert.Equal((Time.UtcDateTime, DateTimeKind.Utc), (read.GetDateTime("T")!.Value, read.GetDateTime("T")!.Value.Kind));
        Assert.Equal(Time, read.GetDateTimeOffset("T"));
        Assert.Equal([1, 2], read.GetBinary("B"));
        Assert.Equal([1, 2], read.GetBinaryData("B")!.ToArray());
    }

    [Fact]
    public void Getters_convert_nothing_and_give_null_for_what_is_missing()
    {
        var entity = new TableEntity { ["I"] = 1 };

        Assert.Equal(
            "Cannot return System.String type for a System.Int32 typed property.",
            Assert.Throws<InvalidOperationException>(() => entity.GetString("I")).Message);
        Assert.Equal(
            "Cannot return System.Nullable`1[System.Int64] type for a System.Int32 typed property.",
            Assert.Throws<InvalidOperationException>(() => entity.GetInt64("I")).Message);
        Assert.Null(entity.GetInt32("none"));
        Assert.Null(entity["none"]);
    }

    [Fact]
    public async Task A_date_of_unspecified_kind_and_an_enum_are_refused_before_anything_is_sent()
    {
        var unspecified = new TableEntity("p", "r") { ["T"] = new DateTime(2026, 7, 1) };
        var enumeration = new TableEntity("p", "r") { ["E"] = DayOfWeek.Monday };

        var error = await Assert.ThrowsAsync<NotSupportedException>(() => _table.AddEntityAsync(unspecified));
        Assert.StartsWith("DateTime 07/01/2026 00:00:00 has a Kind of Unspecified.", error.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NotSupportedException>(() => _table.AddEntityAsync(enumeration));
    }

    [Fact]
    public async Task A_value_above_64_KiB_is_refused()
    {
        await Refusal.IsAsync(400, "PropertyValueTooLarge", () => _table.AddEntityAsync(new TableEntity("p", "r") { ["B"] = new byte[65537] }));
        await Refusal.IsAsync(400, "PropertyValueTooLarge", () => _table.AddEntityAsync(new TableEntity("p", "r") { ["S"] = new string('x', 32769) }));
    }
}
