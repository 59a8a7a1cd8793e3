using TraceFeed.Observations;

namespace TraceFeed.Tests.Observations;

public sealed class WordingKeyTests
{
    [Theory]
    [InlineData("Published on Thursday 29th October 2020", "Published on Thursday 5 November 2020")]
    [InlineData("England, 28 May -\u00a021 October", "England, 28 May - 28 October")]
    [InlineData("Between 12 and 18 July: what was reached", "Between 19 and 25 July: what was reached")]
    [InlineData("Counts are as of 15/04/2020, deaths of 14/04/20", "Counts are as of 16/04/2020, deaths of 15 April 2020")]
    [InlineData("Last updated 2020-04-15T14:54:01.988511Z", "Last updated 2020-04-16")]
    [InlineData("Cases since May 2020", "Cases since June 2020")]
    [InlineData("People tested, pillars 1 and 2", "People  tested, Pillars 1 and 2 ")]
    [InlineData("(1) Study samples are excluded (2,3)", "(2) Study samples are excluded (4)")]
    public void Dates_case_spacing_and_numbers_of_footnotes_are_no_wording(string one, string other) => Assert.Equal(WordingKey.Of(one), WordingKey.Of(other));

    [Theory]
    [InlineData("Counts below 3 may be suppressed", "Counts below 5 may be suppressed")]
    [InlineData("Rounded to the nearest 5", "Rounded to the nearest 10")]
    [InlineData("See table 11", "See table 14")]
    [InlineData("Aged 10 to 19", "Aged 10 to 29")]
    [InlineData("Non-complex contacts", "Contacts not managed by local HPTs")]
    public void Any_other_number_and_any_other_word_counts(string one, string other) => Assert.NotEqual(WordingKey.Of(one), WordingKey.Of(other));
}
