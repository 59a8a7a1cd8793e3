using TraceFeed.Changes;

namespace TraceFeed.Tests.Observations;

public sealed class DemographicFormatsTests
{
    private const string Name = "2020-10-29_Demographic_LA_tables_w21";

    private readonly TriedSource source = TriedSource.Embedded("england-test-and-trace-demographics");

    [Fact]
    public void The_same_tables_as_ods_and_as_xlsx_state_the_same_figures_in_the_same_cells()
    {
        var (ods, xlsx) = (source.Read("england-tt-demographic", Name + ".ods"), source.Read("england-tt-demographic", Name + ".xlsx"));
        var (one, other) = (Stated(ods), Stated(xlsx));

        Assert.Empty(one.Except(other));
        Assert.Empty(other.Except(one));

        // As many as the comparison of the two weeks, made without this program, counts in the older one.
        Assert.Equal(Tsv.Read(OfficialFiles.Path("_oracles", "demographic_w21_to_w22_counts.tsv")).Sum(table => int.Parse(table["cells_old"], System.Globalization.CultureInfo.InvariantCulture)), one.Count);
        Assert.Equal(ods.Warnings.Select(warning => warning.ToString()), xlsx.Warnings.Select(warning => warning.ToString()));
        Assert.Equal(ods.ContentHash(), xlsx.ContentHash());
    }

    [Fact]
    public void The_same_tables_in_the_other_format_are_no_change()
    {
        var diffs = new Diffs(source.Definition);
        diffs.Take(source.Read("england-tt-demographic", Name + ".ods"));

        Assert.Equal([ChangeKind.PublicationAdded], diffs.Take(source.Read("england-tt-demographic", Name + ".xlsx")).Select(change => change.Kind));
    }

    private static HashSet<(string, string, string?, string?, string?, string)> Stated(TraceFeed.Observations.Reading reading) =>
        [.. Readings.Observations(reading).Select(one => (one.Series.Id, one.Period.ToString(), one.Value, one.Status, one.Sheet, one.Ref))];
}
