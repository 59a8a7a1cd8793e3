namespace TraceFeed.Fetching;

/// <summary>The files of a content item, which GOV.UK has stated in three ways over the years.</summary>
internal static class GovUkFiles
{
    /// <summary>
    /// From <c>details.attachments</c> (objects, since about 2020), else from the HTML of <c>details.documents</c>, else from the HTML of
    /// <c>details.body</c> (statistical data sets).
    /// </summary>
    internal static IReadOnlyList<DiscoveredFile> Read(ContentJson details)
    {
        List<DiscoveredFile> files = [.. details.Objects("attachments").Where(IsFile).Select(Attachment)];
        if (files.Count == 0)
        {
            files.AddRange(details.Texts("documents").SelectMany(html => HtmlLinks.Files(html, GovUkContentItem.Site)));
        }

        if (files.Count == 0 && Body(details) is { } body)
        {
            files.AddRange(HtmlLinks.Files(body, GovUkContentItem.Site));
        }

        return [.. files.DistinctBy(file => file.Url)];
    }

    // A web page as attachment has no bytes of its own.
    private static bool IsFile(ContentJson attachment) => attachment.Text("attachment_type") is not "html";

    private static DiscoveredFile Attachment(ContentJson attachment)
    {
        if (!Uri.TryCreate(GovUkContentItem.Site, attachment.RequiredText("url"), out var url))
        {
            throw attachment.Malformed("url", "a URL");
        }

        var filename = attachment.Text("filename") ?? HtmlLinks.Filename(url);
        return new DiscoveredFile(
            url, attachment.Text("title") ?? filename, filename, attachment.Text("content_type"), attachment.Integer("file_size"));
    }

    // Some kinds of item have a body in several formats, as a list; their files are attachments.
    private static string? Body(ContentJson details) =>
        details.Element.TryGetProperty("body", out var body) && body.ValueKind is System.Text.Json.JsonValueKind.String ? details.Text("body") : null;
}
