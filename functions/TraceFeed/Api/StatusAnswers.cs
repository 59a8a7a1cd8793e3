using System.Text.Json;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Answers how far each source has come, and what a maintainer must see.</summary>
public sealed class StatusAnswers(StorageAccount storage, SourceStates states, DefinitionCatalog catalog, SiteLinks links, TimeProvider time)
{
    private readonly StatusEvents events = new(storage);

    /// <summary>Each source's last look, last success, newest publication and how long ago that was, and what is quarantined.</summary>
    /// <exception cref="ProblemException">The request is not understood.</exception>
    public async Task<Representation> AnswerAsync(ApiRequest request, CancellationToken cancellation)
    {
        request.Allow();
        var known = await states.ReadAsync(catalog, cancellation);
        var today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return ApiJson.Representation(modified: null, json =>
        {
            json.WriteStartObject();
            json.WriteString("feed", links.Absolute(StatusFeed.Path));
            json.WriteStartArray("sources");
            foreach (var source in catalog.Sources)
            {
                Write(json, source, known.GetValueOrDefault(source.Id), today);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    /// <summary>The feed of what a maintainer must see, the newest first.</summary>
    /// <exception cref="ProblemException">The request is not understood.</exception>
    public async Task<Representation> FeedAsync(ApiRequest request, CancellationToken cancellation)
    {
        request.Allow(Page.After);
        var found = await events.NewestAsync(request.One(Page.After), FeedLimits.Items + 1, cancellation);
        var next = found.Count > FeedLimits.Items ? links.Absolute(request.With(Page.After, found[FeedLimits.Items - 1].Cursor)) : null;
        return StatusFeed.Of([.. found.Take(FeedLimits.Items)], next, catalog, links);
    }

    private void Write(Utf8JsonWriter json, SourceDefinition source, SourceState? state, DateOnly today)
    {
        json.WriteStartObject();
        json.WriteString("id", source.Id);
        json.WriteString("title", source.Title);
        ApiJson.Day(json, "retired", source.Retired?.Date);
        json.WriteNumber("lookEveryMinutes", source.LookEveryMinutes);
        ApiJson.Moment(json, "lastLook", state?.LastLook?.At);
        json.WriteString("problem", state?.LastLook?.Problem);
        ApiJson.Moment(json, "lastSuccess", state?.LastLook?.Succeeded);
        json.WriteString("newest", state?.Newest);
        ApiJson.Day(json, "newestPublished", state?.NewestPublished);
        ApiJson.Moment(json, "lastRecordedAt", state?.LastRecordedAt);
        Days(json, "daysSincePublication", state?.NewestPublished is { } day ? today.DayNumber - day.DayNumber : null);
        json.WriteNumber("cadenceDays", source.CadenceDays);
        ApiJson.Moment(json, "nextDue", state?.NextDue);
        ApiJson.Moment(json, "lateSince", state?.LateSince);
        json.WriteNumber("takenIn", state?.TakenIn ?? 0);
        json.WriteNumber("waiting", state?.Waiting ?? 0);
        json.WriteStartArray("quarantined");
        foreach (var edition in state?.Quarantined ?? [])
        {
            json.WriteStartObject();
            json.WriteString("id", edition.ShortId);
            json.WriteString("file", edition.FileName);
            json.WriteString("url", edition.Url?.AbsoluteUri);
            CommitJson.Link(json, "publication", PublicationId.Of(source.Id, edition.Publication), links);
            ApiJson.Day(json, "published", edition.Published);
            json.WriteString("sha256", edition.Sha256);
            json.WriteString("original", edition.Sha256 is { } sha256 ? links.Absolute(SiteLinks.Original(sha256)) : null);
            json.WriteString("reason", edition.Reason);
            json.WriteString("guard", edition.Guard);
            ApiJson.Moment(json, "since", edition.QuarantinedAt ?? edition.FetchedAt);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Days(Utf8JsonWriter json, string name, int? days)
    {
        if (days is { } number)
        {
            json.WriteNumber(name, number);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
