using TraceFeed.Sources;

namespace TraceFeed.Observations;

/// <summary>Finds the area that type, code and name of a row stand for.</summary>
internal sealed class AreaNames(AreaColumns definition, IReadOnlyList<AreaLookup> lookups, ReadingBuilder builder)
{
    private const int GssCode = 9;

    private readonly Dictionary<string, string> types = definition.Types.ToDictionary(pair => Label.Key(pair.Key), pair => pair.Value, StringComparer.Ordinal);

    /// <summary>The area, and whether it has a code or is in a lookup. What no one knows is captured and reported.</summary>
    public (Area Area, bool IsKnown) Find(string type, string code, string name, string? sheet, string place)
    {
        if (definition.Fixed is { } one)
        {
            return (one, true);
        }

        var kind = definition.Type ?? Type(type, sheet, place);

        code = Code(code);

        // A code that the file states is the area's identity, and the name beside it is the publisher's own; only a missing name is looked up.
        var isCode = code.Any(char.IsAsciiDigit);
        if (isCode && name.Length > 0)
        {
            Compare(kind, code, name, sheet, place);
            return (new Area(kind, code, name), true);
        }

        if (Known(kind, code, name) is { } known)
        {
            return (known, true);
        }

        if (isCode)
        {
            builder.Warn("unknown-area", sheet, place, $"the code '{Label.Short(code)}' {(lookups.Count > 0 ? $"is in none of the lookups ({string.Join(", ", definition.Lookups)})" : "has no name")}; the area is captured under its code");
            return (new Area(kind, code, code), true);
        }

        var unknown = name.Length > 0 ? name : code;
        builder.Warn("unknown-area", sheet, place, $"the area '{Label.Short(unknown)}' {(lookups.Count > 0 ? $"is not in the lookup '{string.Join("', '", definition.Lookups)}'" : "has no code")}; it is captured without a code under a provisional id");
        return (new Area(kind, null, unknown), false);
    }

    // A GSS code typed in lower case is the same code: a letter and eight digits.
    private static string Code(string code) =>
        code.Length == GssCode && char.IsAsciiLetterLower(code[0]) && code.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0 ? code.ToUpperInvariant() : code;

    // Only a lookup that knows both can tell that they contradict each other: an unknown name is the publisher's own wording. An entry
    // without a code is an area of several, one of which may lend it its own.
    private void Compare(string kind, string code, string name, string? sheet, string place)
    {
        foreach (var lookup in lookups)
        {
            if (lookup.FindCode(code) is { } byCode && lookup.Find(name) is { Code: not null } byName && byCode.Code != byName.Code && byCode.Type == kind && byName.Type == kind)
            {
                builder.Warn("area-name", sheet, place, $"the code '{code}' is that of {byCode.Name} in the lookup, but beside it stands '{Label.Short(name)}', whose code is {byName.Code}; the figures are captured under the code");
                return;
            }
        }
    }

    private Area? Known(string kind, string code, string name)
    {
        foreach (var lookup in lookups)
        {
            var found = (code.Length > 0 ? lookup.FindCode(code) : null) ?? (definition.Name is not null ? lookup.Find(name) : null) ?? (definition.Code is not null && code.Length > 0 ? lookup.Find(code) : null);
            if (found is not null && (definition.TypeColumn is null || found.Type == kind))
            {
                return found;
            }
        }

        return null;
    }

    private string Type(string text, string? sheet, string place)
    {
        if (types.TryGetValue(Label.Key(text), out var type))
        {
            return type;
        }

        builder.Warn("unknown-area-type", sheet, place, $"the type of area '{Label.Short(text)}' is not in the definition; its areas are captured under a provisional type");
        return "~" + Label.Slug(text);
    }
}
