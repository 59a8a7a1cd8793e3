using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>What the log last told of a publication of a source that did not come.</summary>
internal static class LateReader
{
    /// <summary>The last <c>publication.late</c> of a source with its row; null when there was none.</summary>
    /// <param name="history">The source's rows, the oldest first.</param>
    /// <param name="changeSets">Where their changes are.</param>
    /// <param name="cancellation">Ends it.</param>
    public static async Task<(LogRow Row, Change Change)?> LatestAsync(IReadOnlyList<LogRow> history, ChangeSetStore changeSets, CancellationToken cancellation)
    {
        foreach (var row in history.Where(row => row.Editions.Count == 0).Reverse())
        {
            if ((await changeSets.GetAsync(row, cancellation)).FirstOrDefault(change => change.Late is not null) is { } late)
            {
                return (row, late);
            }
        }

        return null;
    }
}
