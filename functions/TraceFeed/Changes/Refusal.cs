namespace TraceFeed.Changes;

/// <summary>Why a file is not let in although it can be read: which guard refused it, in plain words, and some of the figures that show it.</summary>
/// <param name="Guard">One of the guards' names below.</param>
/// <param name="Reason">One sentence with the counts, for a maintainer to act on.</param>
/// <param name="Cells">At most <see cref="MostCells"/> figures.</param>
public sealed record Refusal(string Guard, string Reason, IReadOnlyList<RefusedCell> Cells)
{
    /// <summary>The most figures that are kept as evidence.</summary>
    public const int MostCells = 10;

    /// <summary>A table or a column of it is shifted by one.</summary>
    public const string Shifted = "shifted";

    /// <summary>Far fewer figures are stated than before.</summary>
    public const string Shrunken = "shrunken";

    /// <summary>The file's name tells another date than the file.</summary>
    public const string Name = "name";

    /// <summary>The file's own dates are not newer although it comes as a new publication.</summary>
    public const string Dates = "dates";
}
