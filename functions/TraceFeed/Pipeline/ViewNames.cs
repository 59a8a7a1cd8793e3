using System.Globalization;

namespace TraceFeed.Pipeline;

/// <summary>The names of rendered views, which are their paths on the site.</summary>
public static class ViewNames
{
    /// <summary>The page at the root.</summary>
    public const string Home = "index.html";

    /// <summary>A feed of everything: <c>json</c>, <c>rss</c> or <c>atom</c>.</summary>
    public static string Feed(string format) => $"feed.{format}";

    /// <summary>The page of a source.</summary>
    public static string Source(string source) => $"sources/{source}/index.html";

    /// <summary>A feed of one source.</summary>
    public static string SourceFeed(string source, string format) => $"sources/{source}/feed.{format}";

    /// <summary>The page of an item.</summary>
    public static string Item(string source, int ordinal, string subject) => string.Create(CultureInfo.InvariantCulture, $"items/{source}/{ordinal}/{subject}.html");

    /// <summary>All that a source states in a vintage, by its id.</summary>
    public static string Vintage(string source, string vintage) => string.Create(CultureInfo.InvariantCulture, $"vintages/{VintageForm}/{source}/{vintage}.csv");

    /// <summary>The description of <see cref="Vintage"/>.</summary>
    public static string VintageDescriptor(string source, string vintage) => string.Create(CultureInfo.InvariantCulture, $"vintages/{VintageForm}/{source}/{vintage}.json");

    // Raised by one whenever the same commit is rendered otherwise.
    private const int VintageForm = 1;
}
