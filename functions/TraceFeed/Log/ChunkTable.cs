using System.Security.Cryptography;
using Azure.Data.Tables;

namespace TraceFeed.Log;

/// <summary>
/// Content-addressed chunks in Table storage, one partition a source. A binary property holds at most 64 KiB and an entity
/// 1 MiB (Azure counts its bytes, Azurite, which checks only some requests, its Base64), so chunks are cut at <see cref="PropertyBytes"/> and <see cref="EntityBytes"/>.
/// </summary>
internal sealed class ChunkTable(TableClient table)
{
    /// <summary>The most in one binary property.</summary>
    public const int PropertyBytes = 60 << 10;

    /// <summary>The most in one entity: twelve full properties, which as Base64 still stay below 1 MiB.</summary>
    public const int EntityBytes = 12 * PropertyBytes;

    private const int ActionsInTransaction = 100;
    private const int BytesInTransaction = 3 << 20;
    private const int ReadsAtOnce = 16;

    /// <summary>The id of a chunk: the SHA-256 of its bytes, lower-case hex.</summary>
    public static string Id(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    /// <summary>Stores chunks; storing one again is harmless.</summary>
    public async Task PutAsync(string source, IEnumerable<byte[]> chunks, CancellationToken cancellation)
    {
        var batch = new List<TableTransactionAction>();
        var size = 0;
        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var entity in chunks.SelectMany(bytes => Entities(source, bytes)).Where(entity => rows.Add(entity.RowKey)))
        {
            var bytes = Parts(entity).Sum(part => part.Length);

            // Binary travels as Base64, four bytes for three.
            if (batch.Count == ActionsInTransaction || size + (bytes * 4 / 3) > BytesInTransaction)
            {
                await table.SubmitTransactionAsync(batch, cancellation);
                (batch, size) = ([], 0);
            }

            batch.Add(new TableTransactionAction(TableTransactionActionType.UpsertReplace, entity));
            size += (bytes * 4 / 3) + 1024;
        }

        if (batch.Count > 0)
        {
            await table.SubmitTransactionAsync(batch, cancellation);
        }
    }

    /// <summary>The bytes of chunks, in the order asked.</summary>
    /// <exception cref="DamagedStorageException">One is missing or does not hash to its id.</exception>
    public async Task<IReadOnlyList<byte[]>> GetAsync(string source, IReadOnlyList<string> ids, CancellationToken cancellation)
    {
        var found = new byte[ids.Count][];
        await Parallel.ForAsync(0, ids.Count, new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellation }, async (i, token) =>
        {
            var first = await EntityAsync(source, ids[i], 0, token);
            var parts = new List<byte[]>(Parts(first));
            for (var n = 1; n < (first.GetInt32("Entities") ?? 1); n++)
            {
                parts.AddRange(Parts(await EntityAsync(source, ids[i], n, token)));
            }

            found[i] = [.. parts.SelectMany(part => part)];
            if (Id(found[i]) != ids[i])
            {
                throw new DamagedStorageException($"chunk {ids[i]} of {source} does not hash to its id");
            }
        });
        return found;
    }

    internal static IEnumerable<TableEntity> Entities(string source, byte[] bytes)
    {
        var id = Id(bytes);
        var count = Math.Max(1, (bytes.Length + EntityBytes - 1) / EntityBytes);
        for (var n = 0; n < count; n++)
        {
            var entity = new TableEntity(source, RowKey(id, n)) { ["Entities"] = count };
            var end = Math.Min(bytes.Length, (n + 1) * EntityBytes);
            for (int from = n * EntityBytes, part = 0; from < end; from += PropertyBytes, part++)
            {
                entity[PartName(part)] = bytes[from..Math.Min(end, from + PropertyBytes)];
            }

            yield return entity;
        }
    }

    private async Task<TableEntity> EntityAsync(string source, string id, int n, CancellationToken cancellation)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(source, RowKey(id, n), cancellationToken: cancellation);
        return found.HasValue ? found.Value! : throw new DamagedStorageException($"chunk {id} of {source} is missing");
    }

    private static IEnumerable<byte[]> Parts(TableEntity entity)
    {
        for (var part = 0; entity.GetBinary(PartName(part)) is { } bytes; part++)
        {
            yield return bytes;
        }
    }

    private static string RowKey(string id, int n) => n == 0 ? id : string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{id}~{n:D4}");

    private static string PartName(int part) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Data{part:D2}");
}
