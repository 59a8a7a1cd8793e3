using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Answers every value that each period of a series has had: which publication stated it first, and when that was recorded.</summary>
public sealed class SeriesVintages(StorageAccount storage, DefinitionCatalog catalog, LogRows log, SiteLinks links)
{
    private const string Columns = ObservationCsv.KeyColumns + "," + MissingCode.Columns + ",id,seq,publication,published,recorded_at,origin";

    private readonly SeriesHistory history = new(new VintageStore(storage));
    private readonly SeriesFinder finder = new(new VintageStore(storage), catalog, log);

    /// <summary>
    /// The values, by period and by publication. A long history is told in several answers: each looks through some of the source's commits
    /// and says which.
    /// </summary>
    /// <exception cref="ProblemException">There is no such series, or the request is not understood.</exception>
    public async Task<Representation> AnswerAsync(ApiRequest request, string id, CancellationToken cancellation)
    {
        request.Allow(AskedCommit.Parameter, Page.After, "format");
        var form = request.Choose(MediaOffer.Json, MediaOffer.Csv);
        var after = (int)request.Number(Page.After, 0, 0, int.MaxValue);
        var (series, vintage, commit) = await finder.FindAsync(request, id, cancellation);
        var rows = commit.Until;
        var (values, commits) = await history.ReadAsync(series, vintage, rows, new HistoryBounds(after, ApiLimits.Commits, ApiLimits.Values), cancellation);
        var through = commits.Count == 0 ? after : commits[^1].Row.Ordinal;
        var next = through < rows[^1].Ordinal ? links.Absolute(request.With(Page.After, through.ToString(System.Globalization.CultureInfo.InvariantCulture))) : null;
        var periods = values.GroupBy(value => value.Period).OrderBy(group => (group.Key.End, group.Key.Start)).Select(group => (Period: group.Key, Values: group.OrderBy(value => (value.Set.Published, value.Set.Ordinal)).ToList())).ToList();
        return Page.Of(form == MediaOffer.Csv
            ? ApiCsv.Representation(commit.Row.RecordedAt, Columns, row => periods.SelectMany(period => period.Values).ToList().ForEach(value => Row(row, series, value)))
            : ApiJson.Representation(commit.Row.RecordedAt, json =>
            {
                json.WriteStartObject();
                series.Write(json, links);
                commit.Write(json);
                json.WriteStartObject("commits");
                json.WriteNumber("after", after);
                json.WriteNumber("through", through);
                json.WriteEndObject();
                json.WriteString("next", next);
                json.WriteStartArray("periods");
                foreach (var (period, its) in periods)
                {
                    json.WriteStartObject();
                    ObservationJson.WritePeriod(json, period);
                    json.WriteStartArray("values");
                    foreach (var value in its)
                    {
                        json.WriteStartObject();
                        value.WriteStated(json);
                        json.WriteNumber("seq", value.Set.FirstSequence + value.Index);
                        CommitJson.Members(json, value.Set);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }), next, commit.Frozen);
    }

    private static void Row(CsvRow row, KnownSeries series, SeriesValue value) => value.WriteStated(row, series)
        .Text(series.Id.ToString()).Number(value.Set.FirstSequence + value.Index).Text(PublicationId.Of(value.Set)).Day(value.Set.Published).Text(ApiJson.Moment(value.Set.RecordedAt)).Text(Origin.Of(series.Series)).End();
}
