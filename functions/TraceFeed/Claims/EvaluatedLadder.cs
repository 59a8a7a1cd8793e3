namespace TraceFeed.Claims;

/// <summary>A ladder with what the log has of its figures.</summary>
/// <param name="Ladder">The ladder.</param>
/// <param name="Rows">Its figures, in its order.</param>
public sealed record EvaluatedLadder(Ladder Ladder, IReadOnlyList<FigureRow> Rows)
{
    /// <summary>How the figures first published differ from those of the next publication in the log.</summary>
    public LadderRevisions ByNext => LadderRevisions.Of(Rows.Select(row => (First(row), row.Next?.Number)));

    /// <summary>How they differ from the newest.</summary>
    public LadderRevisions ByNow => LadderRevisions.Of(Rows.Select(row => (First(row), row.Next is null ? null : row.Now?.Number)));

    // A page that reports a later publication does not tell what was first published.
    private static decimal? First(FigureRow row) => row.OnTheDay?.Number ?? row.Reports.FirstOrDefault(reported => reported.First)?.Value;
}
