namespace TraceFeed.Feeds;

/// <summary>The absolute URLs of a site with a fixed public base.</summary>
public sealed class SiteLinks
{
    private readonly string root;

    /// <param name="baseUrl">Absolute, http or https; with or without a path and a trailing slash.</param>
    /// <exception cref="ArgumentException">Not such a URL.</exception>
    public SiteLinks(Uri baseUrl)
    {
        if (Run.Followable(baseUrl) is null || baseUrl.Query.Length > 0 || baseUrl.Fragment.Length > 0)
        {
            throw new ArgumentException($"The public base URL is '{baseUrl}'; it must be an absolute http or https URL without query and fragment.", nameof(baseUrl));
        }

        root = baseUrl.AbsoluteUri.TrimEnd('/');
    }

    /// <summary>The URL of a path that starts with a slash; an absolute URL stays as it is.</summary>
    public string Absolute(string link) => link.StartsWith('/') ? root + link : link;

    /// <summary>The path of an item's page.</summary>
    public static string Item(string source, int ordinal, string subject) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/items/{Uri.EscapeDataString(source)}/{ordinal}/{Uri.EscapeDataString(subject)}");

    /// <summary>The path of a source's page.</summary>
    public static string Source(string source) => $"/sources/{Uri.EscapeDataString(source)}";

    /// <summary>The path of an area's page.</summary>
    /// <param name="area">Its key or its code.</param>
    public static string Area(string area) => $"/areas/{Uri.EscapeDataString(area)}";

    /// <summary>The path of the feed of a page: <c>/feed.json</c> of <c>/</c>.</summary>
    public static string Feed(string page, string format) => $"{page.TrimEnd('/')}/feed.{format}";

    /// <summary>The path of an archive of the feed of a page.</summary>
    public static string Archive(string page, int number, string format) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{page.TrimEnd('/')}/archive/{number}.{format}");

    /// <summary>The path of the page of a cell of an archived original.</summary>
    /// <param name="sha256">The original's SHA-256.</param>
    /// <param name="sheet">The sheet; null for a file without sheets.</param>
    /// <param name="reference">The A1 reference.</param>
    public static string Cell(string sha256, string? sheet, string reference) =>
        $"/cells/{Uri.EscapeDataString(sha256)}/{Uri.EscapeDataString(reference)}{(sheet is null ? "" : $"?sheet={Uri.EscapeDataString(sheet)}")}";

    /// <summary>The path of the changes of an item: every one of the log from its first on, of its source and its filter, of which the log is not asked for a severity.</summary>
    public static string Changes(FeedItem item) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"/changes?after={item.FirstSequence - 1}&source={Uri.EscapeDataString(item.Source)}{(item.Filter with { Severities = [] }).Key.Replace('?', '&')}");

    /// <summary>The path of an archived original.</summary>
    public static string Original(string sha256) => $"/originals/{Uri.EscapeDataString(sha256)}";
}
