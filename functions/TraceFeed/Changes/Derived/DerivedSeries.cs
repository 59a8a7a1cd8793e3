using TraceFeed.Observations;

namespace TraceFeed.Changes.Derived;

/// <summary>A series that is computed, and what from.</summary>
/// <param name="Row">Its row.</param>
/// <param name="Series">The series.</param>
/// <param name="Inputs">The series that stand for the row's inputs, in their order.</param>
internal sealed record DerivedSeries(DerivedRow Row, Series Series, IReadOnlyList<Series> Inputs)
{
    /// <summary>Every series that can be computed, in the definition's order: one for each area and further dimension in which all inputs are known.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="published">The published series of a vintage.</param>
    public static IReadOnlyList<DerivedSeries> Of(IReadOnlyList<DerivedRow> rows, IEnumerable<SeriesState> published)
    {
        var tables = rows.SelectMany(row => row.Inputs).Select(input => input.Table).ToHashSet(StringComparer.Ordinal);
        var known = published.Where(state => state.Ended != SeriesState.Renamed && tables.Contains(state.Series.Table)).Select(state => state.Series).OrderBy(series => series.Order).ThenBy(series => series.Id, StringComparer.Ordinal).ToList();
        var found = new List<DerivedSeries>();
        foreach (var row in rows)
        {
            var inputs = row.Inputs.Select(input => known.Where(input.Is).ToLookup(input.Apart, StringComparer.Ordinal)).ToList();
            foreach (var apart in inputs[0])
            {
                // Two series that a formula cannot tell apart are none: nothing is guessed.
                if (inputs.TrueForAll(input => input[apart.Key].Count() == 1))
                {
                    var from = inputs.ConvertAll(input => input[apart.Key].Single());
                    var series = row.Series(from);
                    found.Add(new DerivedSeries(row, series, from));
                    known.Add(series);
                }
            }
        }

        return found;
    }
}
