using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>A cell of an archived original, with a link to the file.</summary>
internal static class CellText
{
    /// <summary><c>Table_11!Z7 in 74910d83</c>, linked to the original by its whole hash.</summary>
    public static Run Of(CellAddress? cell) => cell is null
        ? new Run("–")
        : new Run($"{Place(cell)} in {Short(cell.Sha256)}", SiteLinks.Original(cell.Sha256));

    /// <summary>Sheet and reference.</summary>
    public static string Place(CellAddress cell) => cell.Sheet is null ? cell.Ref : $"{cell.Sheet}!{cell.Ref}";

    /// <summary>As much of a hash as people compare.</summary>
    public static string Short(string sha256) => sha256.Length <= 8 ? sha256 : sha256[..8];
}
