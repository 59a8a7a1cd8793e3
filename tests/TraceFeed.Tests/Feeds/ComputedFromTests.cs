using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Changes.Derived;
using TraceFeed.Feeds;
using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tests.Changes.Derived;
using Row = TraceFeed.Tests.Changes.Derived.DerivedSource.Row;

namespace TraceFeed.Tests.Feeds;

/// <summary>Each number that an item says a derived figure is computed from is a link to the cell that holds that number, and no number is without one.</summary>
public sealed class ComputedFromTests
{
    private const string September = "2020-09-03_NHS_TT_Statistics_28May_26Aug_DataTables.ods";
    private const string October = "2020-10-29_NHS_T_T_data_tables_w21.ods";

    private static readonly HashSet<string> Between = [" of ", " × ", " + ", " − ", "(", ")", ", the total before", " (was ", "; "];

    private static readonly Row[] First = [new(1, "1000", "800", "50"), new(2, "900", "600", "40"), new(1, Cases: "10"), new(2, Cases: "1025")];
    private static readonly Row[] Second = [new(1, "1000", "801", "50"), new(2, "901", "600", "*"), new(3, "700", "350", "20"), new(1, Cases: "11"), new(2, Cases: "1026"), new(3, Cases: "1040")];

    [Fact]
    public void Of_every_formula_in_each_of_two_publications()
    {
        var (source, told) = (DerivedSource.Of(), new Told());
        var (diffs, files) = (new Diffs(source.Definition), new Files(source.Definition));
        foreach (var rows in new[] { First, Second })
        {
            Holds(source.Catalog, diffs.Take(files.Took(source.Read(rows))), files, told);
        }

        Assert.True(told is { Calculated: > 20, Listed: > 1, Repeated: > 2, Replaced: > 5, OfTotals: > 2 }, told.ToString());
    }

    [Fact]
    public void Of_figures_that_are_read_otherwise_too()
    {
        var source = DerivedSource.Of();
        var (diffs, files, told) = (new Diffs(source.Definition), new Files(source.Definition), new Told());
        diffs.Pass(files.Took(source.Read(First)));
        var changes = diffs.Take(files.Took(source.Read(Second)));
        Holds(source.Catalog, [.. changes.Select(change => change.Kind == ChangeKind.ValueRevised ? change with { Kind = ChangeKind.ValueReinterpreted } : change)], files, told);
        Assert.True(told.Replaced > 5, told.ToString());
    }

    [Fact]
    public void Of_every_indicator_of_two_official_workbooks()
    {
        OfficialFiles.Path("england-tt-national", October);
        var (source, told) = (TriedSource.Embedded(Readings.National), new Told());
        var (diffs, files) = (new Diffs(source.Definition), new Files(source.Definition));
        foreach (var name in new[] { September, October })
        {
            Holds(source.Catalog, diffs.Take(files.Took(Readings.Of(Readings.National, OfficialFiles.Path("england-tt-national", name)))), files, told);
        }

        Assert.True(told is { Calculated: > 250, Repeated: > 20, Replaced: > 50, OfTotals: > 50 }, told.ToString());
    }

    // Every derived change of a commit, whether an item shows it or not; and what items show is made of these.
    private static void Holds(DefinitionCatalog catalog, IReadOnlyList<Change> changes, Files files, Told told)
    {
        var commit = Log.Commit([.. changes]);
        IReadOnlyList<NumberedChange> all = [.. changes.Select((change, i) => new NumberedChange(commit.FirstSequence + i, change))];
        var cells = new HashSet<string>(StringComparer.Ordinal);
        foreach (var one in all.Where(one => one.Change is { Origin: Origin.Derived, Inputs: not null }))
        {
            var subject = new Subject(one.Change.Table!, catalog.Find(commit.Source)) { IsDerived = true };
            var runs = new ComputedFrom(subject, new ReplacedFigures(all)).Of(one).Runs;
            Holds(one.Change, runs, files, told);
            cells.Add(Written(runs));
        }

        var shown = FeedItems.Of(commit, catalog).Where(item => item.Origin == Origin.Derived).SelectMany(item => item.Content.OfType<DataTable>()).Where(table => table.Columns[^1] == "Computed from").SelectMany(table => table.Rows).ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, row => Assert.Contains(Written(row[^1].Runs), cells));
    }

    private static void Holds(Change change, IReadOnlyList<Run> runs, Files files, Told told)
    {
        var inputs = change.Inputs!;
        var linked = runs.Where(run => run.Link is not null).ToList();
        Assert.All(linked, run => Assert.True(files.Hold(run) || inputs.Any(input => IsDerived(input, run)), $"{run.Text} does not stand at {run.Link}: {Written(runs)}"));

        // None is left out, and none of the rest is a number.
        Assert.InRange(inputs.Count, 1, FeedLimits.Inputs);
        Assert.All(inputs, input => Assert.Contains(linked, run => IsDerived(input, run) || (input.Cell is not null && run.Link == CellText.Link(input.Cell) && Files.Is(run.Text, input.Value, input.Status))));
        var listed = runs.Any(run => run.Text == "; ") || inputs.Any(input => runs[0].Text.StartsWith(input.Label, StringComparison.Ordinal));
        foreach (var (i, run) in runs.Index().Where(run => run.Item.Link is null && !Between.Contains(run.Item.Text)))
        {
            var isName = listed && inputs.Any(input => run.Text.StartsWith(input.Label, StringComparison.Ordinal)) && runs[i + 1].Link is not null;

            // What a total was before stands in no cell: the change of that total tells it.
            var isTotal = i > 1 && runs[i - 1].Text == " (was " && inputs.Any(input => IsDerived(input, runs[i - 2]) && Files.Is(run.Text, input.Old, null));
            Assert.True(isName || isTotal, $"{run.Text} is no link: {Written(runs)}");
        }

        told.Listed += listed ? 1 : 0;
        told.Calculated += listed ? 0 : 1;
        told.Repeated += linked.Count > linked.Select(run => run.Link).Distinct().Count() ? 1 : 0;
        told.Replaced += runs.Index().Count(run => run.Item.Text == " (was " && runs[run.Index + 1].Link is not null);
        told.OfTotals += inputs.Any(input => input.Origin is not null) ? 1 : 0;
    }

    // A derived figure stands in no cell: it leads to its own series.
    private static bool IsDerived(DerivedInput input, Run run) =>
        input.Origin == Origin.Derived && run.Link?.EndsWith(FormattableString.Invariant($".{Series.KeyOf(input.Series):x16}"), StringComparison.Ordinal) == true && Files.Is(run.Text, input.Value, input.Status);

    private static string Written(IReadOnlyList<Run> runs) => string.Concat(runs.Select(run => run.Link is null ? run.Text : $"[{run.Text}]({run.Link})"));

    /// <summary>What stands in the cells of the files taken so far, as <c>./tracefeed read</c> prints it, by the path of the cell's page.</summary>
    private sealed class Files(SourceDefinition definition)
    {
        private readonly Dictionary<string, SlowFigure> stated = new(StringComparer.Ordinal);

        public Reading Took(Reading reading)
        {
            foreach (var figure in SlowFigure.Read(reading, definition))
            {
                stated.Add(SiteLinks.Cell(figure.Cell!.Sha256, figure.Cell.Sheet, figure.Cell.Ref), figure);
            }

            return reading;
        }

        public bool Hold(Run run) => stated.TryGetValue(run.Link!, out var figure) && Is(run.Text, figure.Value, figure.Status);

        public static bool Is(string text, string? value, string? status) => value is null
            ? text == status
            : decimal.TryParse(text.Split(' ')[0].Replace('−', '-'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number) && number == decimal.Parse(value, CultureInfo.InvariantCulture);
    }

    /// <summary>How much was looked at.</summary>
    private sealed record Told
    {
        public int Calculated { get; set; }

        public int Listed { get; set; }

        public int Repeated { get; set; }

        public int Replaced { get; set; }

        public int OfTotals { get; set; }
    }
}
