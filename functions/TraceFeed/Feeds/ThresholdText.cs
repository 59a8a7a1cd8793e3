using TraceFeed.Changes;
using TraceFeed.Changes.Thresholds;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>A threshold that was crossed, as a sentence.</summary>
internal static class ThresholdText
{
    /// <summary><c>Close contacts reached, England, 18–24 June 2020: 73.9%, below 80%, after 3 weeks at or above it</c>.</summary>
    public static string Of(Change change, SourceDefinition? source) => $"{Subject(change)}: {Crossed(change, source)}";

    /// <summary>The figure and what it crossed.</summary>
    public static string Crossed(Change change, SourceDefinition? source) => FigureText.Of(change.New, change.Unit, source) + Side(change, source);

    /// <summary>The same with a link to the cell, what follows from the threshold, and who says so.</summary>
    public static IReadOnlyList<Run> Runs(Change change, SourceDefinition? source) =>
    [
        new Run($"{Subject(change)}: "), .. CellText.Figure(FigureText.Of(change.New, change.Unit, source), change.New).Runs, new Run($"{Side(change, source)}. {change.Threshold!.Says} ("),
        Run.To(change.Threshold.Source.Url, change.Threshold.Source.Title), new Run(")"),
    ];

    private static string Subject(Change change) => $"{(change.Origin is null ? "" : "Derived: ")}{SeriesText.Of(change)}, {DateText.Of(change.Period!.Value, toDate: false)}";

    private static string Side(Change change, SourceDefinition? source)
    {
        var threshold = change.Threshold!;
        var (now, before) = threshold.Direction == ThresholdFacts.Up ? ("at or above", "below") : ("below", "at or above");
        var value = FigureText.Of(threshold.Value, change.Unit, source);
        var held = threshold.Held is { } side ? $", after {Periods(side)} {before} it" : "";
        var revised = change.Reason != Crossing.Revision ? "" : change.Old is null ? ", by revision alone" : $", by revision alone: it was {FigureText.Of(change.Old, change.Unit, source)}";
        return $", {now} {value}{held}{revised}";
    }

    private static string Periods(HeldSide side) => (side.Last.Start, side.Last.End) switch
    {
        ({ } start, { } end) when end.DayNumber - start.DayNumber == 6 => NumberText.Of(side.Periods, "week", "weeks"),
        ({ } start, { } end) when start == end => NumberText.Of(side.Periods, "day", "days"),
        _ => NumberText.Of(side.Periods, "period", "periods"),
    };
}
