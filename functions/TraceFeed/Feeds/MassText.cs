using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>Changes that stand for many, in a reader's words.</summary>
internal static class MassText
{
    /// <summary>Figures that a mass change holds of a measure; of changed terms, series.</summary>
    public static int Held(string kind, MassCount count) => kind switch
    {
        ChangeKind.RoundingChanged or ChangeKind.MethodologyChanged => count.Members.Values.Sum(),
        _ => count.Changed,
    };

    /// <summary>The same of the whole change.</summary>
    public static int Held(Change change) => change.Mass?.Counts.Sum(count => Held(change.Kind, count)) ?? 0;

    /// <summary><c>39,519 figures</c>; of changed terms <c>1,419 series</c>.</summary>
    public static string Size(Change change) => change.Kind == ChangeKind.VocabularyChanged
        ? NumberText.Of(Held(change), "series", "series")
        : NumberText.Of(Held(change), "figure", "figures");

    /// <summary><c>Not rounded → to the nearest 5</c>; null for what is no change of rounding.</summary>
    public static string? Rounding(MassCount count) => count is { OldBase: { } old, NewBase: { } now } ? $"{Base(old)} → {Base(now)}" : null;

    /// <summary>The coarser of the two bases that figures were and are rounded to.</summary>
    public static decimal Coarser(MassCount count) => Math.Max(Number(count.OldBase), Number(count.NewBase));

    /// <summary><c>10 areas went missing: 4,503 figures</c>, <c>10 areas are back</c>.</summary>
    public static string Coverage(Change change)
    {
        var areas = change.Mass?.Areas ?? [];
        var which = areas.Count == 1 ? areas[0].Shown : NumberText.Of(areas.Count, "area", "areas");
        return change.Reason == "back" ? $"{which} {(areas.Count == 1 ? "is" : "are")} back" : $"{which} went missing: {Size(change)}";
    }

    // One unit of the last decimal printed is no rounding that anyone could see.
    private static string Base(string text) => text is "1" || (text.StartsWith("0.", StringComparison.Ordinal) && text.TrimEnd('1').TrimStart('0').Trim('.').Trim('0').Length == 0) ? "not rounded" : $"to the nearest {FigureText.Of(text, null, null)}";

    private static decimal Number(string? text) =>
        decimal.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
