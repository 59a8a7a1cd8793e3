using System.Text.Json.Serialization;

namespace TraceFeed.Sources;

/// <summary>
/// A geography that a value refers to. Its identity is type, code and name together: one GSS code can stand for
/// both an upper-tier and a lower-tier authority, and an area that no lookup knows has no code.
/// </summary>
/// <param name="Type">The kind of area, for instance <c>nation</c> or <c>utla</c>.</param>
/// <param name="Code">The nine-character GSS code of the Office for National Statistics, or null when unknown.</param>
/// <param name="Name">The canonical name.</param>
public sealed record Area(string Type, string? Code, string Name)
{
    private const string LowerTier = "ltla";

    /// <summary>What tells the area apart from others: its type, and its code or, without one, its name.</summary>
    [JsonIgnore]
    public string Key => $"{Type}:{Code ?? Name}";

    /// <summary>The name as a reader is shown it: one name often stands for an upper-tier authority and a lower-tier one inside it.</summary>
    [JsonIgnore]
    public string Shown => Type == LowerTier ? $"{Name} (lower tier)" : Name;

    /// <summary>Whether a reader means it by that text: its <see cref="Key"/>, its code or, whatever the case, its name.</summary>
    public bool Is(string text) => text == Key || text == Code || string.Equals(text, Name, StringComparison.OrdinalIgnoreCase);
}
