using System.Text;
using TraceFeed.Fetching;

namespace TraceFeed.Tests.Fetching;

public sealed class FixedAddressTests
{
    private static readonly DateTimeOffset Now = new(2020, 7, 16, 23, 30, 0, TimeSpan.Zero);
    private static readonly DateOnly Newest = new(2020, 7, 9);
    private static readonly FixedAddress Address = new() { Url = new Uri("https://example.org/latest.csv"), Id = "/latest.csv", Title = "T", Page = new Uri("https://example.org/"), Filename = "latest.csv" };

    [Fact]
    public void Other_bytes_are_a_publication_of_today_as_the_united_kingdom_counts_days()
    {
        var found = Address.Found(Answer("two"), Sha256("one"), Newest, Now)!;

        Assert.Equal(("/latest.csv@2020-07-17", new DateOnly(2020, 7, 17), Now), (found.Id, found.Published, found.UpdatedAt));
        var file = Assert.Single(found.Files);
        Assert.Equal((Address.Url, "latest.csv", 3L), (file.Url, file.Filename, file.Size));
    }

    [Fact]
    public void Known_bytes_are_nothing_and_neither_is_an_answer_that_they_still_stand()
    {
        Assert.Null(Address.Found(Answer("one"), Sha256("one"), Newest, Now));
        Assert.Null(Address.Found(Answer("") with { NotModified = true }, Sha256("one"), Newest, Now));
        Assert.NotNull(Address.Found(Answer("one"), null, null, Now));
    }

    [Theory]
    [InlineData("2020-07-15T09:30:00Z", "2020-07-15")]
    [InlineData("2020-07-15T23:30:00Z", "2020-07-16")]
    [InlineData("2020-07-09T09:30:00Z", "2020-07-17")]
    [InlineData("2020-07-01T09:30:00Z", "2020-07-17")]
    [InlineData("2020-07-20T09:30:00Z", "2020-07-17")]
    public void Last_modified_dates_it_only_after_the_newest_known_and_not_in_the_future(string modified, string day)
    {
        var found = Address.Found(Answer("two") with { LastModified = DateTimeOffset.Parse(modified, System.Globalization.CultureInfo.InvariantCulture) }, Sha256("one"), Newest, Now);
        Assert.Equal(day, found!.Published.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("2020-07-01T09:30:00Z", "2020-07-01")]
    [InlineData("0001-01-01T00:00:00Z", "2020-07-17")]
    public void The_first_one_is_dated_by_last_modified_where_that_can_be_true(string modified, string day)
    {
        var found = Address.Found(Answer("one") with { LastModified = DateTimeOffset.Parse(modified, System.Globalization.CultureInfo.InvariantCulture) }, null, null, Now);
        Assert.Equal(day, found!.Published.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
    }

    private static Fetched Answer(string body) => new() { FinalUri = Address.Url, Content = Encoding.UTF8.GetBytes(body) };

    private static string Sha256(string body) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(body)));
}
