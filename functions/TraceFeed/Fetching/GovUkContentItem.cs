using System.Globalization;
using System.Text.Json;

namespace TraceFeed.Fetching;

/// <summary>
/// What TraceFeed reads of an item of the GOV.UK Content API (https://content-api.publishing.service.gov.uk), of a collection as of a
/// publication, old and new forms alike. Reading is pure: nothing is fetched.
/// </summary>
public sealed record GovUkContentItem
{
    /// <summary>Relative addresses in content items are meant from here.</summary>
    public static readonly Uri Site = new("https://www.gov.uk");

    private const int MaxBytes = 16 * 1024 * 1024;

    /// <summary>The path on www.gov.uk, from the slash.</summary>
    public required string BasePath { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>Whether it lists documents instead of being one.</summary>
    public required bool IsCollection { get; init; }

    /// <summary>The day of <c>first_published_at</c> in the United Kingdom, else of <c>details.first_public_at</c>, else of <see cref="UpdatedAt"/>.</summary>
    public required DateOnly Published { get; init; }

    /// <summary><c>public_updated_at</c>, else <c>updated_at</c>.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The change history, newest first.</summary>
    public required IReadOnlyList<ChangeNote> Notes { get; init; }

    /// <summary>All files, each address once.</summary>
    public required IReadOnlyList<DiscoveredFile> Files { get; init; }

    /// <summary>The documents of a collection, each path once; those without a page are left out.</summary>
    public required IReadOnlyList<GovUkLink> Documents { get; init; }

    /// <summary>Reads an item.</summary>
    /// <param name="json">The item, at most 16 MiB and 64 levels deep.</param>
    /// <param name="where">Where it came from, for messages.</param>
    /// <returns>The item; null when it only says that the page has gone or moved.</returns>
    /// <exception cref="FetchException">It is not JSON or not a content item; the message names the field and what was expected.</exception>
    public static GovUkContentItem? Parse(ReadOnlyMemory<byte> json, Uri where)
    {
        if (json.Length > MaxBytes)
        {
            throw new FetchException(
                string.Create(CultureInfo.InvariantCulture, $"A content item has more than {MaxBytes} bytes"), where, "Check that the URL is the right one.");
        }

        try
        {
            using var document = JsonDocument.Parse(json, new JsonDocumentOptions { MaxDepth = 64 });
            var root = new ContentJson(document.RootElement, "", where);
            return document.RootElement.ValueKind is JsonValueKind.Object ? Read(root) : throw root.Malformed("the whole", "an object");
        }
        catch (JsonException e)
        {
            throw new FetchException(
                "A content item is not JSON", where, "Expected was an item of the GOV.UK Content API; check that the URL begins with https://www.gov.uk/api/content/.", e);
        }
    }

    private static GovUkContentItem? Read(ContentJson item)
    {
        if (item.Text("schema_name") is "redirect" or "gone" or "vanish")
        {
            return null;
        }

        var details = item.Object("details");
        var updatedAt = item.Time("public_updated_at") ?? item.Time("updated_at") ?? throw item.Malformed("public_updated_at", "an ISO 8601 time");
        var published = item.Time("first_published_at") ?? details?.Time("first_public_at") ?? updatedAt;
        var isCollection = (item.Text("document_type") ?? item.Text("schema_name")) == "document_collection";
        return new GovUkContentItem
        {
            BasePath = item.RequiredText("base_path") is ['/', not ('/' or '\\'), ..] path ? path : throw item.Malformed("base_path", "a path that begins with one slash"),
            Title = item.RequiredText("title"),
            IsCollection = isCollection,
            Published = LondonDay.Of(published),
            UpdatedAt = updatedAt,
            Notes = details is { } d ? ReadNotes(d) : [],
            Files = details is { } f ? GovUkFiles.Read(f) : [],
            Documents = isCollection ? ReadDocuments(item.Object("links") ?? throw item.Malformed("links", "an object")) : [],
        };
    }

    private static List<ChangeNote> ReadNotes(ContentJson details) =>
    [
        .. from note in details.Objects("change_history")
           let at = note.Time("public_timestamp")
           where at is not null
           select new ChangeNote(at.Value, note.Text("note") ?? ""),
    ];

    private static List<GovUkLink> ReadDocuments(ContentJson links)
    {
        var documents = links.Objects("documents").ToList();
        return documents.Count == 0
            ? throw links.Malformed("documents", "a list of at least one document")
            : [.. (from document in documents
                   let path = document.Text("base_path")
                   where path is ['/', not ('/' or '\\'), ..]
                   select new GovUkLink(path, document.Text("title") ?? "", document.Time("public_updated_at"))).DistinctBy(link => link.BasePath)];
    }
}
