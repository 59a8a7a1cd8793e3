namespace TraceFeed.Tabular;

/// <summary>The escapes of a JSON Pointer's segments (RFC 6901, section 3).</summary>
internal static class JsonPointer
{
    /// <summary>A member's name as a segment of a pointer.</summary>
    public static string Escape(string name) => name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    /// <summary>The member's name that a segment stands for; null when it has a <c>~</c> that is no escape.</summary>
    public static string? Unescape(string segment)
    {
        for (var at = segment.IndexOf('~', StringComparison.Ordinal); at >= 0; at = segment.IndexOf('~', at + 1))
        {
            if (at + 1 == segment.Length || segment[at + 1] is not ('0' or '1'))
            {
                return null;
            }
        }

        return segment.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal);
    }
}
