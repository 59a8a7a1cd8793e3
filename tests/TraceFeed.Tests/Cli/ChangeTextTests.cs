using TraceFeed.Changes;
using TraceFeed.Cli.Output;
using TraceFeed.Sources;
using TraceFeed.Tests.Feeds;
using static TraceFeed.Tests.Feeds.Log;

namespace TraceFeed.Tests.Cli;

public sealed class ChangeTextTests
{
    private static readonly Change Rounding = new()
    {
        Kind = ChangeKind.RoundingChanged,
        Source = Readings.National,
        Id = "event",
        Mass = new MassChange([new MassCount("contacts", "contacts-identified", 60, 2, new Dictionary<string, int> { [ChangeKind.ValueRevised] = 2 }, "1", "5")], []),
    };

    private static readonly Change Part = Identified(ChangeKind.ValueRevised, "102", "100") with { PartOf = "event" };

    [Fact]
    public void What_stands_for_many_comes_first_and_its_parts_are_not_listed() =>
        Assert.Equal(
            """
            Changes of wording, layout, names, rounding, method and coverage
              rounding  Close contacts identified and reached, Close contacts identified  not rounded → to the nearest 5, 2 of 60 figures differ, 2 revisions belong to it (--all lists them)
              wording   Close contacts identified and reached: label                      Reached → Contacts reached

            Close contacts identified and reached
              revised  Close contacts identified, 23–29 Jul 2020  31 → 42  (+11, +35.5%, announced unknown)

            1 change of rounding, 1 change of wording, 3 revised; 2 of these belong to another. Compared 9 observations with 9.

            """,
            Text(all: false, Rounding, SurroundingsItemTests.Wording(DriftAspect.Label, "Reached", "Contacts reached"), Part, Part, Part with { PartOf = null, Old = Stated("31", null, "A1"), New = Stated("42", null, "A1"), Announced = Announced.Unknown }),
            ignoreLineEndingDifferences: true);

    [Fact]
    public void All_lists_the_parts_too() =>
        Assert.Contains("  revised  Close contacts identified, 23–29 Jul 2020  102 → 100  ", Text(all: true, Rounding, Part), StringComparison.Ordinal);

    [Fact]
    public void A_figure_that_is_what_it_was_a_week_ago_is_said_to_be_back() =>
        Assert.Contains("  back  Close contacts identified, 23–29 Jul 2020  300 → back to 291  (−9, −3.0%, silent)", Text(all: false, Identified(ChangeKind.ValueRevised, "300", "291") with { Reason = "back", Announced = Announced.No }), StringComparison.Ordinal);

    [Fact]
    public void Areas_that_went_missing_are_named() =>
        Assert.Contains("  coverage (gone)  England  2 figures", Text(all: false, Rounding with { Kind = ChangeKind.CoverageChanged, Reason = "gone", Mass = Rounding.Mass! with { Areas = [England] } }), StringComparison.Ordinal);

    private static string Text(bool all, params Change[] changes)
    {
        using var output = new StringWriter();
        new ChangeText(output, DefinitionCatalog.Embedded.Find(Readings.National)!, all).Write(changes, 9, 9);
        return output.ToString();
    }
}
