using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>The title of the item of a kind of mass change: it names the one fact.</summary>
internal static class MassTitle
{
    /// <summary>The title; of a change that tells no counts, as no commit made here does, only what kind it is.</summary>
    /// <param name="kind">One of <see cref="ChangeKind.Mass"/>.</param>
    /// <param name="events">The changes of that kind.</param>
    /// <param name="names">Names their tables and measures.</param>
    public static string Of(string kind, IReadOnlyList<Change> events, MeasureNames names)
    {
        List<MassCount> counts = [.. events.SelectMany(change => change.Mass?.Counts ?? []).OrderByDescending(names.IsHeadline).ThenByDescending(count => MassText.Held(kind, count))];
        return (kind, counts.Count) switch
        {
            (ChangeKind.CoverageChanged, _) => string.Join("; ", events.OrderByDescending(change => change.Reason, StringComparer.Ordinal).Select(MassText.Coverage)),
            (_, 0) => kind,
            (ChangeKind.RoundingChanged, _) => Rounding(counts, names),
            (ChangeKind.MethodologyChanged, _) => Methodology(counts, names),
            _ => Vocabulary(counts, names),
        };
    }

    private static string Rounding(IReadOnlyList<MassCount> counts, MeasureNames names)
    {
        var held = counts.Sum(count => MassText.Held(ChangeKind.RoundingChanged, count));
        var acts = counts.Select(MassText.Act).Distinct(StringComparer.Ordinal).ToList();
        var explains = acts is [var one] ? $"{one} explains" : "rounding explains";
        return $"Rounding changed in {Where(counts, names)}: {NumberText.Of(held, "figure differs", "figures differ")} by no more than {explains}";
    }

    private static string Methodology(IReadOnlyList<MassCount> counts, MeasureNames names)
    {
        string[] told = [.. counts.Take(2).Select((count, i) => $"{NumberText.Of(count.Changed)} of {NumberText.Of(count.Compared)}{(i == 0 ? " figures" : "")} of {names.Of(count)}")];
        return counts.Count switch
        {
            1 => $"Counted otherwise: {told[0]} moved at once",
            2 => $"Counted otherwise: {told[0]}, and {told[1]}, moved at once",
            _ => $"Counted otherwise: {told[0]} moved at once (and {NumberText.Of(counts.Count - 1)} more measures)",
        };
    }

    private static string Vocabulary(IReadOnlyList<MassCount> counts, MeasureNames names) =>
        $"Terms changed in {Where(counts, names)}: {NumberText.Of(counts.Sum(count => count.Members.Values.Sum()), "term", "terms")} for {NumberText.Of(counts.Sum(count => count.Changed))} series";

    private static string Where(IReadOnlyList<MassCount> counts, MeasureNames names)
    {
        var tables = counts.Select(count => count.Table).Distinct(StringComparer.Ordinal).ToList();
        return tables is [var only] ? names.Table(only) : NumberText.Of(tables.Count, "table", "tables");
    }
}
