using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Changes.Drifts;
using TraceFeed.Observations;

namespace TraceFeed.Feeds;

/// <summary>What a table's item says: its largest revisions, new figures and series, in tables with their cells.</summary>
internal sealed class TableContent
{
    internal static readonly string[] Differences = ["What", "Period", "Before", "Now", "Change", "Announced", "Cell"];

    private readonly Subject subject;
    private readonly NumberedChange titled;
    private readonly List<ContentBlock> blocks = [];
    private readonly List<NumberedChange> shown = [];

    /// <param name="subject">The table.</param>
    /// <param name="changes">Its changes, in the order of the log.</param>
    /// <param name="titled">The one that the title names: a reader must find it.</param>
    public TableContent(Subject subject, IReadOnlyList<NumberedChange> changes, NumberedChange titled)
    {
        (this.subject, this.titled) = (subject, titled);
        var kinds = KindText.Count(changes.Select(one => one.Change));
        blocks.Add(new Paragraph($"{subject.Title}: {KindText.Counts(kinds)}."));
        Reinterpreted([.. changes.Where(one => one.Change.Kind == ChangeKind.ValueReinterpreted || one.Change.Reason == SeriesState.Reinterpreted)]);
        Revisions([.. changes.Where(one => one.Change.Kind is ChangeKind.ValueRevised or ChangeKind.ValueWithdrawn)]);
        Others("Figures now withheld, or no longer withheld", [.. changes.Where(one => one.Change.Kind is ChangeKind.ValueSuppressed or ChangeKind.ValueDisclosed)]);
        Others("Restored figures and changed symbols", [.. changes.Where(one => one.Change.Kind is ChangeKind.ValueRestored or ChangeKind.StatusChanged)]);
        NewFigures([.. changes.Where(one => one.Change.Kind == ChangeKind.PeriodAdded)]);
        Series("Series that ended", [.. changes.Where(one => one.Change.Kind == ChangeKind.SeriesEnded).OrderBy(one => subject.Row(one.Change))]);
        Series("Series that begin here", [.. changes.Where(one => one.Change.Kind == ChangeKind.SeriesAdded).OrderBy(one => subject.Row(one.Change))]);
    }

    /// <summary>The blocks in order.</summary>
    public IReadOnlyList<ContentBlock> Blocks => blocks;

    /// <summary>The changes that they show, in order.</summary>
    public IReadOnlyList<NumberedChange> Shown => shown;

    // A reader must not take it for something that the publisher did.
    private void Reinterpreted(IReadOnlyList<NumberedChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        blocks.Add(new Paragraph("TraceFeed, not the publisher, reads this differently now: what TraceFeed knows of the files was corrected, and files that it had archived were read again. The publisher changed nothing, and these are no revisions."));
        var values = changes.Where(one => one.Change.Kind == ChangeKind.ValueReinterpreted).ToList();
        var largest = values.OrderByDescending(one => one == titled).ThenByDescending(one => Math.Abs(one.Change.Relative ?? 0)).ThenBy(one => one.Sequence).Take(FeedLimits.Rows).ToList();
        Add(NumberText.Capped("Figures that TraceFeed reads differently", largest.Count, values.Count), ["What", "Period", "Read before", "Read now", "Difference", "Cell"], largest, change =>
        [
            new TableCell(subject.Period(change)),
            new TableCell(change.Old is null ? "not read" : subject.Old(change)),
            new TableCell(change.New is null ? "not read" : subject.New(change)),
            new TableCell(FigureText.Size(change, subject.Source)),
            CellText.Of(change.Old, change.New),
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
            Add(caption, Differences, largest, change => Difference(subject, change));
        }
    }

    private void Others(string caption, IReadOnlyList<NumberedChange> changes) =>
        Add(NumberText.Capped(caption, Math.Min(changes.Count, FeedLimits.Rows), changes.Count), Differences, changes.Take(FeedLimits.Rows), change => Difference(subject, change));

    private void NewFigures(IReadOnlyList<NumberedChange> changes)
    {
        if (changes.Count == 0)
        {
            return;
        }

        var end = changes.Max(one => Period.Day(one.Change.Period?.End));
        var newest = changes.Where(one => Period.Day(one.Change.Period?.End) == end).OrderBy(one => subject.Row(one.Change)).ThenBy(one => one.Sequence).ToList();
        var limit = FeedLimits.Rows;
        var caption = "New figures";
        if (subject.IsList && newest.Count > FeedLimits.ListRows)
        {
            // Largest counts before largest percentages: the two have no common measure.
            newest = [.. newest.OrderByDescending(one => subject.IsCount(one.Change)).ThenByDescending(one => FigureText.Number(one.Change.New)).ThenBy(one => one.Sequence)];
            (limit, caption) = (FeedLimits.ListRows, "New figures, the largest");
        }

        caption = newest.Count < changes.Count ? caption + " of the newest period" : caption;
        if (!subject.IsList && titled.Change.Kind == ChangeKind.PeriodAdded && !newest.Take(limit).Contains(titled))
        {
            caption += newest.Contains(titled) ? "" : " and the one of the title";
            newest = [titled, .. newest.Where(one => one != titled)];
        }

        var shown = newest.Take(limit).ToList();
        Add(NumberText.Capped(caption, shown.Count, changes.Count), ["What", "Period", "Figure", "Cell"], shown, change =>
            [new TableCell(subject.Period(change)), CellText.Figure(subject.New(change), change.New), CellText.Of(null, change.New)]);
    }

    private void Series(string caption, IReadOnlyList<NumberedChange> changes) =>
        Add(NumberText.Capped(caption, Math.Min(changes.Count, FeedLimits.Rows), changes.Count), ["What", "Why", "Last figure", "Cell"], changes.Take(FeedLimits.Rows), change =>
            [new TableCell(Why(change)), CellText.Figure(subject.Old(change), change.Old), CellText.Of(change.Old, null)]);

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

    private void Add(string caption, IReadOnlyList<string> columns, IEnumerable<NumberedChange> changes, Func<Change, IReadOnlyList<TableCell>> row)
    {
        var before = shown.Count;
        shown.AddRange(changes);
        if (shown.Count > before)
        {
            var alike = shown.Skip(before).GroupBy(one => (SeriesText.Of(one.Change), subject.Period(one.Change))).Where(rows => rows.Count() > 1).Select(rows => rows.Key).ToHashSet();
            blocks.Add(new DataTable(caption, columns, [.. shown.Skip(before).Select(one => (IReadOnlyList<TableCell>)[new TableCell(Name(one.Change, alike)), .. row(one.Change)])]));
        }
    }

    // The words of a count and of its percentage may be the same: where no figure with its unit stands beside them, or two rows would read alike, the unit tells them apart.
    private string Name(Change change, HashSet<(string Name, string Period)> alike)
    {
        var name = subject.Name(change);
        return change.Unit is { } unit && (change.Period is null || alike.Contains((name, subject.Period(change)))) ? $"{name} ({unit})" : name;
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
