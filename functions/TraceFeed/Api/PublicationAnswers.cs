using System.Globalization;
using System.Text.Json;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Answers which publications the log has, and what each brought.</summary>
public sealed class PublicationAnswers(StorageAccount storage, DefinitionCatalog catalog, LogRows log, SiteLinks links)
{
    private readonly ChangeSetStore changeSets = new(storage);

    /// <summary>
    /// Publications in the order of the log, each where its first commit stands: what comes later, a correction too, moves none of those before.
    /// </summary>
    /// <exception cref="ProblemException">The request is not understood.</exception>
    public async Task<Representation> ListAsync(ApiRequest request, CancellationToken cancellation)
    {
        request.Allow("source", "limit", Page.After);
        var sources = request.List("source", [.. catalog.Sources.Select(source => source.Id)]);
        var (after, limit) = (request.Number(Page.After, 0, 0, long.MaxValue), request.Limit());
        var rows = await log.AllAsync(cancellation);
        var found = rows.Where(row => row.Editions.Count > 0 && (sources.Count == 0 || sources.Contains(row.Source))).GroupBy(row => (row.Source, row.Publication)).Where(commits => commits.First().Number > after).Take(limit + 1).Select(commits => commits.ToList()).ToList();
        var next = found.Count > limit ? links.Absolute(request.With(Page.After, found[limit - 1][0].Number.ToString(CultureInfo.InvariantCulture))) : null;
        return Page.Of(ApiJson.Representation(modified: null, json =>
        {
            json.WriteStartObject();
            json.WriteString("next", next);
            json.WriteStartArray("publications");
            foreach (var commits in found.Take(limit))
            {
                json.WriteStartObject();
                Head(json, commits);
                json.WriteNumber("commitCount", commits.Count);
                json.WriteNumber("changeCount", commits.Sum(row => row.Count));
                ApiJson.Moment(json, "firstRecordedAt", commits[0].RecordedAt);
                ApiJson.Moment(json, "lastRecordedAt", commits[^1].RecordedAt);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }), next);
    }

    /// <summary>One publication with its commits: the newest of them are told, at most as many as an answer has entries.</summary>
    /// <exception cref="ProblemException">There is no such publication.</exception>
    public async Task<Representation> OneAsync(ApiRequest request, string id, CancellationToken cancellation)
    {
        request.Allow();
        var commits = (await log.AllAsync(cancellation)).Where(row => row.Editions.Count > 0 && id.StartsWith(row.Source + ".", StringComparison.Ordinal) && PublicationId.Of(row) == id).ToList();
        if (commits.Count == 0)
        {
            throw new ProblemException(Problem.NotFound("The log has no publication of that id; /publications lists those it has.", "id"));
        }

        var told = new List<(LogRow Row, PublicationFacts? Facts, IReadOnlyList<(string Kind, int Count)> Counts, IReadOnlyList<(string Kind, int Count)> Derived)>();
        foreach (var row in commits.TakeLast(ApiLimits.Limit))
        {
            var lines = await changeSets.LinesAsync(row, cancellation);
            told.Add((row, ChangeJson.Read(lines[0].Span).Publication, lines.Kinds(derived: false), lines.Kinds(derived: true)));
        }

        return ApiJson.Representation(modified: null, json =>
        {
            var facts = told.LastOrDefault(one => one.Facts is not null).Facts;
            json.WriteStartObject();
            Head(json, commits);
            json.WriteString("title", facts?.Title);
            json.WriteString("page", facts?.Page?.AbsoluteUri);
            json.WriteStartArray("commits");
            foreach (var (row, its, counts, derived) in told)
            {
                CommitOf(json, row, its, counts, derived);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private void Head(Utf8JsonWriter json, IReadOnlyList<LogRow> commits)
    {
        var id = PublicationId.Of(commits[0]);
        json.WriteString("id", id);
        json.WriteString("url", links.Absolute(SiteLinks.Publication(id)));
        json.WriteString("source", commits[0].Source);
        json.WriteString("publication", commits[0].Publication);
        ApiJson.Day(json, "published", commits[0].Published);
        json.WriteNumber("firstRow", commits[0].Number);
        json.WriteBoolean("rejected", commits.All(row => row.IsRejection));
        json.WriteBoolean("backloaded", commits.Any(row => row.IsBackload));
    }

    private void CommitOf(Utf8JsonWriter json, LogRow row, PublicationFacts? facts, IReadOnlyList<(string Kind, int Count)> counts, IReadOnlyList<(string Kind, int Count)> derived)
    {
        json.WriteStartObject();
        json.WriteNumber("row", row.Number);
        json.WriteNumber("ordinal", row.Ordinal);
        json.WriteNumber("firstSequence", row.FirstSequence);
        json.WriteNumber("lastSequence", row.LastSequence);
        ApiJson.Moment(json, "recordedAt", row.RecordedAt);
        ApiJson.Day(json, "previousPublished", facts?.PreviousPublished);
        json.WriteStartArray("files");
        foreach (var edition in row.Editions)
        {
            json.WriteStartObject();
            json.WriteString("name", edition.Name);
            json.WriteString("url", edition.Url);
            json.WriteString("sha256", edition.Sha256);
            json.WriteString("original", links.Absolute(SiteLinks.Original(edition.Sha256)));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Counts(json, "counts", counts);
        Counts(json, "derived", derived);
        Facts(json, "notes", facts?.Notes ?? []);
        Facts(json, "findings", facts?.Findings ?? []);
        Facts(json, "quarantine", facts?.Quarantine);
        Facts(json, "warnings", facts?.Warnings ?? []);
        json.WriteEndObject();
    }

    private static void Counts(Utf8JsonWriter json, string name, IReadOnlyList<(string Kind, int Count)> counts)
    {
        json.WriteStartObject(name);
        foreach (var (kind, count) in counts)
        {
            json.WriteNumber(kind, count);
        }

        json.WriteEndObject();
    }

    // As the log has them.
    private static void Facts<T>(Utf8JsonWriter json, string name, T facts)
    {
        json.WritePropertyName(name);
        JsonSerializer.Serialize(json, facts, ApiJson.Log);
    }
}
