using TraceFeed.Observations;

namespace TraceFeed.Tests.Observations;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Total number of people > Under 30", "total-number-of-people-under-30")]
    [InlineData("  New,  old - and  10-19 ", "new-old-and-10-19")]
    public void Plain_words_are_the_id(string name, string slug) => Assert.Equal(slug, Label.Slug(name));

    [Theory]
    [InlineData("Reached <24 hours", "Reached >24 hours")]
    [InlineData("Number reached", "Number reached (%)")]
    [InlineData("Caerdydd", "Cäerdydd")]
    [InlineData("***", "###")]
    public void Names_that_differ_have_ids_that_differ(string one, string other) => Assert.NotEqual(Label.Slug(one), Label.Slug(other));

    [Fact]
    public void A_name_of_any_length_and_script_gives_an_id_fit_for_a_path()
    {
        var (one, other) = (Label.Slug("Tŷ " + new string('a', 30_000)), Label.Slug("Tŷ " + new string('a', 30_001)));

        Assert.NotEqual(one, other);
        Assert.Matches("^[a-z0-9-]{1,140}$", one);
    }
}
