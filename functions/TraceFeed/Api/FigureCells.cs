using TraceFeed.Changes;
using TraceFeed.Log;

namespace TraceFeed.Api;

/// <summary>Finds the cells of published figures. Of the cells of commits only the indices that hold some are loaded, each once.</summary>
internal sealed class FigureCells(StorageAccount storage)
{
    private const int IndicesAtOnce = 8;

    private readonly CellStore indices = new(storage);

    /// <summary>The cell of each figure; null for one that was withdrawn.</summary>
    /// <param name="vintage">The vintage, its series loaded.</param>
    /// <param name="commit">The commit whose state it is.</param>
    /// <param name="figures">Published figures of the vintage.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<CellAddress?[]> OfAsync(Vintage vintage, AskedCommit commit, IReadOnlyList<PlacedFigure> figures, CancellationToken cancellation)
    {
        // The commit that stated the block last has the cell, unless it left the figure out; the one that set the value always has.
        var cells = new CellAddress?[figures.Count];
        foreach (var last in new[] { true, false })
        {
            var left = Enumerable.Range(0, figures.Count).Where(i => cells[i] is null && !figures[i].IsWithdrawn).ToLookup(i => last ? vintage.Blocks[figures[i].Key].StatedBy : figures[i].SetBy);
            await Parallel.ForEachAsync(left, new ParallelOptions { MaxDegreeOfParallelism = IndicesAtOnce, CancellationToken = cancellation }, async (places, token) =>
            {
                var index = await indices.GetAsync(commit.Rows[places.Key], token);
                foreach (var i in places)
                {
                    var key = figures[i].State.KeyIn(places.Key);
                    cells[i] = index.Find(figures[i].Key with { Table = vintage.Series[key].Series.Table }, key);
                }
            });
        }

        return cells;
    }
}
