using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Changes.Drifts;

namespace TraceFeed.Feeds;

/// <summary>What a table's item says: its largest revisions, new figures and series, in tables with their cells.</summary>
internal sealed class TableContent
{
    internal static readonly string[] Differences = ["What", "Period", "Before", "Now", "Change", "Announced", "Cell"];

    private readonly Subject subject;
    private readonly NumberedChange titled;
    private readonly ItemBlocks blocks;

    private TableContent(Subject subject, NumberedChange titled) => (this.subject, this.titled, blocks) = (subject, titled, new ItemBlocks(subject));

    /// <summary>The content of the item of a table.</summary>
    /// <param name="subject">The table.</param>
    /// <param name="changes">Its changes, in the order of the log.</param>
    /// <param name="titled">The one that the title names: a reader must find it.</param>
    public static ItemBlocks Of(Subject subject, IReadOnlyList<NumberedChange> changes, NumberedChange titled)
    {
        var content = new TableContent(subject, titled);
        var kinds = KindText.Count(changes.Select(one => one.Change));
        content.blocks.Add($"{subject.Title}: {KindText.Counts(kinds)}.");
        content.Reinterpreted([.. changes.Where(one => one.Change.Kind == ChangeKind.ValueReinterpreted || one.Change.Reason == SeriesState.Reinterpreted)]);
        content.Revisions([.. changes.Where(one => one.Change.Kind is ChangeKind.ValueRevised or ChangeKind.ValueWithdrawn)]);
        content.Others("Figures now withheld, or no longer withheld", [.. changes.Where(one => one.Change.Kind is ChangeKind.ValueSuppressed or ChangeKind.ValueDisclosed)]);
        content.Others("Restored figures and changed symbols", [.. changes.Where(one => one.Change.Kind is ChangeKind.ValueRestored or ChangeKind.StatusChanged)]);
        content.NewFigures([.. changes.Where(one => one.Change.Kind == ChangeKind.PeriodAdded)]);
        content.Series("Series that ended", [.. changes.Where(one => one.Change.Kind == ChangeKind.SeriesEnded).OrderBy(one => subject.Row(one.Change))]);
        content.Series("Series that begin here", [.. changes.Where(one => one.Change.Kind == ChangeKind.SeriesAdded).OrderBy(one => subject.Row(one.Change))]);
        return content.blocks;
    }

    /// <summary>The cells of a row of <see cref="Differences"/> behind its name.</summary>
    internal static IReadOnlyList<TableCell> Difference(Subject subject, Change change) =>
    [
        new TableCell(subject.Period(change)),
        CellText.Figure(subject.Old(change), change.Old),
        CellText.Figure(change.New is not null ? subject.New(change) : change.Kind == ChangeKind.ValueWithdrawn ? "withdrawn" : change.Kind == ChangeKind.SeriesEnded ? "ended" : "–", change.New),
        new TableCell(FigureText.Size(change, subject.Source)),
        new TableCell(KindText.Announced(change.Announced)),
        CellText.Of(change.Old, change.New),
    ];

    // A reader must not take it for something that the publisher did.
    private void Reinterpreted(IReadOnlyList<NumberedChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        blocks.Add("TraceFeed, not the publisher, reads this differently now: what TraceFeed knows of the files was corrected, and files that it had archived were read again. The publisher changed nothing, and these are no revisions.");
        var values = changes.Where(one => one.Change.Kind == ChangeKind.ValueReinterpreted).ToList();
        blocks.AddFirst("Figures that TraceFeed reads differently", ["What", "Period", "Read before", "Read now", "Difference", "Cell"], LargestRevisions.Reinterpreted(values, titled), one =>
        [
            new TableCell(subject.Period(one.Change)),
            new TableCell(one.Change.Old is null ? "not read" : subject.Old(one.Change)),
            new TableCell(one.Change.New is null ? "not read" : subject.New(one.Change)),
            new TableCell(FigureText.Size(one.Change, subject.Source)),
            CellText.Of(one.Change.Old, one.Change.New),
        ]);
    }

    private void Revisions(IReadOnlyList<NumberedChange> changes)
    {
        foreach (var unit in changes.GroupBy(one => one.Change.Unit).OrderBy(unit => unit.Min(one => subject.Row(one.Change))))
        {
            var all = unit.ToList();
            var largest = LargestRevisions.Of(all, all.Contains(titled) ? titled : null);
            var caption = largest.Count < all.Count
                ? string.Create(CultureInfo.InvariantCulture, $"The largest {largest.Count:N0} of {all.Count:N0} revisions and withdrawals, by absolute and by relative size{In(unit.Key)}")
                : $"Revisions and withdrawals{In(unit.Key)}";
            blocks.Add(caption, Differences, largest, one => Difference(subject, one.Change));
        }
    }

    private void Others(string caption, IReadOnlyList<NumberedChange> changes) => blocks.AddFirst(caption, Differences, changes, one => Difference(subject, one.Change));

    private void NewFigures(IReadOnlyList<NumberedChange> changes)
    {
        if (changes.Count > 0)
        {
            var (caption, newest) = NewestFigures.Of(subject, changes, titled);
            blocks.Add(caption, ["What", "Period", "Figure", "Cell"], newest, one =>
                [new TableCell(subject.Period(one.Change)), CellText.Figure(subject.New(one.Change), one.Change.New), CellText.Of(null, one.Change.New)]);
        }
    }

    // Only what ended has a last figure.
    private void Series(string caption, IReadOnlyList<NumberedChange> changes)
    {
        var figures = changes.Any(one => one.Change.Old is not null);
        blocks.AddFirst(caption, figures ? ["What", "Why", "Last figure", "Cell"] : ["What", "Why"], changes, one => figures
            ? [new TableCell(Why(one.Change)), CellText.Figure(subject.Old(one.Change), one.Change.Old), CellText.Of(one.Change.Old, null)]
            : [new TableCell(Why(one.Change))]);
    }

    private static string Why(Change change) => (change.Kind, change.Reason) switch
    {
        (ChangeKind.SeriesEnded, SeriesState.Reinterpreted) => "TraceFeed reads it no longer in the same file",
        (ChangeKind.SeriesAdded, SeriesState.Reinterpreted) => "TraceFeed reads it now, in a file it had",
        (_, "vanished") => "no longer published",
        (_, "heading") => "the row is a heading now, without figures",
        (_, "break") => "the publisher counts on a new basis",
        (ChangeKind.SeriesEnded, SeriesMatches.Uncertain) => DriftText.Candidates(change) ?? "may go on under another name; kept apart",
        (ChangeKind.SeriesEnded, "merged") => "merged with others into one series",
        (ChangeKind.SeriesEnded, "split") => "split into several series",
        (ChangeKind.SeriesAdded, "merged") => "several series merged into this one",
        (ChangeKind.SeriesAdded, "split") => "one of several that a series was split into",
        (_, "resumed") => "published again",
        (ChangeKind.SeriesAdded, null) => "first seen here",
        (_, var reason) => reason ?? "–",
    };

    private static string In(string? unit) => unit is null ? "" : $", {unit}";
}
