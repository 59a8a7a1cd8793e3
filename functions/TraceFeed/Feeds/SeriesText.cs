using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>A series in a reader's words.</summary>
internal static class SeriesText
{
    /// <summary>Label, breakdown and area: <c>Close contacts reached, not managed by local HPTs, England</c>.</summary>
    public static string Of(Change change) => change.Area is { } area ? $"{WithoutArea(change)}, {area.Shown}" : WithoutArea(change);

    /// <summary>Label and breakdown.</summary>
    public static string WithoutArea(Change change)
    {
        var label = change.Label ?? change.Measure?.TrimStart('~').Replace('-', ' ') ?? change.Series ?? "A series";
        var words = Words(label);
        return string.Join(", ", (change.Breakdown ?? new Dictionary<string, string>())
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Where(pair => pair.Value is not ("all" or "default") && !Says(words, pair.Key, pair.Value))
            .Select(pair => Dimension(pair.Key, pair.Value))
            .Prepend(label));
    }

    /// <summary>The same, to stand inside a sentence.</summary>
    public static string Within(string name) =>
        name.Length > 1 && char.IsUpper(name[0]) && char.IsLower(name[1]) ? char.ToLowerInvariant(name[0]) + name[1..] : name;

    // A label often says the breakdown itself, in its own form: "managed by local HPTs" for local-hpt.
    private static bool Says(string[] label, string name, string value) =>
        value is "yes" or "no" ? Contains(label, name) : Words(value).All(word => Contains(label, word));

    private static bool Contains(string[] label, string word) =>
        label.Any(said => word.All(char.IsAsciiDigit) ? said == word : said.StartsWith(word, StringComparison.OrdinalIgnoreCase));

    private static string Dimension(string name, string value)
    {
        // A range of ages is a range, and no name with a hyphen.
        if (value.All(c => char.IsAsciiDigit(c) || c is '-' or '+'))
        {
            return $"{name} {value.Replace('-', '–')}";
        }

        var words = value.Split('-');
        var said = string.Join(' ', words.Select(word => word == "hpt" ? "HPT" : word));
        return words.Length > 1 ? said : $"{name}: {said}";
    }

    private static string[] Words(string text) => text.Split([' ', '-', ',', '(', ')', '/'], StringSplitOptions.RemoveEmptyEntries);
}
