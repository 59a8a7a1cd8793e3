using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Changes;

public sealed class LocalChecksTests
{
    [Fact]
    public void Over_all_nine_weeks_only_the_two_falls_and_the_wrong_percentage_of_one_area_fail_and_are_later_put_right()
    {
        var diffs = new Diffs(DefinitionCatalog.Embedded.Find(Readings.Local)!);
        var checks = new List<(string Week, Change Change)>();
        foreach (var week in new[] { "w10", "w11", "w12", "w13", "w14", "w15", "w16", "w20", "w21" })
        {
            var changes = Diffs.Published(diffs.Take(Readings.Of(Readings.Local, OfficialFiles.Path("england-tt-utla-csv", $"Regional_contact_tracing_{week}.csv"))));
            checks.AddRange(changes.Where(change => change.Check is not null).Select(change => (week, change)));
            Assert.Equal(900, changes.Count(change => change.Kind == ChangeKind.PeriodAdded));
            Assert.Equal(week == "w10" ? 900 : 0, changes.Count(change => change.Kind == ChangeKind.SeriesAdded));
            Assert.DoesNotContain(changes, change => change.Kind is ChangeKind.ValueRevised or ChangeKind.ValueWithdrawn or ChangeKind.SeriesEnded);
        }

        Assert.All(checks, check => Assert.Equal("E09000012", check.Change.Area!.Code));
        Assert.Equal(
            [
                ("w16", "check.failed", "cases-transferred", "fall", "1009", "598"),
                ("w16", "check.failed", "contacts-identified", "fall", "1181", "43"),
                ("w16", "check.failed", "contacts-reached-percent", "percent", "56", "52"),
                ("w20", "check.restored", "cases-transferred", "fall", "1009", "1608"),
                ("w20", "check.restored", "contacts-identified", "fall", "1181", "3370"),
                ("w20", "check.restored", "contacts-reached-percent", "percent", "52", "52"),
            ],
            checks.Select(check => (check.Week, check.Change.Kind, check.Change.Measure!, check.Change.Check!.Id, check.Change.Check.Expected, check.Change.Check.Actual)).Order());
    }

    [Fact]
    public void A_fall_names_the_cell_of_the_value_it_fell_from()
    {
        var before = Readings.Of(Readings.Local, OfficialFiles.Path("england-tt-utla-csv", "Regional_contact_tracing_w15.csv"));
        var after = Readings.Of(Readings.Local, OfficialFiles.Path("england-tt-utla-csv", "Regional_contact_tracing_w16.csv"));

        var fall = Diffs.Between(Readings.Local, before, after).Single(change => change.Check?.Id == "fall" && change.Measure == "cases-transferred");

        Assert.Equal(("1009", before.Sha256), (fall.Old!.Value, fall.Old.Cell!.Sha256));
        Assert.Equal(("598", after.Sha256), (fall.New!.Value, fall.New.Cell!.Sha256));
        Assert.Contains(Readings.Observations(before), one => one.Ref == fall.Old.Cell.Ref && one.Value == "1009");
    }

    [Fact]
    public void A_copy_with_other_line_ends_changes_nothing()
    {
        var first = Readings.Of(Readings.Local, OfficialFiles.Path("england-tt-utla-csv", "Regional_contact_tracing_w16.csv"));
        var copy = Readings.Of(Readings.Local, OfficialFiles.Path("england-tt-utla-csv", "Regional_contact_tracing_week16.other-copy-CRLF.csv"));

        Assert.NotEqual(first.Sha256, copy.Sha256);
        Assert.Equal(first.ContentHash(), copy.ContentHash());
        Assert.Equal((900, 900), (first.Count, copy.Count));
        Assert.Equal([ChangeKind.PublicationAdded], Diffs.Between(Readings.Local, first, copy).Select(change => change.Kind));
    }
}
