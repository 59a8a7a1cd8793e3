using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Observations;

namespace TraceFeed.Feeds;

/// <summary>The title of a table's item: it names the one figure that a reader should know first.</summary>
/// <param name="Text">Plain text.</param>
/// <param name="Figure">The change that it names, or one of several that it counts.</param>
internal sealed record TableTitle(string Text, Change Figure)
{
    /// <summary>The title for the changes of a table; there is at least one.</summary>
    public static TableTitle Of(Subject subject, IReadOnlyList<Change> changes, PublicationFacts? publication) =>
        Spoken(subject, subject.IsDerived && changes.Any(subject.IsHeadline) ? [.. changes.Where(subject.IsHeadline)] : changes, publication);

    // Each revised week recomputes every total after it: of what is derived the headline is named whatever else changed more.
    private static TableTitle Spoken(Subject subject, IReadOnlyList<Change> changes, PublicationFacts? publication) =>
        Reinterpreted(subject, changes) ?? Revision(subject, changes, publication) ?? Other(subject, changes) ?? NewFigures(subject, changes) ?? Series(subject, changes) ?? new TableTitle($"{subject.Title}: {changes[0].Kind}", changes[0]);

    private static TableTitle? Reinterpreted(Subject subject, IReadOnlyList<Change> changes)
    {
        var chosen = changes.Where(change => change.Kind == ChangeKind.ValueReinterpreted)
            .OrderByDescending(subject.IsHeadline).ThenByDescending(change => Math.Abs(change.Relative ?? 0)).ThenBy(subject.Row).ThenByDescending(End).FirstOrDefault();
        return chosen is null ? null : new TableTitle($"{Named(subject, chosen)}: TraceFeed now {(subject.IsDerived ? "computes" : "reads")} {Read(chosen.New, subject.New)}, before {Read(chosen.Old, subject.Old)}", chosen);

        string Read(StatedValue? stated, Func<Change, string> words) => stated is null ? "nothing" : words(chosen);
    }

    private static TableTitle? Revision(Subject subject, IReadOnlyList<Change> changes, PublicationFacts? publication)
    {
        var revisions = changes.Where(change => change.Kind == ChangeKind.ValueRevised).ToList();
        var chosen = revisions.Where(subject.IsHeadline)
                .OrderByDescending(change => Math.Abs(change.Absolute ?? 0)).ThenByDescending(End).ThenByDescending(Start).FirstOrDefault()
            ?? revisions.OrderByDescending(change => Math.Abs(change.Relative ?? 0)).ThenBy(subject.Row).ThenByDescending(End).FirstOrDefault();
        return chosen is null ? null : new TableTitle($"{Named(subject, chosen)}: {subject.Old(chosen)} → {subject.New(chosen)} ({When(subject, chosen, publication)})", chosen);
    }

    // The day of the revision is a day of publication: between two publications that were not neighbours it is not known.
    private static string When(Subject subject, Change change, PublicationFacts? publication)
    {
        var told = change.Period is { } period ? (period.End ?? period.Start)?.Year : null;
        var revised = subject.IsDerived ? "computed from figures revised" : "revised";
        return (publication?.PreviousPublished, publication?.Published) switch
        {
            ({ } previous, { } published) when published.DayNumber - previous.DayNumber > (subject.Source?.CadenceDays ?? 0) =>
                $"{revised} between {DateText.Day(previous, told)} and {DateText.Day(published, told)}",
            ({ }, { } published) => $"{revised} {(change.Announced == Announced.No ? "silently " : "")}on {DateText.Day(published, told)}",
            (null, { } published) => $"{revised} by {DateText.Day(published, told)}",
            _ => revised,
        };
    }

    private static TableTitle? Other(Subject subject, IReadOnlyList<Change> changes)
    {
        var first = changes.FirstOrDefault(change => change.Kind is ChangeKind.ValueWithdrawn or ChangeKind.ValueRestored or ChangeKind.ValueSuppressed or ChangeKind.ValueDisclosed or ChangeKind.StatusChanged);
        return first?.Kind switch
        {
            null => null,
            ChangeKind.ValueWithdrawn => new TableTitle($"{Named(subject, first)}: {subject.Old(first)} {(subject.IsDerived ? "no longer computed" : "withdrawn")}", first),
            ChangeKind.ValueRestored => new TableTitle($"{Named(subject, first)}: {subject.New(first)} {(subject.IsDerived ? "computed again" : "restored")}", first),
            ChangeKind.ValueSuppressed => new TableTitle($"{Named(subject, first)}: now {subject.New(first)}", first),
            ChangeKind.ValueDisclosed => new TableTitle($"{Named(subject, first)}: now shown: {subject.New(first)}, was {subject.Old(first)}", first),
            _ => new TableTitle($"{Named(subject, first)}: {subject.Old(first)} → {subject.New(first)}", first),
        };
    }

    private static TableTitle? NewFigures(Subject subject, IReadOnlyList<Change> changes)
    {
        var added = changes.Where(change => change.Kind == ChangeKind.PeriodAdded).ToList();
        if (added.Count == 0)
        {
            return null;
        }

        var headline = added.Where(subject.IsHeadline).ToList();
        var candidates = headline.Count > 0 ? headline : added;
        var newest = candidates.OrderByDescending(End).ThenByDescending(Start).ThenBy(subject.Row).First();
        var areas = candidates.Where(change => change.Period == newest.Period).Select(change => change.Area).Distinct().Count();
        var text = areas > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{subject.Title}, {subject.Period(newest)}: {areas:N0} areas (new)")
            : $"{Named(subject, newest)}: {subject.New(newest)} (new)";
        return new TableTitle(text, newest);
    }

    private static TableTitle? Series(Subject subject, IReadOnlyList<Change> changes)
    {
        var series = changes.Where(change => change.Kind == ChangeKind.SeriesEnded).ToList() is { Count: > 0 } ended
            ? ended
            : [.. changes.Where(change => change.Kind == ChangeKind.SeriesAdded)];
        if (series.Count == 0)
        {
            return null;
        }

        var first = series.MinBy(subject.Row)!;
        var verb = subject.IsDerived ? "computes" : "reads";
        var what = first.Reason == SeriesState.Reinterpreted ? first.Kind == ChangeKind.SeriesEnded ? $"TraceFeed {verb} this series no longer" : $"TraceFeed now {verb} this series"
            : first.Kind == ChangeKind.SeriesEnded ? "series ended" : "series added";
        return new TableTitle($"{subject.Words(first)}: {what}{NumberText.More(series.Count)}", first);
    }

    private static string Named(Subject subject, Change change) =>
        subject.Period(change) is { Length: > 0 } period ? $"{subject.Words(change)}, {period}" : subject.Words(change);

    private static int End(Change change) => Period.Day(change.Period?.End);

    private static int Start(Change change) => Period.Day(change.Period?.Start);
}
