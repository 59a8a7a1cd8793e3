using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>A cell of an archived original.</summary>
internal static class CellText
{
    /// <summary><c>Table_11!Z7 in 74910d83</c>; a dash for none.</summary>
    public static Run Of(CellAddress? cell) => new(cell is null ? "–" : $"{Place(cell)} in {Short(cell.Sha256)}");

    /// <summary>The same, linked to the page of the cell.</summary>
    public static Run Page(CellAddress cell) => Of(cell) with { Link = Link(cell) };

    /// <summary>The path of the page of the cell.</summary>
    public static string Link(CellAddress cell) => SiteLinks.Cell(cell.Sha256, cell.Sheet, cell.Ref);

    /// <summary><c>Table_11!R7 in ad8ccaf3 → Table_11!R7 in 74910d83</c>: where the old and the new figure of a difference stand, as far as there is one.</summary>
    public static TableCell Of(StatedValue? old, StatedValue? now) => (old?.Cell, now?.Cell) switch
    {
        ({ } before, { } after) => new TableCell([Of(before), new Run(" → "), Of(after)]),
        var (before, after) => new TableCell([Of(after ?? before)]),
    };

    /// <summary>A figure as a link to its cell; plain text where the cell is not known.</summary>
    /// <param name="figure">The figure in words.</param>
    /// <param name="stated">What is stated; null for nothing.</param>
    public static TableCell Figure(string figure, StatedValue? stated) =>
        new([stated?.Cell is { } cell ? new Run(figure, Link(cell)) : new Run(figure)]);

    /// <summary>Sheet and reference.</summary>
    public static string Place(CellAddress cell) => cell.Sheet is null ? cell.Ref : $"{cell.Sheet}!{cell.Ref}";

    /// <summary>As much of a hash as people compare.</summary>
    public static string Short(string sha256) => sha256.Length <= 8 ? sha256 : sha256[..8];
}
