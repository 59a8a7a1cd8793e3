using TraceFeed.Observations;

namespace TraceFeed.Tests.Observations;

public sealed class LabelMarkersTests
{
    [Theory]
    [InlineData("Table 2: Cases reached, up to 25 July 2020", "Cases reached")]
    [InlineData("TABLE 2: CASES REACHED, UP TO 25 JULY 2020", "CASES REACHED")]
    public void A_marker_is_taken_off_in_whatever_case_it_is(string title, string stripped) =>
        Assert.Equal(stripped, new LabelMarkers(@",? up to \d{1,2} \w+ \d{4}$|^Table \d{1,2}: ").Strip(title));
}
