using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Answers what a series is in some state: each period's value, where it stands, who set it and who stated it last.</summary>
public sealed class SeriesAnswer(StorageAccount storage, DefinitionCatalog catalog, LogRows log, SiteLinks links)
{
    private const string Columns = ObservationCsv.KeyColumns + "," + MissingCode.Columns + ",id,sha256,sheet,ref,seq,published,recorded_at,confirmed_by";

    private const int IndicesAtOnce = 8;

    private readonly VintageStore vintages = new(storage);
    private readonly CellStore indices = new(storage);
    private readonly SeriesFinder finder = new(new VintageStore(storage), catalog, log);

    /// <summary>The series. Only chunks of its table are loaded, and of cells only the indices that hold some.</summary>
    /// <exception cref="ProblemException">There is no such series, or the request is not understood.</exception>
    public async Task<Representation> AnswerAsync(ApiRequest request, string id, CancellationToken cancellation)
    {
        request.Allow(AskedCommit.Parameter, Page.After, "format");
        var form = request.Choose(MediaOffer.Json, MediaOffer.Csv);
        var (series, vintage, commit) = await finder.FindAsync(request, id, cancellation);
        var blocks = PeriodPage.Behind(request, [.. vintage.Blocks.Keys.Where(key => key.Table == series.Series.Table).Order()], key => key.Period);
        var (values, more) = await ValuesAsync(series, vintage, commit, blocks, cancellation);
        var next = more ? links.Absolute(request.With(Page.After, values[^1].Period.ToString())) : null;
        return Page.Of(form == MediaOffer.Csv
            ? ApiCsv.Representation(commit.Row.RecordedAt, Columns, row => Rows(row, series, values))
            : ApiJson.Representation(commit.Row.RecordedAt, json =>
            {
                json.WriteStartObject();
                series.Write(json, links);
                CommitJson.Change(json, "since", commit.Rows[series.State.SetBy], series.State.SetAt);
                commit.Write(json);
                json.WriteString("vintages", links.Absolute(SiteLinks.SeriesVintages(series.Id.ToString())));
                json.WriteString("revisions", links.Absolute(SiteLinks.SeriesRevisions(series.Id.ToString())));
                json.WriteString("next", next);
                json.WriteStartArray("values");
                foreach (var value in values)
                {
                    json.WriteStartObject();
                    ObservationJson.WritePeriod(json, value.Period);
                    value.WriteStated(json);
                    value.WriteCell(json, links);
                    CommitJson.Change(json, "set", value.Set, value.Index);
                    CommitJson.Write(json, "confirmed", value.Confirmed!);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }), next, commit.Frozen);
    }

    private static void Rows(CsvRow row, KnownSeries series, IReadOnlyList<SeriesValue> values)
    {
        foreach (var value in values)
        {
            value.WriteStated(row, series).Text(series.Id.ToString()).Text(value.Cell?.Sha256).Text(value.Cell?.Sheet).Text(value.Cell?.Ref)
                .Number(value.Set.FirstSequence + value.Index).Day(value.Set.Published).Text(ApiJson.Moment(value.Set.RecordedAt)).Text(PublicationId.Of(value.Confirmed!)).End();
        }
    }

    private async Task<(IReadOnlyList<SeriesValue> Values, bool More)> ValuesAsync(KnownSeries series, Vintage vintage, AskedCommit commit, IReadOnlyList<BlockKey> blocks, CancellationToken cancellation)
    {
        var found = new List<(ValueChunk Chunk, int Index)>();
        foreach (var some in blocks.Chunk(ApiLimits.Periods))
        {
            foreach (var chunk in await vintages.ChunksAsync(series.Source, [.. some.Select(key => vintage.Blocks[key].ChunkId!)], cancellation))
            {
                if (chunk.Find(series.Series.Key) is >= 0 and var index)
                {
                    found.Add((chunk, index));
                }
            }

            if (found.Count > ApiLimits.Periods)
            {
                break;
            }
        }

        var shown = found.Take(ApiLimits.Periods).ToList();
        var cells = await CellsAsync(series, vintage, commit, shown, cancellation);
        return ([.. shown.Select((one, i) => SeriesValue.Of(one.Chunk, one.Index, cells[i], commit.Rows[one.Chunk.SetBy[one.Index]], commit.Rows[vintage.Blocks[one.Chunk.Key].StatedBy]))], found.Count > shown.Count);
    }

    // The commit that stated the block last has the cell, unless it left the figure out; the one that set the value always has.
    private async Task<CellAddress?[]> CellsAsync(KnownSeries series, Vintage vintage, AskedCommit commit, IReadOnlyList<(ValueChunk Chunk, int Index)> shown, CancellationToken cancellation)
    {
        var cells = new CellAddress?[shown.Count];
        foreach (var last in new[] { true, false })
        {
            var left = Enumerable.Range(0, shown.Count).Where(i => cells[i] is null && shown[i].Chunk.States[shown[i].Index] != ValueState.Withdrawn)
                .ToLookup(i => last ? vintage.Blocks[shown[i].Chunk.Key].StatedBy : shown[i].Chunk.SetBy[shown[i].Index]);
            await Parallel.ForEachAsync(left, new ParallelOptions { MaxDegreeOfParallelism = IndicesAtOnce, CancellationToken = cancellation }, async (places, token) =>
            {
                var (ordinal, key) = (places.Key, series.State.KeyIn(places.Key));
                var index = await indices.GetAsync(commit.Rows[ordinal], token);
                foreach (var i in places)
                {
                    cells[i] = index.Find(shown[i].Chunk.Key with { Table = vintage.Series[key].Series.Table }, key);
                }
            });
        }

        return cells;
    }
}
