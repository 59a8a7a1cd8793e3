using System.Buffers;
using System.Globalization;
using TraceFeed.Feeds;
using TraceFeed.Log;

namespace TraceFeed.Api;

/// <summary>
/// The log itself, to be mirrored and verified from outside: pages of <see cref="ApiLimits.PageChanges"/> changes by sequence number,
/// each with the whole log rows that its changes are of. A page that is full is frozen: it never changes.
/// </summary>
public sealed class LogPages(StorageAccount storage, SiteLinks links)
{
    private readonly LogTable log = new(storage.Log);
    private readonly ChangeSetStore changeSets = new(storage);

    /// <summary>How far the log goes: the last sequence number, the last row and its hash.</summary>
    public async Task<Representation> HeadAsync(ApiRequest request, CancellationToken cancellation)
    {
        request.Allow();
        var head = await log.HeadAsync(cancellation);
        var last = head?.LastSequence ?? 0;
        return ApiJson.Representation(modified: null, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("sequence", last);
            json.WriteNumber("row", head?.Number ?? 0);
            json.WriteString("hash", head?.Hash() ?? LogRow.NoHash);
            ApiJson.Moment(json, "recordedAt", head?.RecordedAt);
            json.WriteStartObject("pages");
            json.WriteNumber("size", ApiLimits.PageChanges);
            json.WriteNumber("frozen", last / ApiLimits.PageChanges);
            json.WriteString("first", last == 0 ? null : Url(1));
            json.WriteString("last", last == 0 ? null : Url(PageOf(last)));
            json.WriteEndObject();
            json.WriteEndObject();
        });
    }

    /// <summary>A page. The last one, while it is not full, grows with the log and says that it is not frozen.</summary>
    /// <exception cref="ProblemException">There is no such page yet.</exception>
    public async Task<Representation> PageAsync(ApiRequest request, string number, CancellationToken cancellation)
    {
        request.Allow();
        var head = await log.HeadAsync(cancellation);
        var pages = PageOf(head?.LastSequence ?? 0);
        if (!long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var page) || page < 1 || page > pages || number[0] == '0')
        {
            throw new ProblemException(Problem.NotFound(pages == 0 ? "The log is empty; its first page comes with its first change." : FormattableString.Invariant($"The log has pages 1 to {pages}; what comes next stands in the last one until it is full."), "page"));
        }

        var (first, end) = (((page - 1) * ApiLimits.PageChanges) + 1, page * ApiLimits.PageChanges);
        var rows = new List<LogRow>();
        var from = await log.HoldingAsync(first, head, cancellation);
        await foreach (var row in log.AfterAsync(from!.Number - 1, source: null, cancellation))
        {
            if (row.FirstSequence > end || row.Number > head!.Number)
            {
                break;
            }

            rows.Add(row);
        }

        var last = Math.Min(end, rows[^1].LastSequence);
        var entries = new ArrayBufferWriter<byte>();
        foreach (var row in rows)
        {
            var lines = await changeSets.LinesAsync(row, cancellation);
            for (var sequence = Math.Max(first, row.FirstSequence); sequence <= Math.Min(last, row.LastSequence); sequence++)
            {
                entries.Write(sequence == first ? "\n"u8 : ",\n"u8);
                ChangeEntry.Write(entries, row, sequence, lines[(int)(sequence - row.FirstSequence)].Span);
            }
        }

        return ApiJson.Representation(rows[^1].RecordedAt, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("page", page);
            json.WriteNumber("first", first);
            json.WriteNumber("last", last);
            json.WriteBoolean("frozen", last == end);
            json.WriteStartObject("end");
            json.WriteNumber("row", rows[^1].Number);
            json.WriteString("hash", rows[^1].Hash());
            json.WriteEndObject();
            json.WriteString("previous", page == 1 ? null : Url(page - 1));
            json.WriteString("next", last == end ? Url(page + 1) : null);
            json.WriteStartArray("rows");
            foreach (var row in rows)
            {
                LogRowJson.Write(json, row);
            }

            json.WriteEndArray();
            json.WritePropertyName("changes");
            json.WriteRawValue([.. "["u8, .. entries.WrittenSpan, .. "]"u8], skipInputValidation: true);
            json.WriteEndObject();
        }) with
        { Immutable = last == end };
    }

    private static long PageOf(long sequence) => (sequence + ApiLimits.PageChanges - 1) / ApiLimits.PageChanges;

    private string Url(long page) => links.Absolute(SiteLinks.LogPage(page));
}
