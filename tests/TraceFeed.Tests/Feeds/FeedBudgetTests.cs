using TraceFeed.Feeds;

namespace TraceFeed.Tests.Feeds;

/// <summary>
/// Every sequence of official files at hand, publication by publication: a reader gets few items, and in their tables the largest of
/// what was really revised or withdrawn.
/// </summary>
[Collection(OfficialSequencesGroup.Name)]
public sealed class FeedBudgetTests
{
    private const int MostItems = 40;
    private const int MedianItems = 12;

    [Fact]
    public void A_publication_gives_twelve_items_in_the_median_and_never_more_than_forty()
    {
        var items = OfficialSequences.Publications.Select(one => one.Items).Order().ToList();

        Assert.True(items.Count > 150, $"{items.Count} publications are no more than a few sequences.");
        Assert.True(items[items.Count / 2] <= MedianItems, $"The median is {items[items.Count / 2]} items.");
        Assert.All(OfficialSequences.Publications, one => Assert.True(one.Items <= MostItems, $"{one.Name} gives {one.Items} items."));
    }

    [Fact]
    public void A_publication_stays_whole_in_the_feed_with_what_its_items_carry() =>
        Assert.All(OfficialSequences.Publications, one => Assert.True(one.Bytes <= FeedLimits.MostBytes, $"{one.Name} takes {one.Bytes} bytes."));

    [Fact]
    public void The_ten_largest_true_revisions_and_withdrawals_of_each_unit_stand_in_a_table_of_some_item() =>
        Assert.Empty(OfficialSequences.Publications.SelectMany(one => one.Missing));

    [Fact]
    public void Each_change_of_a_publication_has_an_id_of_its_own() => Assert.Empty(OfficialSequences.Publications.SelectMany(one => one.RepeatedIds.Select(id => $"{one.Name}: {id}")));

    [Fact(SkipUnless = nameof(OfficialSequences.IsSlowAsked), SkipType = typeof(OfficialSequences), Skip = OfficialSequences.Slow)]
    public void Only_what_really_was_a_mass_change_is_told_as_one() => Assert.Equal(
        [
            "2020-11-05_Demographic_LA_tables_w22.xlsx: rounding.changed",
            "coronavirus-cases_latest_2020-07-02.csv.gz: methodology.changed",
            "coronavirus-cases_latest_2020-08-04.csv.gz: vocabulary.changed",

            // Rates were printed as whole numbers on two days.
            "coronavirus-cases_latest_2020-08-04.csv.gz: rounding.changed",
            "coronavirus-cases_latest_2020-08-06.csv.gz: rounding.changed",
            "coronavirus-cases_latest_2020-08-09.csv.gz: coverage.changed gone",
            "coronavirus-cases_latest_2020-08-10.csv.gz: coverage.changed back",
        ],
        OfficialSequences.Publications.SelectMany(one => one.Masses.Select(mass => $"{one.Name}: {mass}")));
}
