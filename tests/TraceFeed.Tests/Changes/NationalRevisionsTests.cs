using System.Globalization;
using TraceFeed.Changes;

namespace TraceFeed.Tests.Changes;

public sealed class NationalRevisionsTests
{
    private static readonly Lazy<(IReadOnlyList<Change> First, IReadOnlyList<Change> Second)> History = new(() =>
    {
        var diffs = new Diffs(TraceFeed.Sources.DefinitionCatalog.Embedded.Find(Readings.National)!);
        return (Diffs.Published(diffs.Take(Readings.Of(Readings.National, Workbook("2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods")))),
            Diffs.Published(diffs.Take(Readings.Of(Readings.National, Workbook("2020-10-29_NHS_T_T_data_tables_w21.ods")))));
    });

    /// <summary>The changes of the workbook of 3 September 2020 and of that of 29 October after it; skips the test when they are not there.</summary>
    internal static (IReadOnlyList<Change> First, IReadOnlyList<Change> Second) Both
    {
        get
        {
            Workbook("2020-10-29_NHS_T_T_data_tables_w21.ods");
            return History.Value;
        }
    }

    private static IReadOnlyList<Change> Changes => Both.Second;

    private static IReadOnlyList<IReadOnlyDictionary<string, string>> Oracle => Tsv.Read(OfficialFiles.Path("_oracles", "national_2020-09-03_to_w21.tsv"));

    [Fact]
    public void Every_identity_holds_in_both_workbooks()
    {
        Assert.DoesNotContain(Changes.Concat(History.Value.First), change => change.Check is not null);
    }

    [Fact]
    public void The_revised_values_are_those_of_the_oracle_and_so_are_those_left_alone()
    {
        var oracle = Oracle;
        var expected = oracle.Where(line => line["what"] == "changed").Select(line => (line["old_sheet"], line["old_ref"], Number(line["old_value"]), line["new_sheet"], line["new_ref"], Number(line["new_value"]))).Order().ToList();
        var revised = Changes.Where(change => change.Kind == ChangeKind.ValueRevised)
            .Select(change => (change.Old!.Cell!.Sheet!, change.Old.Cell.Ref, Number(change.Old.Value!), change.New!.Cell!.Sheet!, change.New.Cell.Ref, Number(change.New.Value!))).Order().ToList();

        Assert.Equal(811, revised.Count);
        Assert.Equal(expected, revised);
        Assert.Equal(927, oracle.Count(line => line["what"] == "equal"));
        var touched = Changes.Where(change => change.New?.Cell is not null).Select(change => (change.New!.Cell!.Sheet!, change.New.Cell.Ref)).ToHashSet();
        Assert.DoesNotContain(oracle.Where(line => line["what"] == "equal"), line => touched.Contains((line["new_sheet"], line["new_ref"])));
    }

    [Fact]
    public void The_periods_added_are_the_new_weeks_the_new_totals_and_the_new_series()
    {
        var expected = Oracle.Where(line => line["new_value"].Length > 0 && line["old_value"].Length == 0).ToList();
        var added = Changes.Where(change => change.Kind == ChangeKind.PeriodAdded).ToList();

        Assert.Equal(1088, expected.Count(line => line["what"] == "new-period"));
        Assert.Equal(1399, expected.Count(line => line["what"] == "new-series"));
        Assert.Equal(126, expected.Count(line => line["what"] == "break"));
        Assert.Equal(136, expected.Count(line => line["what"] == "to-date"));
        Assert.Equal(expected.Select(line => (line["new_sheet"], line["new_ref"])).Order(), added.Select(change => (change.New!.Cell!.Sheet!, change.New.Cell.Ref)).Order());

        var begun = Changes.Where(change => change.Kind == ChangeKind.SeriesAdded).ToDictionary(change => change.Series!, change => change.Reason);
        var expectedNew = expected.Where(line => line["what"] is "new-series" or "break").Select(line => (line["new_sheet"], line["new_ref"])).Order();
        Assert.Equal(expectedNew, added.Where(change => begun.ContainsKey(change.Series!)).Select(change => (change.New!.Cell!.Sheet!, change.New.Cell.Ref)).Order());
        Assert.Equal(125, begun.Count);
        Assert.Equal(9, begun.Values.Count(reason => reason == "break"));
    }

    [Fact]
    public void The_series_ended_are_those_of_the_oracle_with_their_reasons_and_last_cells()
    {
        var ended = Changes.Where(change => change.Kind == ChangeKind.SeriesEnded).ToList();
        foreach (var reason in new[] { "vanished", "heading", "break" })
        {
            var cells = Oracle.Where(line => line["what"] == reason && line["old_value"].Length > 0).ToDictionary(line => (line["old_sheet"], line["old_ref"]));
            var rows = cells.Keys.Select(cell => (cell.Item1, Row(cell.Item2))).ToHashSet();
            var found = ended.Where(change => change.Reason == reason).ToList();
            Assert.Equal(2 * rows.Count, found.Count);
            Assert.All(found, change =>
            {
                var line = cells[(change.Old!.Cell!.Sheet!, change.Old.Cell.Ref)];
                Assert.Equal(Number(line["old_value"]), Number(change.Old.Value!));
                Assert.Contains(line["period_end"], new[] { "2020-08-26" });
            });
        }

        Assert.Equal(28, ended.Count);
    }

    [Fact]
    public void Nothing_else_changed()
    {
        var kinds = Changes.GroupBy(change => change.Kind).ToDictionary(group => group.Key, group => group.Count());

        Assert.Equal(
            [("period.added", 1088 + 1399 + 126 + 136), ("publication.added", 1), ("series.added", 125), ("series.ended", 28), ("value.revised", 811)],
            kinds.Where(pair => !ChangeKind.Surroundings.Contains(pair.Key)).Select(pair => (pair.Key, pair.Value)).Order());
        Assert.Equal([ChangeKind.DefinitionChanged, ChangeKind.LayoutChanged], kinds.Keys.Where(ChangeKind.Surroundings.Contains));
    }

    [Fact]
    public void A_revision_is_marked_where_its_cell_is_implied_where_a_part_is_and_else_unknown()
    {
        var flags = Oracle.Where(line => line["what"] == "changed").ToDictionary(line => (line["new_sheet"], line["new_ref"]), line => (Flag: line["new_flag"], Kind: line["kind"]));
        var revised = Changes.Where(change => change.Kind == ChangeKind.ValueRevised).ToList();

        Assert.All(revised, change =>
        {
            var (flag, kind) = flags[(change.New!.Cell!.Sheet!, change.New.Cell.Ref)];
            Assert.Equal(flag == "r", change.Flagged);
            Assert.Equal(flag == "r", change.Announced == Announced.Marked);
            Assert.NotEqual(Announced.No, change.Announced);
            Assert.True(change.Announced != Announced.Implied || kind == "percentage");
        });
        Assert.Equal(342, revised.Count(change => change.Announced == Announced.Marked));
    }

    [Fact]
    public void The_percentage_of_contacts_reached_in_late_August_is_told_as_the_command_documents_it()
    {
        var change = Changes.Single(one => one.Kind == ChangeKind.ValueRevised && one.Table == "contacts" && one.Measure == "contacts-reached-percent" && one.Breakdown!["handler"] == "all" && one.Period!.Value.Start == new DateOnly(2020, 8, 20));
        var output = new System.Buffers.ArrayBufferWriter<byte>();
        ChangeJson.Write(output, change, forLog: false);
        var line = System.Text.Encoding.UTF8.GetString(output.WrittenSpan);

        var (older, newer) = (change.Old!.Cell!.Sha256, change.New!.Cell!.Sha256);
        Assert.Equal(
            """{"kind":"value.revised","source":"england-test-and-trace","table":"contacts","measure":"contacts-reached-percent","area":{"type":"nation","code":"E92000001","name":"England"},"breakdown":{"handler":"all"},"period":{"start":"2020-08-20","end":"2020-08-26"},"unit":"percent","old":{"value":"69.4","status":null,"cell":{"sha256":"OLD","sheet":"Table_11","ref":"Z7"}},"new":{"value":"70.0","status":null,"cell":{"sha256":"NEW","sheet":"Table_14","ref":"Z7"}},"flagged":false,"announced":"implied","severity":"ordinary"}"""
                .Replace("OLD", older, StringComparison.Ordinal).Replace("NEW", newer, StringComparison.Ordinal),
            line);
    }

    private static string Workbook(string file) => OfficialFiles.Path("england-tt-national", file);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Row(string cell) => new([.. cell.SkipWhile(char.IsAsciiLetter)]);
}
