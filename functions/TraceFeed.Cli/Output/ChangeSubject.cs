using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Output;

/// <summary>What a change is about: label, area and breakdown where they are not the source's or table's own, period.</summary>
internal sealed class ChangeSubject(SourceDefinition definition)
{
    private static readonly string[] Everyone = ["all", "default"];

    private readonly Area? ownArea = definition.Workbook?.Area;
    private readonly Dictionary<string, IReadOnlyDictionary<string, string>> ownBreakdowns = Headlines(definition);

    public string Of(Change change)
    {
        var own = ownBreakdowns.GetValueOrDefault(change.Table!);
        var breakdown = (change.Breakdown ?? new Dictionary<string, string>()).Where(pair => !Everyone.Contains(pair.Value) && own?.GetValueOrDefault(pair.Key) != pair.Value).ToList();
        return string.Join(", ", new[]
        {
            change.Label + (breakdown.Count == 0 ? "" : $" [{string.Join(", ", breakdown.Select(pair => $"{pair.Key}: {pair.Value}"))}]"),
            change.Area is null || change.Area == ownArea ? null : change.Area.Shown,
            change.Period is { } period ? PeriodText.Of(period) : null,
        }.OfType<string>());
    }

    // The row that a table's title speaks of has the breakdown that goes without saying.
    private static Dictionary<string, IReadOnlyDictionary<string, string>> Headlines(SourceDefinition definition) =>
        definition.Tables.ToDictionary(table => table.Id, table => table.Series.First(row => row.Id == table.Headline).Breakdown, StringComparer.Ordinal);
}
