using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>Stores and loads where the observations of editions stand.</summary>
internal sealed class CellStore(StorageAccount storage)
{
    /// <summary>Stores an index and returns its SHA-256.</summary>
    public Task<string> PutAsync(CellIndex index, CancellationToken cancellation) => PutAsync(CellIndexCodec.Write(index), cancellation);

    /// <summary>Stores an index as it was stored elsewhere and returns its SHA-256.</summary>
    public Task<string> PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation) => OnceBlobs.PutAsync(storage.Cells, bytes, "application/octet-stream", cancellation);

    /// <summary>The cells of one edition.</summary>
    /// <exception cref="DamagedStorageException">The index is missing.</exception>
    public async Task<CellIndex> GetAsync(LogRow row, LoggedEdition edition, CancellationToken cancellation) => CellIndexCodec.Read(
        await OnceBlobs.GetAsync(storage.Cells, edition.Cells, cancellation) ?? throw new DamagedStorageException($"the cell index of log row {row.Number} is missing"));

    /// <summary>The cells of a commit: of one file, or of those that it read again, the newest first.</summary>
    /// <exception cref="DamagedStorageException">An index is missing.</exception>
    public async Task<CellIndex> GetAsync(LogRow row, CancellationToken cancellation)
    {
        CellIndex? cells = null;
        foreach (var edition in row.Editions.Take(row.Reread?.Count ?? 1).Reverse())
        {
            var index = await GetAsync(row, edition, cancellation);
            cells = new CellIndex { Sha256 = index.Sha256, Sheets = index.Sheets, Blocks = index.Blocks, Earlier = cells };
        }

        return cells!;
    }
}
