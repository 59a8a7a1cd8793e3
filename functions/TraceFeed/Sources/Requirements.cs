using System.Text.RegularExpressions;

namespace TraceFeed.Sources;

/// <summary>What rules ask of one source's definition; each throws a <see cref="DefinitionException"/> that names the source and the place.</summary>
internal sealed class Requirements(string source)
{
    /// <summary>Something that must be so.</summary>
    public void That(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new DefinitionException($"Source '{source}': {otherwise}.");
        }
    }

    /// <summary>A text that says something.</summary>
    public void Text(string what, string? text) => That(!string.IsNullOrWhiteSpace(text), $"{what} is empty; give it a text");

    /// <summary>Ids of which none may stand twice.</summary>
    public void Unique(string what, IEnumerable<string> ids)
    {
        var twice = ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1);
        That(twice is null, $"the {what} '{twice?.Key}' stands twice");
    }

    /// <summary>A pattern that must be usable and have those groups.</summary>
    public void Pattern(string member, string? pattern, params string[] groups)
    {
        if (pattern is null)
        {
            return;
        }

        try
        {
            var found = new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking).GetGroupNames();
            That(groups.All(found.Contains), $"the pattern of '{member}' lacks the group {string.Join(", ", groups.Except(found))}");
        }
        catch (Exception error) when (error is ArgumentException or NotSupportedException)
        {
            throw new DefinitionException($"Source '{source}': '{member}' is no usable pattern: {error.Message}", error);
        }
    }
}
