using System.Text;
using AngleSharp.Html;
using AngleSharp.Html.Parser;
using AngleSharp.Text;

namespace TraceFeed.Fetching;

/// <summary>
/// Finds the files that a piece of HTML links to. It reads tokens and builds no tree: nesting then costs nothing, where a tree of
/// a hundred thousand open elements takes most of a minute.
/// </summary>
internal static class HtmlLinks
{
    /// <summary>Links with a text whose path ends in a file name with an extension, in order; pictures and anchors are not files.</summary>
    internal static IEnumerable<DiscoveredFile> Files(string html, Uri page)
    {
        using var tokens = new HtmlTokenizer(new TextSource(html), HtmlEntityProvider.Resolver);
        string? href = null;
        var text = new StringBuilder();
        for (var token = tokens.Get(); token.Type is not HtmlTokenType.EndOfFile; token = tokens.Get())
        {
            if (token.Type is HtmlTokenType.Character && href is not null)
            {
                text.Append(token.Data);
            }
            else if (token.Type is HtmlTokenType.StartTag or HtmlTokenType.EndTag && token.Name == "a")
            {
                if (href is not null && File(href, Squeeze(text.ToString()), page) is { } file)
                {
                    yield return file;
                }

                href = token.Type is HtmlTokenType.StartTag ? token.AsTag().GetAttribute("href") : null;
                text.Clear();
            }
        }
    }

    /// <summary>The last part of a URL's path, unescaped.</summary>
    internal static string Filename(Uri url) => Uri.UnescapeDataString(url.AbsolutePath[(url.AbsolutePath.LastIndexOf('/') + 1)..]);

    private static DiscoveredFile? File(string href, string title, Uri page) =>
        title.Length > 0
        && Uri.TryCreate(page, href.Trim(), out var url)
        && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
        && Path.HasExtension(Filename(url))
            ? new DiscoveredFile(url, title, Filename(url), ContentType: null, Size: null)
            : null;

    private static string Squeeze(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
