using Azure.Data.Tables;

namespace TraceFeed.Storage.Tests.Tables;

public sealed class QueryFilterTests
{
    [Fact]
    public void Quotes_in_text_are_doubled() =>
        Assert.Equal(
            "PartitionKey eq 'o''brien ''''' and S ne '' and C eq 'x' and N eq null",
            TableClient.CreateQueryFilter($"PartitionKey eq {"o'brien ''"} and S ne {""} and C eq {'x'} and N eq {(string?)null}"));

    [Fact]
    public void Numbers_carry_their_type_only_where_the_service_asks_for_it() =>
        Assert.Equal(
            "A eq 1 and B eq 2L and C eq 1.5 and C2 eq 3 and D eq true and E eq 1.5",
            TableServiceClient.CreateQueryFilter($"A eq {1} and B eq {2L} and C eq {1.5} and C2 eq {3.0} and D eq {true} and E eq {1.5m}"));

    [Fact]
    public void Dates_are_in_UTC_and_bytes_in_hexadecimal() =>
        Assert.Equal(
            "A ge datetime'2026-11-21T10:00:00Z' and B eq datetime'2026-01-02T03:04:05Z' and " +
            "C eq guid'00000000-0000-0000-0000-000000000000' and D eq X'01FF' and E eq X'01FF'",
            TableClient.CreateQueryFilter(
                $"A ge {new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.FromHours(2))} and B eq {new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc)} and C eq {Guid.Empty} and D eq {new byte[] { 1, 255 }} and E eq {new BinaryData([1, 255])}"));

    [Fact]
    public void An_enum_has_no_literal()
    {
        var error = Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"A eq {DayOfWeek.Monday}"));

        Assert.Equal("Unable to convert argument 0 from type System.DayOfWeek to an OData literal.", error.Message);
    }
}
