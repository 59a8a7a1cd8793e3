namespace TraceFeed.Changes;

/// <summary>What a publisher's new change notes say of one table, beside what was found of it.</summary>
/// <param name="Table">The table's id.</param>
/// <param name="Sheet">The sheet it stands on; null for a file without sheets.</param>
/// <param name="Mention"><see cref="Mentioned"/>, <see cref="NotMentioned"/> or <see cref="WithoutEffect"/>.</param>
/// <param name="Note">The note that names it, a long one cut around the place; null where none does.</param>
/// <param name="Changes">How many changes of figures published before the table has; a change that stands for many is one.</param>
public sealed record NoteFinding(string Table, string? Sheet, string Mention, string? Note, int Changes)
{
    /// <summary>A note names the table, and figures of it changed.</summary>
    public const string Mentioned = "mentioned";

    /// <summary>Figures of the table changed, and no note names it.</summary>
    public const string NotMentioned = "not-mentioned";

    /// <summary>A note names the table, and no figure of it changed.</summary>
    public const string WithoutEffect = "without-effect";
}
