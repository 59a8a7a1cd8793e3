namespace TraceFeed.Cli.Checking;

/// <summary>
/// Which kinds of warning say that a definition did not recognise something; the others say what it made of an oddity, or are
/// of single cells, and then the row in which the cell stands decides.
/// </summary>
internal static class Oddity
{
    // A header or number in another spelling is understood; a repeated figure is stated; an empty list states nothing that could be missed.
    private static readonly string[] Understood = ["header", "text", "repeat", "missing-table"];

    private static readonly string[] OfCells = ["stray", "conflict"];

    /// <summary>Whether a warning of that kind leaves something for a maintainer to do.</summary>
    public static bool IsUnrecognised(string kind) => !Understood.Contains(kind, StringComparer.Ordinal) && !IsOfCell(kind);

    /// <summary>Whether a warning of that kind says that a cell is not captured.</summary>
    public static bool IsOfCell(string kind) => OfCells.Contains(kind, StringComparer.Ordinal);
}
