using TraceFeed.Claims;
using TraceFeed.Feeds;

namespace TraceFeed.Api;

/// <summary>The page of the claims.</summary>
internal static class ClaimHtml
{
    /// <summary>The page in UTF-8.</summary>
    public static byte[] Of(ClaimEvaluation evaluation, SiteLinks links, string? notice)
    {
        var page = new HtmlPage(links, ClaimContent.Title, SiteLinks.Claims, "/", notice);
        page.Line("<h1>", ClaimContent.Title, "</h1>").Markup(ContentHtml.Of(ClaimContent.Opening(evaluation), links).TrimEnd('\n'));
        foreach (var section in ClaimContent.Sections(evaluation))
        {
            page.Line($"<h2 id=\"{section.Id}\">", section.Title, "</h2>").Markup(ContentHtml.Of(section.Blocks, links).TrimEnd('\n'));
        }

        return page.Markup($"<footer><p>{page.Link(SiteLinks.Claims + "?format=json", "The same for programs")}, as JSON.</p></footer>").Close();
    }
}
