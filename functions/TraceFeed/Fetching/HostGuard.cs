using System.Net;

namespace TraceFeed.Fetching;

/// <summary>
/// Decides which URLs may be fetched at all: https, default port, a host of the source's own list, and nothing in the
/// authority but that host. The authority as written must be an allowed host, and so must the host as parsed: wherever
/// two parsers could disagree (userinfo, backslash, escapes, look-alike letters, trailing dot, octal addresses) the URL is refused.
/// </summary>
public static class HostGuard
{
    /// <summary>Reads an absolute URL and checks it.</summary>
    /// <exception cref="FetchException">The text is not a URL, or not one that may be fetched.</exception>
    public static Uri Parse(string text, IReadOnlyList<string> allowedHosts)
    {
        RefuseCharacters(text);
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri))
        {
            throw Refused("This is not a URL", text, "Give an absolute https URL.");
        }

        Check(uri, allowedHosts);
        return uri;
    }

    /// <summary>Resolves the target of a redirect and checks it.</summary>
    /// <exception cref="FetchException">The target may not be fetched.</exception>
    internal static Uri Resolve(Uri from, string location, IReadOnlyList<string> allowedHosts)
    {
        RefuseCharacters(location);
        if (!Uri.TryCreate(from, location, out var uri))
        {
            throw Refused($"{from} redirects to something that is not a URL", location, "Ask the publisher, or change the URL.");
        }

        RefuseUserInfo(location);
        Check(uri, allowedHosts);
        return uri;
    }

    /// <summary>Checks a URL against the hosts that its source may be fetched from (lower-case DNS names, compared whole).</summary>
    /// <exception cref="FetchException">The URL may not be fetched; the message says why.</exception>
    public static void Check(Uri uri, IReadOnlyList<string> allowedHosts)
    {
        if (!uri.IsAbsoluteUri)
        {
            throw Refused("This is not an absolute URL", uri.OriginalString, "Give an absolute https URL.");
        }

        RefuseCharacters(uri.OriginalString);
        if (uri.Scheme != Uri.UriSchemeHttps)
        {
            throw Refused("Only https is fetched", uri.OriginalString, "Use the https address of the same file.");
        }

        RefuseUserInfo(uri.OriginalString);
        var authority = Authority(uri.OriginalString) ?? "";
        var host = authority.EndsWith(":443", StringComparison.Ordinal) ? authority[..^4] : authority;
        if (uri.HostNameType is not UriHostNameType.Dns || IPAddress.TryParse(host, out _))
        {
            throw Refused("A host must be a name, not an address", uri.OriginalString, "Name the publisher's host.");
        }

        if (!uri.IsDefaultPort)
        {
            throw Refused("Only the default port is fetched", uri.OriginalString, "Use the publisher's public address.");
        }

        if (!Allows(allowedHosts, host) || !Allows(allowedHosts, uri.IdnHost))
        {
            throw Refused(
                "The host is not one of this source's hosts",
                uri.OriginalString,
                $"If the publisher really moved there, add it to the definition (now: {string.Join(", ", allowedHosts)}).");
        }
    }

    private static bool Allows(IReadOnlyList<string> allowedHosts, string host) =>
        host.Length > 0 && !host.EndsWith('.') && allowedHosts.Contains(host, StringComparer.OrdinalIgnoreCase);

    private static void RefuseCharacters(string text)
    {
        foreach (var c in text)
        {
            if (c is '\\' or <= ' ' or '\u007F')
            {
                throw Refused("A URL with a backslash, blank or control character is not fetched", text, "Escape or remove it.");
            }
        }
    }

    private static void RefuseUserInfo(string text)
    {
        if (Authority(text)?.Contains('@', StringComparison.Ordinal) == true)
        {
            throw Refused("A URL with a user name is not fetched", text, "Remove everything before the @.");
        }
    }

    /// <summary>What stands between // and the path, exactly as written; null in a relative reference without one.</summary>
    private static string? Authority(string text)
    {
        var slashes = text.IndexOf("//", StringComparison.Ordinal);
        if (slashes < 0 || text.AsSpan(0, slashes).IndexOfAny("/?#") >= 0)
        {
            return null;
        }

        var rest = text.AsSpan(slashes + 2);
        var end = rest.IndexOfAny("/?#");
        return (end < 0 ? rest : rest[..end]).ToString();
    }

    private static FetchException Refused(string what, string where, string remedy) => new(what, where, remedy);
}
