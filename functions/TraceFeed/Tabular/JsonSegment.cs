using System.Globalization;

namespace TraceFeed.Tabular;

/// <summary>One segment of a <see cref="JsonPattern"/>.</summary>
/// <param name="Literal">The member's name, or the item's number in digits, that it asks for; null for any.</param>
/// <param name="Capture">The column that the name or number becomes; null for none.</param>
internal sealed record JsonSegment(string? Literal, string? Capture)
{
    // A number is written in one way only (RFC 6901, section 4): "01" is no item.
    private readonly int index = int.TryParse(Literal, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && (Literal[0] != '0' || Literal.Length == 1) ? number : -1;

    /// <summary>Whether a member of an object is asked for.</summary>
    public bool Matches(string name) => Literal is null || Literal == name;

    /// <summary>Whether an item of an array is asked for, numbered from 0.</summary>
    public bool Matches(int item) => Literal is null || item == index;
}
