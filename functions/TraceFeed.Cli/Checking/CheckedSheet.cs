namespace TraceFeed.Cli.Checking;

/// <summary>One sheet of a file, or one list of its JSON records, row by row.</summary>
/// <param name="Name">The sheet's name or the pattern of the records; null for a file without sheets.</param>
/// <param name="Runs">Its rows in order.</param>
internal sealed record CheckedSheet(string? Name, IReadOnlyList<RowRun> Runs)
{
    /// <summary>Rows that hold anything.</summary>
    public int Rows => Runs.Sum(run => run.Count);

    /// <summary>The index of the first run with figures; the number of runs when there is none.</summary>
    public int FirstFigures => Runs.Select((run, i) => run.Figures > 0 ? i : Runs.Count).DefaultIfEmpty(0).Min();

    /// <summary>The index of the last run with figures; the number of runs when there is none.</summary>
    public int LastFigures => FirstFigures == Runs.Count ? Runs.Count : Runs.Select((run, i) => run.Figures > 0 ? i : 0).Max();

    /// <summary>How many rows of a kind it has.</summary>
    public int Of(RowKind kind) => Runs.Where(run => run.First.Kind == kind).Sum(run => run.Count);

    /// <summary>
    /// Rows set aside above or among the figures. Below them stand the notes, where publishers drop single characters and the
    /// numbers of footnotes; those are told, and no definition could know them.
    /// </summary>
    public int AsideAmongFigures => Runs.Take(LastFigures + 1).Where(run => run.First.Kind == RowKind.SetAside).Sum(run => run.Count);
}
