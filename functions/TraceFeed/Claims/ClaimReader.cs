using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Claims;

/// <summary>Holds the claims of this build against the log.</summary>
public sealed class ClaimReader(StorageAccount storage, DefinitionCatalog catalog, LogRows log)
{
    private Known? known;

    /// <summary>The evaluation as of the log's last row. It is made anew when there is another row.</summary>
    public async Task<ClaimEvaluation> ReadAsync(CancellationToken cancellation)
    {
        var rows = await log.AllAsync(cancellation);
        var last = rows.Count == 0 ? 0 : rows[^1].Number;
        if (known is not { } before || before.Row != last)
        {
            var book = ClaimBook.Embedded;
            known = before = new Known(last, ClaimEvaluation.Of(book, await new FigureFinder(storage, catalog).FindAsync(book.Asked, rows, cancellation), catalog));
        }

        return before.Evaluation;
    }

    private sealed record Known(long Row, ClaimEvaluation Evaluation);
}
