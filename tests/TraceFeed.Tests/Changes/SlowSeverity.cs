using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Changes;

/// <summary>
/// What docs/severity.md says of revisions, from the log alone and as slowly as it reads: every earlier revision of every series is kept in a list.
/// Shares no code with the rule and the record.
/// </summary>
internal sealed class SlowSeverity(SourceDefinition definition)
{
    private readonly Dictionary<string, List<decimal>> sizes = new(StringComparer.Ordinal);

    /// <summary>Takes a change set: the revisions to which it gives another severity than the log alone tells.</summary>
    public IEnumerable<string> Otherwise(IReadOnlyList<Change> changes)
    {
        foreach (var change in changes.Where(change => change.Kind == "series.renamed" && change.Drift is { From: [{ Series: not null }] } && sizes.ContainsKey(change.Drift.From[0].Series!)))
        {
            sizes[change.Series!] = sizes[change.Drift!.From[0].Series!];
            sizes.Remove(change.Drift.From[0].Series!);
        }

        var revisions = changes.Where(change => change.Kind == "value.revised").ToList();
        var told = revisions.Where(change => Of(change) != change.Severity).Select(change => $"{change.Series} {change.Period} {change.Old?.Value} → {change.New?.Value}: {change.Severity}, by the log {Of(change)}").ToList();
        foreach (var change in revisions.Where(change => change.PartOf is null && change.Reason != "back"))
        {
            if (!sizes.TryGetValue(change.Series!, out var earlier))
            {
                sizes.Add(change.Series!, earlier = []);
            }

            earlier.Add(Size(change));
        }

        return told;
    }

    private string Of(Change change)
    {
        var (old, now, earlier) = (Number(change.Old!), Number(change.New!), sizes.GetValueOrDefault(change.Series!) ?? []);
        if (change.PartOf is not null)
        {
            return "ordinary";
        }

        if ((old < 0 && now > 0) || (old > 0 && now < 0) || Crosses(change, old, now))
        {
            return "major";
        }

        if (change.Reason == "back" || Math.Abs(now - old) < (IsPercent(change) ? 0.5m : 10m))
        {
            return "ordinary";
        }

        var size = Size(change);
        if (earlier.Count < 10)
        {
            return size >= 0.10m ? "notable" : "ordinary";
        }

        return size >= 0.05m && size > 3 * earlier.Max() ? "major" : size > earlier.Max() || size > 10 * earlier.Average() ? "notable" : "ordinary";
    }

    private bool Crosses(Change change, decimal old, decimal now) => definition.Thresholds.Any(threshold =>
    {
        var row = definition.Tables.Single(table => table.Id == threshold.Series.Split(':')[0]).Series.Single(row => row.Id == threshold.Series.Split(':')[1]);
        return change.Table == threshold.Series.Split(':')[0] && change.Measure == row.Measure && row.Breakdown.All(pair => change.Breakdown!.Contains(pair))
            && Math.Min(old, now) < threshold.Value && threshold.Value <= Math.Max(old, now);
    });

    // A share of the figure before, or points over 100; to four decimals, and a hundredfold at most.
    private decimal Size(Change change)
    {
        var (old, now) = (Number(change.Old!), Number(change.New!));
        var size = Math.Abs(old - now) / (IsPercent(change) || Math.Abs(old) < 100 ? 100 : Math.Abs(old));
        return Math.Min(Math.Round(size, 4, MidpointRounding.AwayFromZero), 100);
    }

    private bool IsPercent(Change change) => change.Unit is not null && definition.Units.TryGetValue(change.Unit, out var unit) && unit.Symbol == "%";

    private static decimal Number(StatedValue stated) => decimal.Parse(stated.Value!, NumberStyles.Float, CultureInfo.InvariantCulture);
}
