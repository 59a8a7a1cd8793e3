using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>Loads where the observations of a commit stand.</summary>
internal sealed class CellIndexStore(StorageAccount storage)
{
    /// <summary>The cells of a row's edition.</summary>
    /// <exception cref="DamagedStorageException">They are missing or damaged.</exception>
    public async Task<CellIndex> GetAsync(LogRow row, CancellationToken cancellation) => CellIndexCodec.Read(
        await OnceBlobs.GetAsync(storage.Cells, row.Editions[0].Cells, cancellation) ?? throw new DamagedStorageException($"the cell index of log row {row.Number} is missing"));
}
