using System.Text.Json;
using TraceFeed.Cli;
using TraceFeed.Fetching;

namespace TraceFeed.Storage.Tests.Pipeline;

/// <summary>An official site in a temporary folder, of which a test is the publisher.</summary>
internal sealed class PublishedSite : IDisposable
{
    private const string Assets = "assets.publishing.service.gov.uk";

    private readonly Dictionary<(string Source, int Weeks), DateTimeOffset> items = [];
    private readonly Dictionary<(string Source, int Weeks), IReadOnlyList<ChangeNote>> notes = [];

    public string Folder { get; } = Directory.CreateTempSubdirectory("tracefeed-site-").FullName;

    public HttpMessageHandler Handler() => new FolderHandler(Folder);

    /// <summary>The publisher's id of a publication.</summary>
    public static string Id(string source, int weeks) => $"/government/publications/{source}-{weeks}";

    /// <summary>The name of its file, unless a test gives another.</summary>
    public static string FileName(string source, int weeks) => $"{source}-{weeks}.csv";

    /// <summary>Publishes a file in the week it is due, or again with a note when it is published already.</summary>
    public void Publish(string source, int weeks, byte[] file, string? name = null)
    {
        name ??= FileName(source, weeks);
        Replace(name, file);
        List(source, weeks, name);
    }

    /// <summary>Says what was changed in a publication, the next time it is listed.</summary>
    public void Note(string source, int weeks, params ChangeNote[] said) => notes[(source, weeks)] = said;

    /// <summary>Writes a publication's page and the collection's, whether the file is there or not.</summary>
    public void List(string source, int weeks, string name)
    {
        var first = new DateTimeOffset(WeeklyCounts.PublishedWith(weeks), new TimeOnly(9, 30), TimeSpan.Zero);
        items[(source, weeks)] = items.TryGetValue((source, weeks), out var before) ? before.AddHours(1) : first;
        Write("www.gov.uk/api/content" + Id(source, weeks) + ".json", new
        {
            base_path = Id(source, weeks),
            title = $"{source}, {weeks} weeks",
            schema_name = "publication",
            document_type = "official_statistics",
            first_published_at = first,
            public_updated_at = items[(source, weeks)],
            details = new { change_history = notes.GetValueOrDefault((source, weeks), []).Select(note => new { public_timestamp = note.At, note = note.Note }), attachments = new[] { new { attachment_type = "file", title = name, url = $"https://{Assets}/{name}", filename = name } } },
        });
        Write($"www.gov.uk/api/content/government/collections/{source}.json", new
        {
            base_path = "/government/collections/" + source,
            title = source,
            schema_name = "document_collection",
            document_type = "document_collection",
            public_updated_at = first,
            details = new { },
            links = new { documents = items.Where(item => item.Key.Source == source).Select(item => new { base_path = Id(source, item.Key.Weeks), title = "", public_updated_at = item.Value }) },
        });
    }

    /// <summary>Puts other bytes at a file's address without telling anyone.</summary>
    public void Replace(string name, byte[] file) => Bytes($"{Assets}/{name}", file);

    /// <summary>When the site says a file was last changed.</summary>
    public void Modify(string name, DateTimeOffset at) => File.SetLastWriteTimeUtc(Path.Combine(Folder, Assets, name), at.UtcDateTime);

    /// <summary>Takes a file away without telling anyone.</summary>
    public void Remove(string name) => File.Delete(Path.Combine(Folder, Assets, name));

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private void Write(string path, object item) => Bytes(path, JsonSerializer.SerializeToUtf8Bytes(item));

    private void Bytes(string path, byte[] bytes)
    {
        var file = Path.Combine(Folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
    }
}
