namespace TraceFeed.Feeds;

/// <summary>If-None-Match of RFC 9110, section 13.1.2.</summary>
internal static class EntityTags
{
    /// <summary>
    /// Whether the list names a tag, by weak comparison: <c>W/</c> makes no difference. <c>*</c> names every tag. Members that
    /// are no entity tags name none, and so do those after them.
    /// </summary>
    /// <param name="header">The header's value.</param>
    /// <param name="opaque">The tag with its quotes, without <c>W/</c>.</param>
    public static bool Name(string header, string opaque)
    {
        var rest = header.AsSpan().Trim(" \t");
        if (rest is "*")
        {
            return true;
        }

        while (!rest.IsEmpty)
        {
            if (rest[0] is ',' or ' ' or '\t')
            {
                rest = rest[1..];
                continue;
            }

            if (rest.StartsWith("W/", StringComparison.Ordinal))
            {
                rest = rest[2..];
            }

            // A comma may stand inside the quotes: only the closing quote ends a tag.
            var end = rest.Length > 1 && rest[0] == '"' ? rest[1..].IndexOf('"') : -1;
            if (end < 0)
            {
                return false;
            }

            if (rest[..(end + 2)].SequenceEqual(opaque))
            {
                return true;
            }

            rest = rest[(end + 2)..];
        }

        return false;
    }
}
