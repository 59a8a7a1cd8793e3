namespace TraceFeed.Tests.Changes;

/// <summary>
/// The rules of meaning spelled out over dictionaries, one rule after the other and as slow as that is. It shares nothing
/// with the product, so that the two agree only if both are right.
/// </summary>
internal sealed class SlowDiffer
{
    /// <summary>The symbols that withhold a figure.</summary>
    public static readonly IReadOnlyList<string> Withholding = ["*", "[low]"];

    private readonly Dictionary<SlowKey, SlowValue?> known = [];
    private readonly Dictionary<string, bool> ended = [];

    /// <summary>What is stated now, by key.</summary>
    public IReadOnlyDictionary<SlowKey, SlowValue?> Known => known;

    /// <summary>The series that have not ended.</summary>
    public IEnumerable<string> Standing => ended.Where(pair => !pair.Value).Select(pair => pair.Key);

    public IReadOnlyList<SlowChange> Take(SlowPublication publication)
    {
        var changes = new List<SlowChange>();
        var conflicts = publication.Stated.GroupBy(one => one.Key).Where(same => same.Select(one => one.Value).Distinct().Count() > 1).Select(same => same.Key).ToHashSet();
        var stated = publication.Stated.Where(one => !conflicts.Contains(one.Key)).Select(one => (one.Key, one.Value)).Distinct().ToDictionary(one => one.Key, one => one.Value);
        var standing = publication.Stated.Select(one => one.Key.Series).ToHashSet();

        foreach (var series in ended.Keys.Where(series => !publication.Partial && !ended[series] && !standing.Contains(series)).ToList())
        {
            ended[series] = true;
            var last = known.Where(pair => pair.Key.Series == series && pair.Value is not null).OrderBy(pair => pair.Key.End).ThenBy(pair => pair.Key.Start).Select(pair => pair.Value).LastOrDefault();
            changes.Add(new SlowChange("series.ended", series, null, last, null, "vanished"));
        }

        foreach (var series in stated.Keys.Select(key => key.Series).Distinct())
        {
            if (!ended.TryGetValue(series, out var gone) || gone)
            {
                ended[series] = false;
                changes.Add(new SlowChange("series.added", series, null, null, null, gone ? "resumed" : null));
            }
        }

        foreach (var (key, value) in stated)
        {
            if (!known.TryGetValue(key, out var before))
            {
                changes.Add(new SlowChange("period.added", key.Series, key.Period, null, value, null));
            }
            else if (before is null)
            {
                changes.Add(new SlowChange("value.restored", key.Series, key.Period, null, value, null));
            }
            else if (!IsWithheld(before) && IsWithheld(value))
            {
                changes.Add(new SlowChange("value.suppressed", key.Series, key.Period, null, value, null));
            }
            else if (IsWithheld(before) && !IsWithheld(value))
            {
                changes.Add(new SlowChange("value.disclosed", key.Series, key.Period, before, value, null));
            }
            else if (before.Number is not null && value.Number is not null && before.Number != value.Number)
            {
                changes.Add(new SlowChange("value.revised", key.Series, key.Period, before, value, null));
            }
            else if (before != value)
            {
                changes.Add(new SlowChange("status.changed", key.Series, key.Period, before, value, null));
            }
        }

        foreach (var (key, before) in known.ToList())
        {
            if (before is not null && !publication.Partial && standing.Contains(key.Series) && !stated.ContainsKey(key) && !conflicts.Contains(key) && IsCovered(key, stated.Keys))
            {
                changes.Add(new SlowChange("value.withdrawn", key.Series, key.Period, before, null, null));
                known[key] = null;
            }
        }

        foreach (var (key, value) in stated)
        {
            known[key] = value;
        }

        return changes;
    }

    private static bool IsWithheld(SlowValue value) => value.Symbol is not null && Withholding.Contains(value.Symbol);

    // A week is covered by the weeks around it, a to-date end by the ends around it that count from the same start.
    private static bool IsCovered(SlowKey key, IEnumerable<SlowKey> stated)
    {
        var table = stated.Where(other => other.Table == key.Table && other.ToDate == key.ToDate).ToList();
        return table.Count > 0 && (key.ToDate
            ? table.Any(other => other.Start == key.Start && other.End <= key.End) && table.Any(other => other.Start == key.Start && other.End >= key.End)
            : key.Start >= table.Min(other => other.Start) && key.End <= table.Max(other => other.End));
    }
}

internal sealed record SlowKey(string Table, string Name, bool ToDate, int Start, int End)
{
    public string Series => $"{Table}/{Name}";

    public (int Start, int End) Period => (Start, End);
}

/// <summary>A number, or a symbol, or both.</summary>
internal sealed record SlowValue(string? Number, string? Symbol);

internal sealed record SlowStatement(SlowKey Key, SlowValue Value);

internal sealed record SlowPublication(bool Partial, IReadOnlyList<SlowStatement> Stated)
{
    // What a failing property prints.
    public override string ToString() => (Partial ? "partial " : "") + string.Join("; ", Stated.Select(one => $"{one.Key.Series} {one.Key.Period} = {one.Value.Number}{one.Value.Symbol}"));
}

internal sealed record SlowChange(string Kind, string Series, (int Start, int End)? Period, SlowValue? Old, SlowValue? New, string? Reason);
