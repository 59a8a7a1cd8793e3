using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Derived;

/// <summary>A series that a formula names, for every area and every further dimension of its table.</summary>
/// <param name="Table">The table's id.</param>
/// <param name="Row">What the definition says of it.</param>
/// <param name="Columns">The further dimensions that columns tell.</param>
internal sealed record SeriesInput(string Table, SeriesDefinition Row, IReadOnlySet<string> Columns)
{
    /// <summary>Whether a series is one of those: of the row's breakdown and no further dimension but those that columns tell, since another row may have the same measure.</summary>
    public bool Is(Series series) => series.Table == Table && series.Measure == Row.Measure
        && Row.Breakdown.All(pair => series.Breakdown.GetValueOrDefault(pair.Key) == pair.Value) && Further(series).All(pair => Columns.Contains(pair.Key));

    /// <summary>What tells one of those apart from the others: series of two inputs with the same are figures of the same thing.</summary>
    public string Apart(Series series) => string.Join('/', Further(series).Select(pair => $"{pair.Key}={pair.Value}").Prepend(series.AreaKey));

    /// <summary>The dimensions that the definition does not give the row.</summary>
    public IEnumerable<KeyValuePair<string, string>> Further(Series series) => series.Breakdown.Where(pair => !Row.Breakdown.ContainsKey(pair.Key)).OrderBy(pair => pair.Key, StringComparer.Ordinal);
}
