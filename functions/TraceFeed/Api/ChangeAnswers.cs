using System.Buffers;
using System.Globalization;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Answers what changed since a sequence number, as JSON, as one change a line, or as CloudEvents.</summary>
public sealed class ChangeAnswers(StorageAccount storage, DefinitionCatalog catalog, SiteLinks links)
{
    private readonly ChangeSearch search = new(storage);

    /// <summary>
    /// The changes above <c>after</c>. The answer says how far it looked (<c>through</c>, and the header <see cref="Representation.CursorHeader"/>):
    /// the number to ask after next. There is a link to the next answer while there is more.
    /// </summary>
    /// <exception cref="ProblemException">The request is not understood.</exception>
    public async Task<Representation> AnswerAsync(ApiRequest request, CancellationToken cancellation)
    {
        request.Allow(Page.After, "until", "limit", "source", "measure", "area", "kind", "severity", "origin", "format");
        var form = request.Choose(MediaOffer.Json, MediaOffer.NdJson, MediaOffer.CloudEvents);
        var after = request.Number(Page.After, 0, 0, long.MaxValue - 1);
        var until = request.Number("until", long.MaxValue, 0, long.MaxValue);
        var (found, through, head) = await search.FindAsync(ChangeFilter.Of(request, catalog), after, until, request.Limit(), cancellation);
        if (after > (head?.LastSequence ?? 0))
        {
            throw new ProblemException(Problem.BadRequest(Page.After, string.Create(CultureInfo.InvariantCulture, $"The log ends with change {head?.LastSequence ?? 0}, before your cursor: it is of another log. Begin again from 0, or from a change that you know by its id."), [string.Create(CultureInfo.InvariantCulture, $"a whole number from 0 to {head?.LastSequence ?? 0}")]));
        }

        var cursor = through.ToString(CultureInfo.InvariantCulture);
        var next = through < Math.Min(until, head?.LastSequence ?? 0) ? links.Absolute(request.With(Page.After, cursor)) : null;
        var content = form == MediaOffer.Json ? Json(found, after, through, head, next) : form == MediaOffer.NdJson ? Lines(found) : CloudEventBatch.Write(found, links);
        return Page.Of(Representation.Of(content, DateTimeOffset.UnixEpoch, form.MediaType, ApiLimits.MaxAge) with { Undated = true, Headers = new Dictionary<string, string> { [Representation.CursorHeader] = cursor } }, next);
    }

    private static ReadOnlyMemory<byte> Json(IReadOnlyList<FoundChange> found, long after, long through, LogRow? head, string? next)
    {
        var entries = new ArrayBufferWriter<byte>();
        foreach (var change in found)
        {
            entries.Write(entries.WrittenCount == 0 ? "\n"u8 : ",\n"u8);
            ChangeEntry.Write(entries, change.Row, change.Sequence, change.Line.Span);
        }

        return ApiJson.Representation(modified: null, json =>
        {
            json.WriteStartObject();
            json.WriteNumber("after", after);
            json.WriteNumber("through", through);
            json.WriteNumber("head", head?.LastSequence ?? 0);
            json.WriteString("next", next);
            json.WritePropertyName("changes");
            json.WriteRawValue([.. "["u8, .. entries.WrittenSpan, .. "]"u8], skipInputValidation: true);
            json.WriteEndObject();
        }).Content;
    }

    private static ReadOnlyMemory<byte> Lines(IReadOnlyList<FoundChange> found)
    {
        var output = new ArrayBufferWriter<byte>();
        foreach (var change in found)
        {
            ChangeEntry.Write(output, change.Row, change.Sequence, change.Line.Span);
            output.Write("\n"u8);
        }

        return output.WrittenMemory;
    }
}
