using System.Globalization;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>The id of a series on the site: its source, a dot and its key in sixteen hex digits, which fit one segment of a path.</summary>
/// <param name="Source">The source's id.</param>
/// <param name="Key">The key of <see cref="Series.Key"/>.</param>
internal readonly record struct SeriesId(string Source, ulong Key)
{
    private const int Digits = 16;

    /// <summary>The id of the series that the log names.</summary>
    /// <param name="source">The source's id.</param>
    /// <param name="series">The series' id in the log.</param>
    public static SeriesId Of(string source, string series) => new(source, Series.KeyOf(series));

    /// <summary>The id that a text is; null for one that no series can have.</summary>
    public static SeriesId? Parse(string text, DefinitionCatalog catalog) =>
        text.LastIndexOf('.') is > 0 and var dot && text.Length - dot - 1 == Digits && !text.AsSpan(dot + 1).ContainsAnyExcept("0123456789abcdef")
        && catalog.Find(text[..dot]) is { } source
            ? new SeriesId(source.Id, ulong.Parse(text.AsSpan(dot + 1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture))
            : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Source}.{Key:x16}");
}
