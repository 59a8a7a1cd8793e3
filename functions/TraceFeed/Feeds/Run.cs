namespace TraceFeed.Feeds;

/// <summary>A piece of plain text, maybe a link.</summary>
/// <param name="Text">The text, not encoded.</param>
/// <param name="Link">A path below the site's base that starts with a slash, or an absolute http or https URL; null for none.</param>
/// <param name="Title">What a pointer over it is told; null for nothing.</param>
/// <param name="Strong">Whether it is what a hurried reader needs.</param>
public sealed record Run(string Text, string? Link = null, string? Title = null, bool Strong = false)
{
    /// <summary>A run that links to a page found upstream; plain text when its scheme is not http or https, which no feed may carry.</summary>
    public static Run To(Uri? page, string text) => new(text, Followable(page));

    /// <summary>The URL, when a reader may safely follow it.</summary>
    internal static string? Followable(Uri? page) =>
        page is { IsAbsoluteUri: true } && (page.Scheme == Uri.UriSchemeHttps || page.Scheme == Uri.UriSchemeHttp) ? page.AbsoluteUri : null;
}
