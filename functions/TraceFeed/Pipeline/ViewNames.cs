using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using TraceFeed.Feeds;

namespace TraceFeed.Pipeline;

/// <summary>The names of rendered views: their paths on the site, but for those of areas, whose names may hold anything.</summary>
public static class ViewNames
{
    /// <summary>The page at the root.</summary>
    public const string Home = "index.html";

    /// <summary>The page of a source.</summary>
    public static string Source(string source) => $"sources/{source}/index.html";

    /// <summary>The page of what a feed is of.</summary>
    public static string Page(FeedSubject subject) => subject.Source is { } source ? Source(source.Id) : Home;

    /// <summary>A feed: <c>json</c>, <c>rss</c> or <c>atom</c>.</summary>
    public static string Feed(FeedSubject subject, string format) => $"{Folder(subject)}feed.{format}";

    /// <summary>The feed or page of an area. It is rendered when it is asked for and kept long, so a site that moved or says something else of itself has others.</summary>
    public static string AreaFeed(FeedSubject subject, string format, SiteSettings site) => $"{Folder(subject)}{Of(site)}/feed.{format}";

    /// <summary>An archive: <c>json</c>, <c>atom</c> or <c>html</c>.</summary>
    public static string Archive(FeedSubject subject, int number, string format) => string.Create(CultureInfo.InvariantCulture, $"{Folder(subject)}archive/{number}.{format}");

    /// <summary>The page of an item.</summary>
    public static string Item(string source, int ordinal, string subject) => string.Create(CultureInfo.InvariantCulture, $"items/{source}/{ordinal}/{subject}.html");

    /// <summary>All that a source states in a vintage, by its id.</summary>
    public static string Vintage(string source, string vintage) => string.Create(CultureInfo.InvariantCulture, $"vintages/{VintageForm}/{source}/{vintage}.csv");

    /// <summary>The description of <see cref="Vintage"/>.</summary>
    public static string VintageDescriptor(string source, string vintage, SiteSettings site) => string.Create(CultureInfo.InvariantCulture, $"vintages/{VintageForm}/{source}/{vintage}-{Of(site)}.json");

    // Raised by one whenever the same commit is rendered otherwise.
    private const int VintageForm = 2;

    /// <summary>A page of the index of the log by area, which is not served.</summary>
    internal static string Index(long number) => string.Create(CultureInfo.InvariantCulture, $"{IndexFolder}{number}");

    /// <summary>The rows of the index of the log by feed, which is not served.</summary>
    internal const string IndexedRows = IndexFolder + "rows";

    /// <summary>What the names of all parts of the index begin with.</summary>
    internal const string IndexFolder = "log-index/";

    private static string Of(SiteSettings site) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{AreaForm} {site.BaseUrl.AbsoluteUri} {site.Notice}"))))[..16];

    // Raised by one whenever the same items are rendered otherwise.
    private const int AreaForm = 2;

    private static string Folder(FeedSubject subject) =>
        subject.Source is { } source ? $"sources/{source.Id}/"
        : subject.Area is { } area ? $"areas/{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(area)))}/"
        : "";
}
