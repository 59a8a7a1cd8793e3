using System.Globalization;
using TraceFeed.Cli.Output;
using TraceFeed.Sources;

namespace TraceFeed.Cli.Checking;

/// <summary>What was made of a row's cells, in words: measures, area, breakdown, how many figures, which periods.</summary>
internal sealed class RowWords(SourceDefinition definition)
{
    private const int MostNamed = 4;

    private readonly HashSet<string> symbols = definition.Statuses.Select(status => status.Symbol).ToHashSet(StringComparer.Ordinal);

    /// <summary>Whether the definition explains a symbol.</summary>
    public bool Knows(string symbol) => symbols.Contains(symbol);

    /// <summary>The words of a row of which something was captured.</summary>
    public string Of(IReadOnlyList<CapturedCell> cells)
    {
        var numbers = cells.Count(cell => cell.Symbol is null);
        var withheld = cells.Where(cell => cell.Symbol is not null).GroupBy(cell => cell.Symbol!, StringComparer.Ordinal)
            .Select(group => $"{Number(group.Count())} × {group.Key}{(Knows(group.Key) ? "" : " UNKNOWN")}");
        return string.Join("; ", new[]
        {
            Named(cells.Select(cell => (cell.Series.Provisional ? "PROVISIONAL " : "") + cell.Series.Measure)),
            Named(cells.Select(cell => cell.Series.Area).OfType<Area>().Select(area => area.Code is null ? area.Name : $"{area.Name} ({area.Code})")),
            Named(cells.SelectMany(cell => cell.Series.Breakdown).Where(pair => pair.Value != "all").Select(pair => $"{pair.Key}: {pair.Value}")),
            Named(withheld.Prepend(numbers == 1 ? "1 figure" : $"{Number(numbers)} figures")),
            Periods(cells),
        }.Where(part => part.Length > 0));
    }

    /// <summary>What rows of equal shape have in common. A known symbol stands as well as a number.</summary>
    public string Shape(IReadOnlyList<CapturedCell> cells) => string.Join('|', cells.Select(cell => cell.Series).DistinctBy(series => (series.Table, series.Measure))
        .Select(series => $"{series.Table}/{series.Measure}{(series.Provisional ? "?" : "")}").Append(Number(cells.Count)).Concat(cells.Select(cell => cell.Symbol).OfType<string>().Where(symbol => !Knows(symbol)).Distinct()));

    private static string Named(IEnumerable<string> names)
    {
        var all = names.Distinct(StringComparer.Ordinal).ToList();
        return string.Join(", ", all.Count <= MostNamed ? all : all.Take(MostNamed).Append($"{Number(all.Count - MostNamed)} more"));
    }

    // A total beside its weeks ends where the last of them ends, and says nothing of where they begin.
    private static string Periods(IReadOnlyList<CapturedCell> cells)
    {
        var all = cells.Select(cell => cell.Period).Distinct().ToList();
        if (all.Count <= 2)
        {
            return string.Join(" and ", all.Select(PeriodText.Of));
        }

        var parts = cells.Where(cell => !cell.Series.ToDate).Select(cell => cell.Period).Distinct().ToList();
        var ordered = (parts.Count == 0 ? all : parts).OrderBy(period => period.End).ThenBy(period => period.Start).ToList();
        return $"{Number(ordered.Count)} periods, {PeriodText.Of(ordered[0])} to {PeriodText.Of(ordered[^1])}{(ordered.Count < all.Count ? ", and to date" : "")}";
    }

    private static string Number(int count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
