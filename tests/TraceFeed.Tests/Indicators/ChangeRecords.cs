using TraceFeed.Changes;
using TraceFeed.Indicators;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Indicators;

/// <summary>The record of a series from the changes that its source's publications brought: from the log alone, as the API makes it from vintages.</summary>
internal static class ChangeRecords
{
    /// <param name="definition">The source.</param>
    /// <param name="series">The series' id.</param>
    /// <param name="publications">Each publication with its changes, the oldest first; of a publication that brings a newest period, its changes tell it.</param>
    public static SeriesRecord Of(SourceDefinition definition, string series, IReadOnlyList<(DateOnly? Published, IReadOnlyList<Change> Changes)> publications)
    {
        var changes = publications.Index().SelectMany(one => one.Item.Changes.Where(change => change.Series == series && change is { Period: not null, Check: null }).Select(change => (Commit: one.Index + 1, one.Item.Published, Change: change))).ToList();
        var first = new FirstPublication(
            publications.Select((one, i) => new StatingPublication(i + 1, one.Published, one.Changes.Where(change => change.Table == changes[0].Change.Table && change.New is not null).Max(change => change.Period?.End))), definition.CadenceDays);
        var histories = changes.GroupBy(one => one.Change.Period!.Value).Select(period => new PeriodHistory(
            period.Key, [.. period.Select(one => Figure(one.Change, one.Published, one.Commit))], first.Is(period.Key, period.First().Commit, changes[0].Commit < period.First().Commit)));
        return SeriesRecord.Of(histories, publications[^1].Published, definition.CadenceDays);
    }

    private static HistoricFigure Figure(Change change, DateOnly? published, int commit) =>
        new(Change.Number(change.New), published, commit, 0, change is { Kind: ChangeKind.ValueRevised, PartOf: not null } ? FigureOrigin.MassChange : FigureOrigin.Stated);
}
