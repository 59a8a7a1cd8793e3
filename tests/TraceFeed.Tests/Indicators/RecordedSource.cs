using TraceFeed.Changes;
using TraceFeed.Indicators;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Indicators;

/// <summary>The histories of some series of a source, from the changes that each of its publications brought: what the log has, without storage.</summary>
/// <param name="definition">The source.</param>
/// <param name="isAsked">The series of which the changes are kept, by id.</param>
internal sealed class RecordedSource(SourceDefinition definition, Func<string, bool> isAsked)
{
    private readonly Diffs diffs = new(definition);
    private readonly List<(DateOnly? Published, Reading Reading, IReadOnlyList<Change> Changes)> taken = [];

    /// <summary>Every series asked for of which a figure was stated.</summary>
    public IEnumerable<string> Series => taken.SelectMany(one => one.Changes).Select(change => change.Series!).Distinct(StringComparer.Ordinal);

    /// <summary>The unit of a series.</summary>
    public string? Unit(string series) => taken.SelectMany(one => one.Changes).First(change => change.Series == series).Unit;

    /// <summary>Takes a publication.</summary>
    public void Take(Reading reading, DateOnly? published) =>
        taken.Add((published, reading, [.. diffs.Take(reading, published).Where(change => change is { Series: not null, Period: not null, Check: null } && isAsked(change.Series))]));

    /// <summary>The record of a series.</summary>
    public SeriesRecord Record(string series)
    {
        var changes = taken.Index().SelectMany(one => one.Item.Changes.Where(change => change.Series == series).Select(change => (Commit: one.Index + 1, one.Item.Published, Change: change))).ToList();
        var table = changes[0].Change.Table;
        var first = new FirstPublication(taken.Select((one, i) => new StatingPublication(i + 1, one.Published, NewestEnd(one.Reading, table!), !one.Reading.Partial)), definition.CadenceDays);
        var histories = changes.GroupBy(one => one.Change.Period!.Value).Select(period => new PeriodHistory(
            period.Key,
            [.. period.Select(one => new HistoricFigure(Change.Number(one.Change.New), one.Published, one.Commit, 0, one.Change is { Kind: ChangeKind.ValueRevised, PartOf: not null } ? FigureOrigin.MassChange : FigureOrigin.Stated))],
            first.Is(period.Key, period.First().Commit, changes[0].Commit < period.First().Commit)));
        return SeriesRecord.Of(histories, taken[^1].Published, definition.CadenceDays);
    }

    private static DateOnly? NewestEnd(Reading reading, string table) => reading.Blocks.Keys.Where(key => key.Table == table).Select(key => key.Period.End).Max();
}
