namespace TraceFeed.Tabular;

/// <summary>
/// Which values of a JSON text are records: a JSON Pointer (RFC 6901) whose segments may also be <c>*</c>, any member or item, or
/// <c>{name}</c>, any member or item whose name or number is a column called so. The empty pattern is the whole text.
/// </summary>
/// <param name="Text">The pattern as written.</param>
/// <param name="Segments">Its segments, from the root.</param>
internal sealed record JsonPattern(string Text, IReadOnlyList<JsonSegment> Segments)
{
    /// <summary>The columns that segments give, from the root.</summary>
    public IReadOnlyList<string> Captures { get; } = [.. Segments.Select(one => one.Capture).OfType<string>()];

    /// <summary>Reads a pattern.</summary>
    /// <exception cref="FormatException">It is none; the message says what is wrong with it.</exception>
    public static JsonPattern Parse(string text)
    {
        if (text.Length > 0 && text[0] != '/')
        {
            throw new FormatException($"the pattern '{text}' begins with no '/'; expected a JSON Pointer such as /areas/{{code}}/cases/*, or nothing for the whole file");
        }

        var segments = text.Length == 0 ? [] : text[1..].Split('/').Select(one => Segment(one, text)).ToArray();
        var pattern = new JsonPattern(text, segments);
        return pattern.Captures.Distinct(StringComparer.Ordinal).Count() != pattern.Captures.Count
            ? throw new FormatException($"the pattern '{text}' names two segments alike; give each its own name")
            : segments.Length >= TabularLimits.JsonDepth
            ? throw new FormatException($"the pattern '{text}' has {segments.Length} segments; JSON is read {TabularLimits.JsonDepth} deep")
            : pattern;
    }

    private static JsonSegment Segment(string segment, string text) => segment switch
    {
        "*" => new JsonSegment(Literal: null, Capture: null),
        "{}" => throw new FormatException($"the pattern '{text}' has {{}} without a name; write {{name}}, or * for no column"),
        ['{', .. var name, '}'] => new JsonSegment(Literal: null, name),
        _ => new JsonSegment(
            JsonPointer.Unescape(segment) ?? throw new FormatException($"the pattern '{text}' has a '~' that is no ~0 or ~1; write ~0 for '~' (RFC 6901)"),
            Capture: null),
    };
}
