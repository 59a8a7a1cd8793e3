using System.Globalization;
using TraceFeed.Changes;

namespace TraceFeed.Tests.Changes;

/// <summary>What really happened to published tables is one change each time.</summary>
public sealed class MassChangesOnOfficialFilesTests
{
    [Fact]
    public void The_demographics_that_are_no_longer_rounded_to_five_are_one_change_of_rounding_with_the_counts_of_the_oracle()
    {
        var changes = OfficialPairs.Demographics();

        var rounding = Assert.Single(changes, change => change.Mass is not null);
        Assert.Equal(ChangeKind.RoundingChanged, rounding.Kind);
        Assert.All(rounding.Mass!.Counts, count => Assert.Equal(("5", "1"), (count.OldBase, count.NewBase)));
        var oracle = Tsv.Read(OfficialFiles.Path("_oracles", "demographic_w21_to_w22_counts.tsv")).ToDictionary(table => table["table"]);
        var tables = new[] { "Table_6", "Table_7", "Table_8", "Table_9" };
        Assert.Equal(
            tables.Select(table => int.Parse(oracle[table]["changed"], CultureInfo.InvariantCulture) - int.Parse(oracle[table]["star_to_number"], CultureInfo.InvariantCulture) - int.Parse(oracle[table]["number_to_star"], CultureInfo.InvariantCulture)),
            rounding.Mass.Counts.Select(count => count.Changed));
        Assert.Equal((25_646, 31_290), (rounding.Mass.Counts[2].Changed, rounding.Mass.Counts[2].Compared));

        // What moved by three and more is true news, and so is everything in the first five tables.
        Assert.Equal([1_272, 3_719, 20_040, 14_488], rounding.Mass.Counts.Select(count => count.Members[ChangeKind.ValueRevised]));
        Assert.All(changes.Where(change => change.PartOf is not null), change => Assert.True(Math.Abs(change.Absolute!.Value) <= 2));
        Assert.Equal([3_257, 337, 5_606, 389], new[] { "tested-ltla", "positive-ltla", "tested-utla-age", "positive-utla-age" }.Select(table => changes.Count(change => change.Kind == ChangeKind.ValueRevised && change.PartOf is null && change.Table == table)));
    }

    [Fact]
    public void On_2_July_one_change_of_method_holds_21_520_revised_and_6_349_new_daily_counts()
    {
        var changes = OfficialPairs.Cases("2020-07-01", "2020-07-02");

        var method = Assert.Single(changes, change => change.Mass is not null);
        Assert.Equal(ChangeKind.MethodologyChanged, method.Kind);
        var daily = method.Mass!.Counts.Single(count => count.Measure == "cases-daily");
        Assert.Equal((21_520, 21_520, 6_349), (daily.Changed, daily.Members[ChangeKind.ValueRevised], daily.Members[ChangeKind.PeriodAdded]));
        Assert.All(changes.Where(change => change.Kind is ChangeKind.ValueRevised or ChangeKind.PeriodAdded), change => Assert.Equal(method.Id, change.PartOf));
    }

    [Fact]
    public void On_9_August_1_501_days_of_ten_counties_are_one_change_of_coverage_that_ends_on_the_next_day()
    {
        var (gone, back) = (OfficialPairs.Cases("2020-08-08", "2020-08-09"), OfficialPairs.Cases("2020-08-08", "2020-08-09", "2020-08-10"));

        var went = Assert.Single(gone, change => change.Mass is not null);
        var came = Assert.Single(back, change => change.Mass is not null);
        Assert.Equal((ChangeKind.CoverageChanged, "gone", 10), (went.Kind, went.Reason, went.Mass!.Areas.Count));
        var daily = went.Mass.Counts.Single(count => count.Measure == "cases-daily");
        Assert.Equal((1_501, 8, 204), (daily.Changed, daily.Members[ChangeKind.SeriesEnded], daily.Members[ChangeKind.ValueWithdrawn]));
        Assert.Equal((ChangeKind.CoverageChanged, "back", went.Id), (came.Kind, came.Reason, came.Mass!.Since));
        Assert.Equal(went.Mass.Areas, came.Mass.Areas);
        Assert.DoesNotContain(gone.Concat(back), change => change.Kind is ChangeKind.SeriesEnded or ChangeKind.SeriesAdded && change.PartOf is null);
    }

    // The publisher's notice names neither: rates were printed with one decimal up to July and cut to whole numbers on 4 August.
    [Fact]
    public void From_12_July_to_4_August_rates_lose_their_decimal_in_one_change_of_rounding()
    {
        var changes = OfficialPairs.Cases("2020-07-12", "2020-08-04");

        var rounding = Assert.Single(changes, change => change.Kind == ChangeKind.RoundingChanged);
        var count = rounding.Mass!.Counts.Single();
        Assert.Equal(("cases-rate", "0.1", "1", true), (count.Measure, count.OldBase, count.NewBase, count.Cut));
        Assert.Equal((48_811, 14_697), (count.Changed, count.Members[ChangeKind.ValueRevised]));
    }
}
