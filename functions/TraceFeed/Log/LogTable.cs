using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Azure;
using Azure.Data.Tables;

namespace TraceFeed.Log;

/// <summary>
/// The append-only, hash-chained log in Table storage. One partition, rows numbered without gaps: two writers cannot insert
/// the same row, so no lease and no transaction is needed. Head entities are hints: wrong ones cost requests, never correctness.
/// </summary>
public sealed class LogTable(TableClient table)
{
    private const string Partition = "log";
    private const string HintPartition = "head";

    /// <summary>The last row; null for an empty log.</summary>
    public Task<LogRow?> HeadAsync(CancellationToken cancellation) => LastAsync("log", null, cancellation);

    /// <summary>The last row of a source; null before its first.</summary>
    public Task<LogRow?> LastOfAsync(string source, CancellationToken cancellation) => LastAsync("source~" + source, source, cancellation);

    /// <summary>The row of that number; null when there is none.</summary>
    public async Task<LogRow?> FindAsync(long number, CancellationToken cancellation)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(Partition, RowKey(number), cancellationToken: cancellation);
        return found.HasValue ? Read(found.Value!) : null;
    }

    /// <summary>The row that holds the change of a sequence number; null when the log does not have it. One look for each doubling of the rows.</summary>
    /// <param name="sequence">From 1.</param>
    /// <param name="head">The last row, as <see cref="HeadAsync"/> gave it.</param>
    /// <param name="cancellation">Ends it.</param>
    internal async Task<LogRow?> HoldingAsync(long sequence, LogRow? head, CancellationToken cancellation)
    {
        if (head is null || sequence < 1 || sequence > head.LastSequence)
        {
            return null;
        }

        var (row, low, high) = (head, 1L, head.Number);
        while (sequence < row.FirstSequence || sequence > row.LastSequence)
        {
            (low, high) = sequence < row.FirstSequence ? (low, row.Number - 1) : (row.Number + 1, high);
            var middle = low + ((high - low) / 2);
            row = low > high ? null : await FindAsync(middle, cancellation);
            if (row is null)
            {
                throw new DamagedStorageException($"log row {middle} is missing, or the sequence numbers of the log have a gap");
            }
        }

        return row;
    }

    /// <summary>Rows above a number, ascending.</summary>
    public async IAsyncEnumerable<LogRow> AfterAsync(long number, string? source, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var filter = source is null
            ? TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {RowKey(number)}")
            : TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {RowKey(number)} and Source eq {source}");
        await foreach (var entity in table.QueryAsync<TableEntity>(filter, cancellationToken: cancellation))
        {
            yield return Read(entity);
        }
    }

    /// <summary>The rows that hints name, each with the hash it was inserted with. Only the last row needs them: no row after it carries its hash.</summary>
    internal async Task<IReadOnlyList<(long Number, string Hash)>> HintedAsync(CancellationToken cancellation)
    {
        var hinted = new List<(long, string)>();
        await foreach (var entity in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {HintPartition}"), cancellationToken: cancellation))
        {
            if (entity.TryGetValue("Row", out var number) && number is long row && entity.TryGetValue("Hash", out var hash) && hash is string text)
            {
                hinted.Add((row, text));
            }
        }

        return hinted;
    }

    /// <summary>Inserts a row; false when a row of that number is there.</summary>
    public async Task<bool> TryInsertAsync(LogRow row, CancellationToken cancellation)
    {
        try
        {
            await table.AddEntityAsync(Write(row), cancellation);
        }
        catch (RequestFailedException error) when (error.Status == 409)
        {
            return false;
        }

        await HintAsync("log", row, cancellation);
        await HintAsync("source~" + row.Source, row, cancellation);
        return true;
    }

    private async Task<LogRow?> LastAsync(string hint, string? source, CancellationToken cancellation)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(HintPartition, hint, cancellationToken: cancellation);
        var number = found.HasValue ? found.Value!.GetInt64("Row") ?? 0 : 0;
        var last = number > 0 ? await FindAsync(number, cancellation) : null;
        if (number > 0 && (last is null || (source is not null && last.Source != source)))
        {
            (number, last) = (0, null);
        }

        await foreach (var row in AfterAsync(number, source, cancellation))
        {
            last = row;
        }

        return last;
    }

    private async Task HintAsync(string hint, LogRow row, CancellationToken cancellation)
    {
        try
        {
            await table.UpsertEntityAsync(new TableEntity(HintPartition, hint) { ["Row"] = row.Number, ["Hash"] = row.Hash() }, TableUpdateMode.Replace, cancellation);
        }
        catch (RequestFailedException)
        {
            // The row is inserted; a stale hint is read forward from.
        }
    }

    private static string RowKey(long number) => number.ToString("D12", CultureInfo.InvariantCulture);

    // A string property holds 32 Ki characters; a row that names many files goes on in further ones.
    private const int PropertyCharacters = 30_000;

    private static TableEntity Write(LogRow row)
    {
        var entity = Entity(row);
        var editions = JsonSerializer.Serialize(row.Editions);
        for (int from = 0, part = 0; from < editions.Length; from += PropertyCharacters, part++)
        {
            entity[EditionsName(part)] = editions[from..Math.Min(editions.Length, from + PropertyCharacters)];
        }

        return entity;
    }

    private static string EditionsName(int part) => part == 0 ? "Editions" : string.Create(CultureInfo.InvariantCulture, $"Editions{part:D2}");

    private static string EditionsOf(TableEntity entity)
    {
        var text = Text(entity, EditionsName(0));
        for (var part = 1; entity.GetString(EditionsName(part)) is { } more; part++)
        {
            text += more;
        }

        return text;
    }

    private static TableEntity Entity(LogRow row) => new(Partition, RowKey(row.Number))
    {
        ["Source"] = row.Source,
        ["Ordinal"] = row.Ordinal,
        ["PreviousRow"] = row.PreviousRow,
        ["Publication"] = row.Publication,
        ["Published"] = row.Published is { } date ? Observations.Period.Iso(date) : null,
        ["Changes"] = row.Changes,
        ["Count"] = row.Count,
        ["FirstSequence"] = row.FirstSequence,
        ["Vintage"] = row.Vintage,
        ["Backload"] = row.Backload,
        ["Reread"] = row.Reread is null ? null : JsonSerializer.Serialize(row.Reread),
        ["PreviousHash"] = row.PreviousHash,
        ["RecordedAt"] = row.RecordedAt,
    };

    private static LogRow Read(TableEntity entity)
    {
        try
        {
            return Row(entity);
        }
        catch (Exception error) when (error is FormatException or JsonException or InvalidOperationException)
        {
            throw new DamagedStorageException($"log row {entity.RowKey.TrimStart('0')} cannot be read: {error.Message}", error);
        }
    }

    private static LogRow Row(TableEntity entity) => new()
    {
        Number = long.Parse(entity.RowKey, CultureInfo.InvariantCulture),
        Source = Text(entity, "Source"),
        Ordinal = entity.GetInt32("Ordinal") ?? 0,
        PreviousRow = entity.GetInt64("PreviousRow") ?? 0,
        Publication = Text(entity, "Publication"),
        Published = entity.GetString("Published") is { } date ? DateOnly.ParseExact(date, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null,
        Editions = JsonSerializer.Deserialize<LoggedEdition[]>(EditionsOf(entity))!,
        Changes = Text(entity, "Changes"),
        Count = entity.GetInt32("Count") ?? 0,
        FirstSequence = entity.GetInt64("FirstSequence") ?? 0,
        Vintage = Text(entity, "Vintage"),
        Backload = entity.GetString("Backload"),
        Reread = entity.GetString("Reread") is { } reread ? JsonSerializer.Deserialize<int[]>(reread) : null,
        PreviousHash = Text(entity, "PreviousHash"),
        RecordedAt = entity.GetDateTimeOffset("RecordedAt") ?? default,
    };

    private static string Text(TableEntity entity, string name) => entity.GetString(name) ?? throw new DamagedStorageException($"log row {entity.RowKey.TrimStart('0')} has no {name}");
}
