using TraceFeed.Tabular;

namespace TraceFeed.Tests.Observations;

/// <summary>Week headers in an order in which their columns cannot be dated by their place.</summary>
public sealed class WeekOrderTests
{
    [Theory]
    [InlineData(2, 1, 0)]
    [InlineData(0, 1, 3)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 2, 1)]
    public void Whole_headers_that_do_not_follow_each_other_are_refused_and_never_misdated(params int[] weeks)
    {
        var error = Assert.Throws<UnreadableFileException>(() => SmallSource.Read([SmallSource.WeeklyTitle], ["", .. weeks.Select(week => (Workbooks.Cell)SmallSource.Week(week))], ["All people", 1, 2, 3]));

        Assert.Contains("headers jump from", error.Message, StringComparison.Ordinal);
    }
}
