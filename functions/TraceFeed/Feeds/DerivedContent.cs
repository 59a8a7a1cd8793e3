using TraceFeed.Changes;
using TraceFeed.Changes.Derived;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>What the item of a derived table says: that no publisher states its figures, what each one shown is computed from, and how.</summary>
internal sealed class DerivedContent
{
    /// <summary>What each item of a derived table begins with.</summary>
    public const string Declared = "Derived: computed by TraceFeed from published figures, no official statistics.";

    private static readonly string[] Differences = ["What", "Period", "Before", "Now", "Change", "Computed from"];

    private readonly Subject subject;
    private readonly NumberedChange titled;
    private readonly ComputedFrom computed;
    private readonly ItemBlocks blocks;

    private DerivedContent(Subject subject, NumberedChange titled, ReplacedFigures replaced) =>
        (this.subject, this.titled, computed, blocks) = (subject, titled, new ComputedFrom(subject, replaced), new ItemBlocks(subject));

    /// <summary>The content of the item of a derived table.</summary>
    /// <param name="subject">The table.</param>
    /// <param name="changes">Its changes, in the order of the log.</param>
    /// <param name="titled">The one that the title names: a reader must find it.</param>
    /// <param name="replaced">Where the figures stood that the commit replaced.</param>
    public static ItemBlocks Of(Subject subject, IReadOnlyList<NumberedChange> changes, NumberedChange titled, ReplacedFigures replaced)
    {
        var content = new DerivedContent(subject, titled, replaced);
        content.blocks.Add($"{Declared} {Counted(subject, changes)}");
        if (subject.Notes is { } notes)
        {
            content.blocks.Add(notes);
        }

        content.Reinterpreted([.. changes.Where(one => one.Change.Kind == ChangeKind.ValueReinterpreted)]);
        content.Recomputed([.. changes.Where(one => one.Change.Kind is ChangeKind.ValueRevised or ChangeKind.ValueWithdrawn)]);
        content.Others("Figures now withheld, or no longer withheld", [.. changes.Where(one => one.Change.Kind is ChangeKind.ValueSuppressed or ChangeKind.ValueDisclosed)]);
        content.Others("Figures computed again, and changed symbols", [.. changes.Where(one => one.Change.Kind is ChangeKind.ValueRestored or ChangeKind.StatusChanged)]);
        content.NewFigures([.. changes.Where(one => one.Change.Kind == ChangeKind.PeriodAdded)]);
        content.Series([.. changes.Where(one => one.Change.Kind is ChangeKind.SeriesEnded or ChangeKind.SeriesAdded).OrderBy(one => one.Change.Kind == ChangeKind.SeriesAdded).ThenBy(one => subject.Row(one.Change))]);
        content.Methods();
        return content.blocks;
    }

    /// <summary><c>Test and Trace indicators: 56 figures recomputed, 80 new figures.</c></summary>
    public static string Counted(Subject subject, IReadOnlyList<NumberedChange> changes) => $"{subject.Title}: {KindText.DerivedCounts(KindText.Count(changes.Select(one => one.Change)))}.";

    /// <summary>How some rows are computed that are computed alike: their names and the method, <c>Whole chain reached: Cases reached of …</c></summary>
    /// <param name="alike">The rows.</param>
    /// <param name="among">Those beside which they stand: of two with one label the unit is told.</param>
    public static string Method(IGrouping<string?, SeriesDefinition> alike, IReadOnlyList<SeriesDefinition> among) =>
        $"{string.Join("; ", alike.Select(row => among.Any(other => other.Label == row.Label && other.Unit != row.Unit) ? $"{row.Label} ({row.Unit})" : row.Label).Distinct(StringComparer.Ordinal))}: {alike.Key}";

    private void Reinterpreted(IReadOnlyList<NumberedChange> changes)
    {
        if (changes.Count > 0)
        {
            blocks.Add("TraceFeed, not the publisher, computes this differently now: by another formula, or from figures that it reads differently. The publisher changed nothing, and these are no revisions.");
            blocks.AddFirst("Figures that TraceFeed computes differently", Differences, LargestRevisions.Reinterpreted(changes, titled), Difference);
        }
    }

    private void Recomputed(IReadOnlyList<NumberedChange> changes)
    {
        foreach (var unit in changes.GroupBy(one => one.Change.Unit).OrderBy(unit => unit.Min(one => subject.Row(one.Change))))
        {
            var all = unit.ToList();
            var largest = LargestRevisions.Of(Newest(all), all.Contains(titled) ? titled : null, FeedLimits.LargestDerived);
            blocks.Add($"{NumberText.Capped("Figures that changed with what they are computed from", largest.Count, all.Count)}{(unit.Key is null ? "" : $", {unit.Key}")}", Differences, largest, Difference);
        }
    }

    // One revised week recomputes every total after it: of each, that of the newest end says enough.
    private IReadOnlyList<NumberedChange> Newest(IReadOnlyList<NumberedChange> changes)
    {
        var ends = changes.Where(one => subject.IsToDate(one.Change)).GroupBy(one => one.Change.Series).ToDictionary(series => series.Key ?? "", series => series.MaxBy(one => Period.Day(one.Change.Period?.End))!);
        return [.. changes.Where(one => !ends.TryGetValue(one.Change.Series ?? "", out var newest) || newest == one)];
    }

    private void Others(string caption, IReadOnlyList<NumberedChange> changes) => blocks.AddFirst(caption, Differences, changes, Difference);

    private void NewFigures(IReadOnlyList<NumberedChange> changes)
    {
        if (changes.Count > 0)
        {
            var (caption, newest) = NewestFigures.Of(subject, changes, titled);
            blocks.Add(caption, ["What", "Period", "Figure", "Computed from"], newest, one => [new TableCell(subject.Period(one.Change)), new TableCell(subject.New(one.Change)), computed.Of(one)]);
        }
    }

    // That hundreds begin with their first figures is one sentence: the figures stand above.
    private void Series(IReadOnlyList<NumberedChange> changes)
    {
        var begun = blocks.Shown.Count == 0 ? [] : changes.Where(one => one.Change is { Kind: ChangeKind.SeriesAdded, Reason: null }).ToList();
        blocks.AddFirst("Series that end or begin", ["What", "Why"], [.. changes.Except(begun)], one => [new TableCell(Why(one.Change))]);
        if (begun.Count > 0)
        {
            var areas = begun.Select(one => one.Change.Area).Distinct().Count();
            blocks.Add($"{NumberText.Of(begun.Count, "series begins", "series begin")} here{(areas > 1 ? $", of {NumberText.Of(areas)} areas" : "")}.");
        }
    }

    // Rows that are computed alike share a line.
    private void Methods()
    {
        var rows = blocks.Shown.OrderBy(one => subject.Row(one.Change)).Select(one => subject.Formula(one.Change)?.Definition).OfType<SeriesDefinition>().Distinct().ToList();
        if (rows.Count > 0)
        {
            blocks.Add("How they are computed:");
            blocks.Add(BulletList.Capped([.. rows.GroupBy(row => row.Method)], alike => [new Run(Method(alike, rows))]));
        }
    }

    private IReadOnlyList<TableCell> Difference(NumberedChange one) =>
    [
        new TableCell(subject.Period(one.Change)),
        new TableCell(subject.Old(one.Change)),
        new TableCell(one.Change.New is null ? "no longer computed" : subject.New(one.Change)),
        new TableCell(FigureText.Size(one.Change, subject.Source)),
        computed.Of(one),
    ];

    private static string Why(Change change) => (change.Kind, change.Reason) switch
    {
        (ChangeKind.SeriesEnded, DerivedDiffer.InputEnded) => "ended: a series that it is computed from did",
        (ChangeKind.SeriesEnded, SeriesState.Reinterpreted) => "ended: TraceFeed computes it no longer",
        (ChangeKind.SeriesEnded, var reason) => $"ended: {reason}",
        (_, "resumed") => "computed again: what it is computed from is there again",
        (_, SeriesState.Reinterpreted) => "begins: TraceFeed computes it now",
        _ => "begins here",
    };
}
