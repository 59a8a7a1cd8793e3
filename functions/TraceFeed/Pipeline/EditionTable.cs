using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Data.Tables;
using TraceFeed.Fetching;
using TraceFeed.Observations;

namespace TraceFeed.Pipeline;

/// <summary>The editions of every source in Table storage, one partition a source, the oldest publication first.</summary>
public sealed class EditionTable(TableClient table)
{
    // Both sort after every day, by which the rows of editions begin.
    private const string LookRow = "look";
    private const string ThroughRow = "through";

    // Storage takes 100 in 4 MiB; notes may take 43 KiB of each and evidence 11, as Base64.
    private const int ActionsInTransaction = 60;

    /// <summary>Every edition of a source, the oldest publication first.</summary>
    public async Task<IReadOnlyList<Edition>> AllAsync(string source, CancellationToken cancellation)
    {
        var editions = new List<Edition>();
        await foreach (var entity in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {source} and RowKey lt {LookRow}"), cancellationToken: cancellation))
        {
            editions.Add(Read(entity));
        }

        return editions;
    }

    /// <summary>Every edition of a source, the oldest publication first, and the last look at it: one query.</summary>
    public async Task<(IReadOnlyList<Edition> Editions, Look? Look)> StateAsync(string source, CancellationToken cancellation)
    {
        var (editions, look) = (new List<Edition>(), (Look?)null);
        await foreach (var entity in table.QueryAsync<TableEntity>(TableClient.CreateQueryFilter($"PartitionKey eq {source} and RowKey le {LookRow}"), cancellationToken: cancellation))
        {
            if (entity.RowKey == LookRow)
            {
                look = LookOf(entity);
            }
            else
            {
                editions.Add(Read(entity));
            }
        }

        return (editions, look);
    }

    /// <summary>Stores what is known of an edition.</summary>
    public Task PutAsync(Edition edition, CancellationToken cancellation) => table.UpsertEntityAsync(Write(edition), TableUpdateMode.Replace, cancellation);

    /// <summary>Stores what is known of the editions of one source: all of it or, should the process die, nothing.</summary>
    public async Task PutAsync(IReadOnlyCollection<Edition> editions, CancellationToken cancellation)
    {
        foreach (var batch in editions.Select(edition => new TableTransactionAction(TableTransactionActionType.UpsertReplace, Write(edition))).Chunk(ActionsInTransaction))
        {
            await table.SubmitTransactionAsync(batch, cancellation);
        }
    }

    /// <summary>The last look at a source; null when there was none.</summary>
    public async Task<Look?> LastLookAsync(string source, CancellationToken cancellation)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(source, LookRow, cancellationToken: cancellation);
        return found.HasValue ? LookOf(found.Value!) : null;
    }

    /// <summary>Remembers a look at a source.</summary>
    public Task LookedAsync(string source, Look look, CancellationToken cancellation) =>
        table.UpsertEntityAsync(new TableEntity(source, LookRow) { ["At"] = look.At, ["Problem"] = look.Problem, ["Succeeded"] = look.Succeeded }, TableUpdateMode.Replace, cancellation);

    /// <summary>Forgets the last look, so that the source is due at once.</summary>
    public Task ForgetLookAsync(string source, CancellationToken cancellation) => table.DeleteEntityAsync(source, LookRow, cancellationToken: cancellation);

    /// <summary>The last date whose address was asked, for a source with dated addresses; null when none was. Forgetting a look does not forget it.</summary>
    public async Task<DateOnly?> ThroughAsync(string source, CancellationToken cancellation)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>(source, ThroughRow, cancellationToken: cancellation);
        return found.HasValue && found.Value!.GetString("Date") is { } date ? Day(date) : null;
    }

    /// <summary>Remembers the last date whose address was asked.</summary>
    public Task LookedThroughAsync(string source, DateOnly date, CancellationToken cancellation) =>
        table.UpsertEntityAsync(new TableEntity(source, ThroughRow) { ["Date"] = Period.Iso(date) }, TableUpdateMode.Replace, cancellation);

    private static Look? LookOf(TableEntity entity)
    {
        if (entity.GetDateTimeOffset("At") is not { } at)
        {
            return null;
        }

        var look = new Look(at, entity.GetString("Problem"));
        return look with { Succeeded = look.Succeeded ?? entity.GetDateTimeOffset("Succeeded") };
    }

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    // A publication sorts by its day; hashes keep publishers' paths out of keys, where their characters are not allowed.
    private static string RowKey(Edition edition) => $"{Period.Iso(edition.Published)}~{Hash(edition.Publication)}~{Hash(edition.Url?.AbsoluteUri ?? "")}";

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..32];

    private static TableEntity Write(Edition edition) => new(edition.Source, RowKey(edition))
    {
        ["Publication"] = edition.Publication,
        ["Title"] = edition.Title,
        ["Page"] = edition.Page.AbsoluteUri,
        ["Published"] = Period.Iso(edition.Published),
        ["UpdatedAt"] = edition.UpdatedAt,
        ["Notes"] = edition.Notes.Count == 0 ? null : NoteList.Write(edition.Notes),
        ["Url"] = edition.Url?.AbsoluteUri,
        ["FileName"] = edition.FileName,
        ["State"] = edition.State.ToString(),
        ["Sha256"] = edition.Sha256,
        ["ETag"] = edition.Validators?.ETag,
        ["LastModified"] = edition.Validators?.LastModified is { Year: > 1601 } modified ? modified : null, // the calendar of storage begins there
        ["Row"] = edition.Row,
        ["Reason"] = edition.Reason,
        ["QuarantinedAt"] = edition.QuarantinedAt,
        ["Guard"] = edition.Guard,
        ["Evidence"] = edition.Evidence.Count == 0 ? null : EvidenceList.Write(edition.Evidence),
        ["FetchedAt"] = edition.FetchedAt,
    };

    private static Edition Read(TableEntity entity) => new()
    {
        Source = entity.PartitionKey,
        Publication = entity.GetString("Publication") ?? "",
        Title = entity.GetString("Title") ?? "",
        Page = new Uri(entity.GetString("Page") ?? "about:blank"),
        Published = Day(entity.GetString("Published") ?? ""),
        UpdatedAt = entity.GetDateTimeOffset("UpdatedAt") ?? default,
        Notes = NoteList.Read(entity.GetBinary("Notes")),
        Url = entity.GetString("Url") is { } url ? new Uri(url) : null,
        FileName = entity.GetString("FileName") ?? "",
        State = Enum.Parse<EditionState>(entity.GetString("State") ?? ""),
        Sha256 = entity.GetString("Sha256"),
        Validators = entity.GetString("ETag") is not null || entity.GetDateTimeOffset("LastModified") is not null ? new FetchValidators(entity.GetString("ETag"), entity.GetDateTimeOffset("LastModified")) : null,
        Row = entity.GetInt64("Row"),
        Reason = entity.GetString("Reason"),
        QuarantinedAt = entity.GetDateTimeOffset("QuarantinedAt"),
        Guard = entity.GetString("Guard"),
        Evidence = EvidenceList.Read(entity.GetBinary("Evidence")),
        FetchedAt = entity.GetDateTimeOffset("FetchedAt"),
    };
}
