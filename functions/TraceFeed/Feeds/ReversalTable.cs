using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>Figures that are again what they were within the last week, as the publication's item lists them: to and fro is no news of its size.</summary>
internal static class ReversalTable
{
    /// <summary>The table, at most <see cref="FeedLimits.Rows"/> of them.</summary>
    public static DataTable Of(IReadOnlyList<NumberedChange> reversals, SourceDefinition? source)
    {
        var shown = reversals.Take(FeedLimits.Rows).ToList();
        var subjects = shown.Select(one => one.Change.Table ?? "").Distinct(StringComparer.Ordinal).ToDictionary(id => id, id => new Subject(id, source), StringComparer.Ordinal);
        return new DataTable(NumberText.Capped("Figures that are again what they were within the last week", shown.Count, reversals.Count), ["What", "Period", "Before", "Now", "Cell"], [.. shown.Select(one => Row(one.Change, subjects[one.Change.Table ?? ""]))]);
    }

    private static IReadOnlyList<TableCell> Row(Change change, Subject subject) =>
    [
        new TableCell(SeriesText.Of(change)),
        new TableCell(subject.Period(change)),
        CellText.Figure(subject.Old(change), change.Old),
        CellText.Figure($"back to {subject.New(change)}", change.New),
        CellText.Of(change.Old, change.New),
    ];
}
