using System.Globalization;
using TraceFeed.Changes;

namespace TraceFeed.Tests.Changes;

public sealed class DemographicRevisionsTests
{
    private const string Folder = "england-tt-demographic";
    private const string Older = "2020-10-29_Demographic_LA_tables_w21.xlsx";
    private const string Newer = "2020-11-05_Demographic_LA_tables_w22.xlsx";

    private static IReadOnlyList<Change> Changes => OfficialPairs.Demographics();

    [Fact]
    public void Each_table_has_as_many_revised_new_withheld_and_disclosed_figures_as_the_oracle()
    {
        var found = Changes.Where(change => change.Period is not null && change.Check is null).ToLookup(change => ((change.New ?? change.Old)!.Cell!.Sheet!, change.Kind));
        foreach (var table in Tsv.Read(OfficialFiles.Path("_oracles", "demographic_w21_to_w22_counts.tsv")))
        {
            int Count(string kind) => found[(table["table"], kind)].Count();
            int Expected(string column) => int.Parse(table[column], CultureInfo.InvariantCulture);

            // The oracle counts a figure that gives way to a symbol, or takes its place, among those changed.
            Assert.Equal(Expected("changed"), Count(ChangeKind.ValueRevised) + Count(ChangeKind.ValueSuppressed) + Count(ChangeKind.ValueDisclosed));
            Assert.Equal(Expected("number_to_star"), Count(ChangeKind.ValueSuppressed));
            Assert.Equal(Expected("star_to_number"), Count(ChangeKind.ValueDisclosed));
            Assert.Equal(Expected("new_cells"), Count(ChangeKind.PeriodAdded));
            Assert.Equal(Expected("vanished_cells"), Count(ChangeKind.ValueWithdrawn));
        }

        Assert.Equal((50_151, 10_776), (Of(ChangeKind.ValueRevised).Count(), Of(ChangeKind.PeriodAdded).Count()));
        Assert.Equal((12, 10), (Of(ChangeKind.ValueDisclosed).Count(IsOfTable9), Of(ChangeKind.ValueSuppressed).Count(IsOfTable9)));
        Assert.DoesNotContain(Changes, change => change.Kind is ChangeKind.SeriesEnded or ChangeKind.StatusChanged or ChangeKind.ValueRestored);
    }

    [Fact]
    public void A_figure_that_is_withheld_or_disclosed_is_no_revision_and_has_no_size()
    {
        Assert.All(Of(ChangeKind.ValueSuppressed).Concat(Of(ChangeKind.ValueDisclosed)), change =>
        {
            Assert.Equal((null, null, null), (change.Absolute, change.Relative, change.Announced));
            var (number, symbol) = change.Kind == ChangeKind.ValueSuppressed ? (change.Old, change.New!) : (change.New, change.Old!);
            Assert.Equal((null, "*"), (symbol.Value, symbol.Status));
            Assert.Equal(change.Kind == ChangeKind.ValueSuppressed, number is null);
        });
        Assert.All(Of(ChangeKind.ValueRevised), change => Assert.NotNull(change.Absolute));
    }

    [Fact]
    public void Of_121_numbers_that_differ_in_the_first_table_the_17_that_are_noise_of_binary_fractions_are_no_change()
    {
        var (older, newer) = (SlowWorkbook.Numbers(OfficialFiles.Bytes(Folder, Older), "Table_1"), SlowWorkbook.Numbers(OfficialFiles.Bytes(Folder, Newer), "Table_1"));
        var differing = older.Where(cell => newer.TryGetValue(cell.Key, out var now) && Number(now) != Number(cell.Value)).Select(cell => cell.Key).ToList();
        var noise = differing.Where(cell => Math.Abs(Number(older[cell]) - Number(newer[cell])) < 1e-12).ToList();

        Assert.Equal((121, 17), (differing.Count, noise.Count));
        var revised = Of(ChangeKind.ValueRevised).Where(change => change.New!.Cell!.Sheet == "Table_1").ToList();
        Assert.Equal(differing.Except(noise).Order(StringComparer.Ordinal), revised.Select(change => change.New!.Cell!.Ref).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(Changes.Where(change => change.New?.Cell?.Sheet == "Table_1"), change => noise.Contains(change.New!.Cell!.Ref));
    }

    private static IEnumerable<Change> Of(string kind) => Changes.Where(change => change.Kind == kind);

    private static bool IsOfTable9(Change change) => change.New!.Cell!.Sheet == "Table_9";

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
}
