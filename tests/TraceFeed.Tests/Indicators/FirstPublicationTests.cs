using TraceFeed.Indicators;

namespace TraceFeed.Tests.Indicators;

/// <summary>Which figures are the first published: the publications here are of a weekly source, each with the week that ended eight days before.</summary>
public sealed class FirstPublicationTests
{
    [Fact]
    public void Of_a_first_vintage_only_the_newest_week_is_first_published()
    {
        var first = Of(Publication(1, week: 12));
        Assert.True(first.Is(Weeks.Period(12), 1, seriesStood: false));
        Assert.False(first.Is(Weeks.Period(11), 1, seriesStood: false));
    }

    [Fact]
    public void After_a_gap_too_only_the_newest_week_is()
    {
        var first = Of(Publication(1, week: 12), Publication(2, week: 20));
        Assert.True(first.Is(Weeks.Period(20), 2, seriesStood: true));
        Assert.False(first.Is(Weeks.Period(19), 2, seriesStood: true));
    }

    [Fact]
    public void What_a_publication_adds_to_a_series_that_the_one_just_before_had_is_first_published()
    {
        var first = Of(Publication(1, week: 12), Publication(2, week: 13));
        Assert.True(first.Is(Weeks.Period(5), 2, seriesStood: true));
        Assert.False(first.Is(Weeks.Period(5), 2, seriesStood: false));
    }

    [Fact]
    public void What_the_publication_before_may_have_stated_in_another_file_is_not()
    {
        Assert.False(Of(Publication(1, week: 12) with { IsWhole = false }, Publication(2, week: 13)).Is(Weeks.Period(5), 2, seriesStood: true));
        Assert.False(Of(Publication(1, week: 12), Publication(2, week: 12) with { IsWhole = false }, Publication(3, week: 13)).Is(Weeks.Period(5), 3, seriesStood: true));
    }

    [Fact]
    public void Two_files_of_one_publication_are_not_one_after_the_other()
    {
        var first = Of(Publication(1, week: 12), Publication(2, week: 20), Publication(3, week: 20));
        Assert.False(first.Is(Weeks.Period(15), 3, seriesStood: true));
    }

    [Fact]
    public void One_added_for_the_record_states_its_newest_week_first_and_closes_no_gap()
    {
        var first = Of(Publication(1, week: 12), Publication(2, week: 20), Publication(3, week: 19) with { IsCompared = false });
        Assert.True(first.Is(Weeks.Period(19), 3, seriesStood: true));
        Assert.False(first.Is(Weeks.Period(18), 3, seriesStood: true));
        Assert.False(first.Is(Weeks.Period(18), 2, seriesStood: true));
    }

    [Fact]
    public void Without_dates_only_the_newest_period_can_be_and_what_no_publication_stated_cannot()
    {
        var first = Of(Publication(1, week: 12) with { Published = null }, Publication(2, week: 13) with { Published = null });
        Assert.True(first.Is(Weeks.Period(13), 2, seriesStood: true));
        Assert.False(first.Is(Weeks.Period(5), 2, seriesStood: true));
        Assert.False(first.Is(default, 2, seriesStood: false));
        Assert.False(first.Is(Weeks.Period(13), 3, seriesStood: true));
    }

    private static FirstPublication Of(params StatingPublication[] publications) => new(publications, Weeks.Cadence);

    private static StatingPublication Publication(int commit, int week) => new(commit, Weeks.Published(week), Weeks.Period(week).End);
}
