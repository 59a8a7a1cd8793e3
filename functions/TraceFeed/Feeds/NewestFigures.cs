using TraceFeed.Changes;
using TraceFeed.Observations;

namespace TraceFeed.Feeds;

/// <summary>The new figures of a table that its item shows: those of the newest period, and of a list of areas the largest of them.</summary>
/// <param name="Caption">What they are, and of how many.</param>
/// <param name="Shown">The changes.</param>
internal sealed record NewestFigures(string Caption, IReadOnlyList<NumberedChange> Shown)
{
    /// <summary>Those of some new figures.</summary>
    /// <param name="subject">The table.</param>
    /// <param name="changes">New figures.</param>
    /// <param name="titled">The change that the title names: a reader must find it.</param>
    public static NewestFigures Of(Subject subject, IReadOnlyList<NumberedChange> changes, NumberedChange titled)
    {
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
        return new NewestFigures(NumberText.Capped(caption, shown.Count, changes.Count), shown);
    }
}
