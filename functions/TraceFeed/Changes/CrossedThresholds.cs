using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>The thresholds that a definition declares, ready to be asked of a change.</summary>
internal sealed class CrossedThresholds(SourceDefinition? source)
{
    private readonly ILookup<(string Table, string Measure), (IReadOnlyDictionary<string, string> Breakdown, decimal Value)> declared =
        (from threshold in source?.Thresholds ?? []
         let named = source!.Find(threshold.Series)!.Value
         select (Key: (Table: named.Table.Id, named.Row.Measure), named.Row.Breakdown, threshold.Value)).ToLookup(one => one.Key, one => (one.Breakdown, one.Value));

    /// <summary>Whether a threshold of the change's series lies between two of its figures; a figure equal to it has reached it.</summary>
    public bool IsCrossed(Change change, decimal old, decimal now) =>
        declared.Count > 0 && change is { Table: { } table, Measure: { } measure } && declared[(table, measure)].Any(threshold =>
            old < threshold.Value != now < threshold.Value && threshold.Breakdown.All(pair => change.Breakdown?.GetValueOrDefault(pair.Key) == pair.Value));
}
