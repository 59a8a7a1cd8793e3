namespace TraceFeed.Cli.Checking;

/// <summary>One sheet of a file, or one list of its JSON records, row by row.</summary>
/// <param name="Name">The sheet's name or the pattern of the records; null for a file without sheets.</param>
/// <param name="Runs">Its rows in order.</param>
internal sealed record CheckedSheet(string? Name, IReadOnlyList<RowRun> Runs)
{
    /// <summary>Rows that hold anything.</summary>
    public int Rows => Runs.Sum(run => run.Count);

    /// <summary>Whether any figure of it is captured.</summary>
    public bool HasFigures => Runs.Any(run => run.Figures > 0);

    /// <summary>How many rows of a kind it has.</summary>
    public int Of(RowKind kind) => Runs.Where(run => run.First.Kind == kind).Sum(run => run.Count);
}
