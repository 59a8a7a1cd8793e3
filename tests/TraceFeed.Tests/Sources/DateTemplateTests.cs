using TraceFeed.Sources;

namespace TraceFeed.Tests.Sources;

public sealed class DateTemplateTests
{
    [Theory]
    [InlineData("https://example.org/{date:yyyy-MM-dd}.csv", "https://example.org/2020-07-04.csv")]
    [InlineData("https://example.org/{date:yyyy}/{date:MM}/to-{date:d-MMMM-yyyy|lower}.ods", "https://example.org/2020/07/to-4-july-2020.ods")]
    [InlineData("https://example.org/{date:yyyy/M/d}/Week_to_{date:d}{date:MMM}{date:yy}?on={date:yyyyMMdd}", "https://example.org/2020/7/4/Week_to_4Jul20?on=20200704")]
    public void A_date_is_written_wherever_the_address_has_one(string template, string address) =>
        Assert.Equal(new Uri(address), DateTemplate.Parse(template).Address(new DateOnly(2020, 7, 4)));

    [Theory]
    [InlineData("https://example.org/latest.csv")]
    [InlineData("https://example.org/{date}.csv")]
    [InlineData("https://example.org/{date:yyyy|upper}.csv")]
    [InlineData("https://example.org/{date:yyyy}/{week}.csv")]
    [InlineData("https://example.org/{date:yyyy}}.csv")]
    [InlineData("https://{date:yyyy}.example.org/x.csv")]
    [InlineData("{date:yyyy}")]
    public void What_is_no_template_is_refused(string template) => Assert.Throws<FormatException>(() => DateTemplate.Parse(template));

    [Theory]
    [InlineData("https://example.org/{date:HH}.csv")]
    [InlineData("https://example.org/{date:yyyy'}.csv")]
    public void A_format_that_is_not_one_of_dates_is_refused(string template) =>
        Assert.Throws<FormatException>(() => DateTemplate.Parse(template).Address(new DateOnly(2020, 7, 4)));
}
