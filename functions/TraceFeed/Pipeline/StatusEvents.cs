using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using TraceFeed.Log;

namespace TraceFeed.Pipeline;

/// <summary>
/// What a maintainer must see, in Table storage, the newest first. The list only grows: what was quarantined stays told when it is let in.
/// An event and its id are added together or not at all, so the same is told once, whatever is tried again.
/// </summary>
public sealed class StatusEvents(StorageAccount storage)
{
    private const string Partition = "status";
    private const string IdRow = "id~";
    private const int LongestText = 4_000;

    /// <summary>Tells that a file was not let in, once for each reason.</summary>
    internal Task QuarantinedAsync(Edition edition, DateTimeOffset at, CancellationToken cancellation) =>
        AddAsync(StatusEvent.Quarantined, edition.Source, at, edition.FileName, edition.Reason, edition.Sha256, $"{edition.Publication}\n{edition.Url?.AbsoluteUri}\n{edition.Sha256}\n{edition.Reason}", cancellation);

    /// <summary>Tells what a maintainer decided.</summary>
    internal Task DecidedAsync(Edition edition, LogRow row, DateTimeOffset at, CancellationToken cancellation) => AddAsync(
        row.IsRejection ? StatusEvent.Rejected : StatusEvent.Accepted, edition.Source, at, edition.FileName, edition.Reason, edition.Sha256, row.Number.ToString(CultureInfo.InvariantCulture), cancellation);

    /// <summary>Tells when looks begin to fail, and when they go well again.</summary>
    internal Task LookedAsync(string source, Look? before, Look now, CancellationToken cancellation) => (before?.Problem is null) == (now.Problem is null)
        ? Task.CompletedTask
        : AddAsync(now.Problem is null ? StatusEvent.LookRecovered : StatusEvent.LookFailed, source, now.At, subject: null, now.Problem, sha256: null, before?.At.ToString("O", CultureInfo.InvariantCulture) ?? "", cancellation);

    /// <summary>Events, the newest first.</summary>
    /// <param name="after">Where an earlier list ended, its last <see cref="StatusEvent.Cursor"/>; null from the newest on.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellation">Ends it.</param>
    public async Task<IReadOnlyList<StatusEvent>> NewestAsync(string? after, int count, CancellationToken cancellation)
    {
        var events = new List<StatusEvent>();
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {Partition} and RowKey gt {after ?? ""} and RowKey lt {IdRow}");
        await foreach (var entity in storage.Events.QueryAsync<TableEntity>(filter, maxPerPage: count, cancellationToken: cancellation))
        {
            events.Add(new StatusEvent(
                entity.RowKey.Split('~')[^1], entity.GetString("Kind") ?? "", entity.GetString("Source") ?? "", entity.GetDateTimeOffset("At") ?? default, entity.GetString("Subject"), entity.GetString("Text"), entity.GetString("Sha256"))
            { Cursor = entity.RowKey });
            if (events.Count == count)
            {
                break;
            }
        }

        return events;
    }

    private async Task AddAsync(string kind, string source, DateTimeOffset at, string? subject, string? text, string? sha256, string identity, CancellationToken cancellation)
    {
        var id = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{source}\n{identity}")))[..16];
        var newestFirst = (DateTimeOffset.MaxValue.Ticks - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
        var entity = new TableEntity(Partition, $"{newestFirst}~{id}")
        {
            ["Kind"] = kind,
            ["Source"] = source,
            ["At"] = at,
            ["Subject"] = subject,
            ["Text"] = text?.Length > LongestText ? text[..LongestText] + "…" : text,
            ["Sha256"] = sha256,
        };
        try
        {
            await storage.Events.SubmitTransactionAsync([new TableTransactionAction(TableTransactionActionType.Add, new TableEntity(Partition, IdRow + id)), new TableTransactionAction(TableTransactionActionType.Add, entity)], cancellation);
        }
        catch (TableTransactionFailedException error) when (error.Status == 409)
        {
            // It is told already.
        }
    }
}
