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

    /// <summary>The path of an archived original.</summary>
    public static string Original(string sha256) => $"/originals/{Uri.EscapeDataString(sha256)}";
}
