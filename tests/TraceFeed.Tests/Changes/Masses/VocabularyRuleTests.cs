using TraceFeed.Changes;
using Count = TraceFeed.Tests.Changes.DailyCounts.Count;

namespace TraceFeed.Tests.Changes.Masses;

public sealed class VocabularyRuleTests
{
    private const int Days = 3;

    [Fact]
    public void Terms_that_change_together_are_one_change_that_holds_them_and_no_value_changes()
    {
        var changes = Between(Said("Cases", "Deaths"), Said("Confirmed cases", "Deaths of any cause"));

        var vocabulary = Assert.Single(changes, change => change.Kind == ChangeKind.VocabularyChanged);
        var count = Assert.Single(vocabulary.Mass!.Counts);
        Assert.Equal(("counts", null, 4, 4, 2), (count.Table, count.Measure, count.Compared, count.Changed, count.Members[ChangeKind.DefinitionChanged]));
        Assert.Equal(["Cases → Confirmed cases", "Deaths → Deaths of any cause"], changes.Where(change => change.PartOf == vocabulary.Id).Select(change => $"{change.Drift!.From[0].Text} → {change.Drift.To[0].Text}"));
        Assert.Equal(3, changes.Count);
    }

    [Fact]
    public void One_term_that_changes_stands_for_itself()
    {
        var term = Assert.Single(Between(Said("Cases", "Deaths"), Said("Confirmed cases", "Deaths")));

        Assert.Equal((ChangeKind.DefinitionChanged, DriftAspect.Term, null, 2), (term.Kind, term.Drift!.Aspect, term.PartOf, term.Drift.Concerns));
    }

    [Theory]
    [InlineData("\"vocabularyLeast\": 1", true)]
    [InlineData("\"vocabularyLeast\": 2", false)]
    public void A_definition_sets_how_many_terms_are_several(string limits, bool isVocabulary) =>
        Assert.Equal(isVocabulary, IsVocabulary(Between(Said("Cases", "Deaths"), Said("Confirmed cases", "Deaths"), limits)));

    // Two terms of two series each, and more series that are said as before: of eight series four are half, of nine they are less.
    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Half_of_the_series_must_be_said_in_them(int others, bool isVocabulary) =>
        Assert.Equal(isVocabulary, IsVocabulary(Between(
            Said("Cases", "Deaths").Concat(DailyCounts.Of(others, Days, (area, day) => area + day, "Infections")),
            Said("Confirmed cases", "Deaths of any cause").Concat(DailyCounts.Of(others, Days, (area, day) => area + day, "Infections")))));

    private static bool IsVocabulary(IReadOnlyList<Change> changes) => changes.Any(change => change.Kind == ChangeKind.VocabularyChanged);

    private static IEnumerable<Count> Said(string cases, string deaths) =>
        DailyCounts.Of(2, Days, (area, day) => 100 + (10 * area) + day, cases).Concat(DailyCounts.Of(2, Days, (area, day) => 10 + area + day, deaths));

    private static IReadOnlyList<Change> Between(IEnumerable<Count> before, IEnumerable<Count> now, string limits = "")
    {
        var counts = new DailyCounts(limits);
        counts.Take(before);
        return counts.Take(now);
    }
}
