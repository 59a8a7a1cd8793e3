using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>A cell of an archived original, with a link to the file.</summary>
internal static class CellText
{
    /// <summary><c>Table_11!Z7 in 74910d83</c>, linked to the original by its whole hash.</summary>
    public static Run Of(CellAddress? cell) => cell is null
        ? new Run("–")
        : new Run($"{Place(cell)} in {Short(cell.Sha256)}", SiteLinks.Original(cell.Sha256));

    /// <summary><c>Table_11!R7 in ad8ccaf3 → Table_11!R7 in 74910d83</c>: where the old and the new figure of a difference stand, as far as there is one.</summary>
    public static TableCell Of(StatedValue? old, StatedValue? now) => (old?.Cell, now?.Cell) switch
    {
        ({ } before, { } after) => new TableCell([Of(before), new Run(" → "), Of(after)]),
        var (before, after) => new TableCell([Of(after ?? before)]),
    };

    /// <summary>Sheet and reference.</summary>
    public static string Place(CellAddress cell) => cell.Sheet is null ? cell.Ref : $"{cell.Sheet}!{cell.Ref}";

    /// <summary>As much of a hash as people compare.</summary>
    public static string Short(string sha256) => sha256.Length <= 8 ? sha256 : sha256[..8];
}
