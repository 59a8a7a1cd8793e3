using System.Globalization;

namespace TraceFeed.Feeds;

/// <summary>Counts as a reader reads them.</summary>
internal static class NumberText
{
    /// <summary><c>39,519</c>.</summary>
    public static string Of(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary><c>1 area</c>, <c>10 areas</c>.</summary>
    public static string Of(int count, string one, string many) => $"{Of(count)} {(count == 1 ? one : many)}";

    /// <summary><c> (and 3 more)</c> behind the first of several; empty behind the only one.</summary>
    public static string More(int count) => count <= 1 ? "" : $" (and {Of(count - 1)} more)";

    /// <summary>A caption that says how many of how many stand below it, where that is not all.</summary>
    public static string Capped(string caption, int shown, int all) => shown == all ? caption : $"{caption}: {Of(shown)} of {Of(all)}";

    /// <summary><c>A, B and C</c>.</summary>
    public static string List(IReadOnlyList<string> names, string last = "and") =>
        names.Count <= 1 ? string.Concat(names) : $"{string.Join(", ", names.SkipLast(1))} {last} {names[^1]}";
}
