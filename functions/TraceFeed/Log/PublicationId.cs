using System.Security.Cryptography;
using System.Text;

namespace TraceFeed.Log;

/// <summary>The id of a publication on the site. Publishers' own ids are paths, which do not fit a segment of one.</summary>
public static class PublicationId
{
    private const int Digits = 12;

    /// <summary>Source, a dot, and twelve hex digits of the SHA-256 of source and publisher's id.</summary>
    public static string Of(string source, string publication) =>
        $"{source}.{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{source}\n{publication}")))[..Digits]}";

    /// <summary>The id of a row's publication.</summary>
    public static string Of(LogRow row) => Of(row.Source, row.Publication);
}
