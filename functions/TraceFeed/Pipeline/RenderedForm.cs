using System.Security.Cryptography;
using System.Text;
using TraceFeed.Feeds;
using TraceFeed.Sources;

namespace TraceFeed.Pipeline;

/// <summary>What a view is rendered by besides the log: this build, its definitions and what the site says of itself. As long as it is the same, a feed without a new row has the bytes that it had.</summary>
internal static class RenderedForm
{
    /// <summary>A short text that is another one whenever any of it is.</summary>
    public static string Of(DefinitionCatalog catalog, SiteSettings site)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(FeedDocument).Module.ModuleVersionId.ToByteArray());
        hash.AppendData(Encoding.UTF8.GetBytes($"{site.BaseUrl.AbsoluteUri}\n{site.Notice}\n"));
        foreach (var (path, json) in catalog.Files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path + "\n"));
            hash.AppendData(json.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..16];
    }
}
