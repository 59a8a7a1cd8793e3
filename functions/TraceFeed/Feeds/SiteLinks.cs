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

        if (baseUrl.UserInfo.Length > 0)
        {
            throw new ArgumentException("The public base URL names a user or a password, which everybody would read in every link.", nameof(baseUrl));
        }

        root = baseUrl.AbsoluteUri.TrimEnd('/');
    }

    /// <summary>The URL of a path that starts with a slash; an absolute URL stays as it is.</summary>
    public string Absolute(string link) => link.StartsWith('/') ? root + link : link;

    /// <summary>The path of the claims that were checked.</summary>
    public const string Claims = "/claims";

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

    /// <summary>The path of the changes of an item: from its first on to its last, of its source and its filter.</summary>
    public static string Changes(FeedItem item) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
        $"/changes?after={item.FirstSequence - 1}&until={item.LastSequence}&source={Uri.EscapeDataString(item.Source)}{item.Filter.Key.Replace('?', '&')}");

    /// <summary>The path of one change of the log.</summary>
    public static string Change(long sequence) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/changes?after={sequence - 1}&limit=1");

    /// <summary>The path of how far the log goes.</summary>
    public const string LogHead = "/log/head";

    /// <summary>The path of a page of the log.</summary>
    public static string LogPage(long page) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"/log/pages/{page}");

    /// <summary>The path of an archived original.</summary>
    public static string Original(string sha256) => $"/originals/{Uri.EscapeDataString(sha256)}";

    /// <summary>The path of a series.</summary>
    /// <param name="id">The series' id on the site.</param>
    public static string Series(string id) => $"/series/{Uri.EscapeDataString(id)}";

    /// <summary>The path of every value that a series has had.</summary>
    /// <param name="id">The series' id on the site.</param>
    public static string SeriesVintages(string id) => Series(id) + "/vintages";

    /// <summary>The path of the record of how a series was revised.</summary>
    /// <param name="id">The series' id on the site.</param>
    public static string SeriesRevisions(string id) => Series(id) + "/revisions";

    /// <summary>The path of the list of a source's series.</summary>
    public static string SeriesOf(string source) => $"/series?source={Uri.EscapeDataString(source)}";

    /// <summary>The path of the list of a source's publications.</summary>
    public static string PublicationsOf(string source) => $"/publications?source={Uri.EscapeDataString(source)}";

    /// <summary>The path of a publication.</summary>
    /// <param name="id">The publication's id on the site.</param>
    public static string Publication(string id) => $"/publications/{Uri.EscapeDataString(id)}";

    /// <summary>The path of a source's figures as CSV; with <paramref name="asOf"/> those of then.</summary>
    /// <param name="source">The source.</param>
    /// <param name="asOf">A sequence number of the log or a day; null for the latest.</param>
    public static string Vintage(string source, string? asOf = null) => $"/vintages/{Uri.EscapeDataString(source)}{AsOf(asOf)}";

    /// <summary>The path of the description of <see cref="Vintage"/>.</summary>
    public static string VintageDescriptor(string source, string? asOf = null) => $"/vintages/{Uri.EscapeDataString(source)}/datapackage.json{AsOf(asOf)}";

    private static string AsOf(string? asOf) => asOf is null ? "" : "?asOf=" + Uri.EscapeDataString(asOf);
}
