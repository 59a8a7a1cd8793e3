using TraceFeed.Changes;
using TraceFeed.Changes.Masses;

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

    /// <summary><c>not rounded → to the nearest 5</c>; null for what is no change of rounding.</summary>
    public static string? Rounding(MassCount count) => count is { OldBase: { } old, NewBase: { } now } ? $"{Base(count, old)} → {Base(count, now)}" : null;

    /// <summary><c>rounding to the nearest 5</c>, <c>cutting to whole numbers</c>.</summary>
    public static string Act(MassCount count) => count.Cut == true ? $"cutting {To(count)}" : $"rounding {To(count)}";

    /// <summary>The coarser of the two bases that figures were and are rounded to.</summary>
    public static decimal Coarser(MassCount count) => Math.Max(Number(count.OldBase), Number(count.NewBase));

    /// <summary><c>10 areas went missing, whole or in part: 4,503 figures</c>, <c>10 areas are back</c>.</summary>
    public static string Coverage(Change change)
    {
        var areas = change.Mass?.Areas ?? [];
        var which = areas.Count == 1 ? areas[0].Shown : NumberText.Of(areas.Count, "area", "areas");
        return change.Reason == CoverageRule.Back ? $"{which} {(areas.Count == 1 ? "is" : "are")} back" : $"{which} went missing, whole or in part: {Size(change)}";
    }

    // Of two bases the finer is no rounding that anyone could see, where it is one unit of some decimal.
    private static string Base(MassCount count, string text) => Number(text) < Coarser(count)
        ? text.Trim('0', '.') == "1" ? "not rounded" : $"to the nearest {FigureText.Of(text, null, null)}"
        : count.Cut == true ? $"cut {To(count)}" : To(count);

    private static string To(MassCount count) =>
        (count.Cut, Coarser(count)) is (true, 1) ? "to whole numbers"
        : $"to {(count.Cut == true ? "multiples of" : "the nearest")} {FigureText.Of(Coarser(count).ToString(System.Globalization.CultureInfo.InvariantCulture), null, null)}";

    private static decimal Number(string? text) =>
        decimal.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : 0;
}
