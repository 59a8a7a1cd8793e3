namespace TraceFeed.Feeds;

/// <summary>What stands in one place of a table.</summary>
/// <param name="Runs">Its parts in order; they bring their own blanks.</param>
public sealed record TableCell(IReadOnlyList<Run> Runs)
{
    /// <summary>A cell without links.</summary>
    public TableCell(string text) : this([new Run(text)])
    {
    }

    /// <summary>The text of all its parts.</summary>
    public string Text => string.Concat(Runs.Select(run => run.Text));
}
