using System.Text;
using TraceFeed.Changes;
using TraceFeed.Changes.Rereads;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Changes.Rereads;

public sealed class OfficialReinterpretationTests
{
    private static readonly DateOnly Published = new(2020, 9, 3);

    private readonly (DefinitionCatalog Catalog, Reading Reading) wrong;
    private readonly Reading right;
    private readonly Vintage before;
    private readonly Reinterpretation found;
    private readonly IReadOnlyList<Change> first;

    // The definition that first reads the workbook rounds its percentages to whole ones.
    public OfficialReinterpretationTests()
    {
        var name = OfficialFiles.Path("england-tt-national", "2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods");
        using var json = new StreamReader(typeof(DefinitionCatalog).Assembly.GetManifestResourceStream("definitions/england-test-and-trace.json")!);
        var catalog = DefinitionCatalog.Embedded.With("wrong.json", Encoding.UTF8.GetBytes(json.ReadToEnd().Replace("\"percent\": { \"decimals\": 1,", "\"percent\": { \"decimals\": 0,", StringComparison.Ordinal)));
        wrong = (catalog, SourceReader.Read(catalog.Find(Readings.National)!, catalog, new OriginalFile { Name = Path.GetFileName(name), Bytes = File.ReadAllBytes(name), Published = Published }));
        right = Readings.Of(Readings.National, name, Published);
        var diffs = new Diffs(catalog.Find(Readings.National)!);
        first = diffs.Take(wrong.Reading, Published);
        before = diffs.Vintage;
        var reinterpreter = new Reinterpreter(before, Definition, before.Blocks.Keys.ToDictionary(key => key, _ => 1), newest: 1);
        reinterpreter.Add(Reread.Of(1, right, CellIndex.Of(wrong.Reading), before));
        Assert.Empty(reinterpreter.NeededCells());
        found = reinterpreter.Result(new Dictionary<int, CellIndex>());
    }

    private static SourceDefinition Definition => DefinitionCatalog.Embedded.Find(Readings.National)!;

    [Fact]
    public void A_workbook_whose_percentages_were_rounded_too_far_is_read_as_it_stands()
    {
        var values = found.Changes.Where(change => change is { Kind: ChangeKind.ValueReinterpreted, Origin: null }).ToList();
        Assert.NotEmpty(values);
        Assert.All(values, change => Assert.Equal(("percent", change.Old!.Cell), (change.Unit, change.New!.Cell)));
        Assert.All(values, change => Assert.Equal(decimal.Parse(change.Old!.Value!, System.Globalization.CultureInfo.InvariantCulture), Math.Round(decimal.Parse(change.New!.Value!, System.Globalization.CultureInfo.InvariantCulture), 0, MidpointRounding.AwayFromZero)));
        Assert.Equal(Told(right).Except(Told(wrong.Reading)).Order(StringComparer.Ordinal), values.Select(change => $"{change.Series} {change.Period} {change.New!.Value}").Order(StringComparer.Ordinal));

        // The next file, though it is the same one, changes nothing.
        var comparison = Differ.Compare(found.Next, right, Definition, Published.AddDays(7));
        Assert.Empty(comparison.Changes);
        Assert.Empty(comparison.Events);
        Assert.Empty(comparison.Checks);
    }

    [Fact]
    public void Checks_that_failed_only_because_of_the_reading_hold_and_the_log_replayed_gives_the_vintage()
    {
        var failed = first.Count(change => change.Kind == ChangeKind.CheckFailed);
        var restored = found.Changes.Count(change => change.Kind == ChangeKind.CheckRestored);
        Assert.True(restored > 0);
        Assert.Equal(found.Next.Failed.Count, failed - restored + found.Changes.Count(change => change.Kind == ChangeKind.CheckFailed));
        var diffs = new Diffs(Definition);
        diffs.Pass(right, Published);
        Assert.Equal(diffs.Vintage.Failed.Keys.OrderBy(key => key.ToString(), StringComparer.Ordinal), found.Next.Failed.Keys.OrderBy(key => key.ToString(), StringComparer.Ordinal));

        var replay = new Replay();
        Assert.Empty(replay.Apply(1, first));
        Assert.Empty(replay.Apply(2, found.Changes));
        Assert.Empty(replay.Differences(found.Next));
        Assert.All(found.Changes, change => Assert.Equal(ChangeIdentity.Of(change, 2), change.Id));
        Assert.Equal(found.Changes.Count, found.Changes.Select(change => change.Id).Distinct().Count());
    }

    private static IEnumerable<string> Told(Reading reading) =>
        StatedObservation.Of(reading, Definition).Select(one => $"{one.Series.Id} {one.Period} {(one.Stated.Value is { } value && value.EndsWith(".0", StringComparison.Ordinal) ? value[..^2] : one.Stated.Value)}");
}
