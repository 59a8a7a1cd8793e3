using System.Text;
using System.Text.Json.Nodes;
using TraceFeed.Cli;
using TraceFeed.Fetching;

namespace TraceFeed.Tests.Fetching;

/// <summary>A temporary folder that plays the official sites.</summary>
internal sealed class OfficialFolder : IDisposable
{
    internal string Root { get; } = Directory.CreateTempSubdirectory("tracefeed-").FullName;

    internal OriginalClient Client() => new(new FolderHandler(Root), new FetchPolicy { Retries = 0 });

    internal string Write(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, Encoding.UTF8.GetBytes(text));
        return file;
    }

    internal void WriteItem(string basePath, JsonObject item)
    {
        item["base_path"] ??= basePath;
        Write("www.gov.uk/api/content" + basePath + ".json", item.ToJsonString());
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
