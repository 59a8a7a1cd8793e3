using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Answers what a series is in some state: each period's value, where it stands or what it is computed from, who set it and who stated it last.</summary>
public sealed class SeriesAnswer(StorageAccount storage, DefinitionCatalog catalog, LogRows log, SiteLinks links)
{
    private const string Columns = ObservationCsv.KeyColumns + "," + MissingCode.Columns + ",id,sha256,sheet,ref,seq,published,recorded_at,confirmed_by,origin";

    private readonly VintageStore vintages = new(storage);
    private readonly SeriesFinder finder = new(new VintageStore(storage), catalog, log);

    /// <summary>The series. Only chunks of its table, and of those that its values are computed from, are loaded, and of cells only the indices that hold some.</summary>
    /// <exception cref="ProblemException">There is no such series, or the request is not understood.</exception>
    public async Task<Representation> AnswerAsync(ApiRequest request, string id, CancellationToken cancellation)
    {
        request.Allow(AskedCommit.Parameter, Page.After, "format");
        var form = request.Choose(MediaOffer.Json, MediaOffer.Csv);
        var (series, vintage, commit) = await finder.FindAsync(request, id, cancellation);
        var blocks = PeriodPage.Behind(request, [.. vintage.Blocks.Keys.Where(key => key.Table == series.Series.Table).Order()], key => key.Period);
        var inputs = series.Series.Derived && form == MediaOffer.Json ? new SeriesInputs(series, vintage, catalog.Find(series.Source)!) : null;
        var (values, more) = await ValuesAsync(series, vintage, commit, blocks, inputs, cancellation);
        var next = more ? links.Absolute(request.With(Page.After, values[^1].Period.ToString())) : null;

        // How a figure is computed is what the definition of today says.
        return Page.Of(form == MediaOffer.Csv
            ? ApiCsv.Representation(commit.Row.RecordedAt, Columns, row => Rows(row, series, values))
            : ApiJson.Representation(commit.Row.RecordedAt, json =>
            {
                json.WriteStartObject();
                series.Write(json, links);
                inputs?.WriteMethod(json);
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
                    if (inputs is not null)
                    {
                        value.WriteInputs(json, links);
                    }

                    CommitJson.Change(json, "set", value.Set, value.Index);
                    CommitJson.Write(json, "confirmed", value.Confirmed!);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }), next, commit.Frozen && inputs is null);
    }

    private static void Rows(CsvRow row, KnownSeries series, IReadOnlyList<SeriesValue> values)
    {
        foreach (var value in values)
        {
            value.WriteStated(row, series).Text(series.Id.ToString()).Text(value.Cell?.Sha256).Text(value.Cell?.Sheet).Text(value.Cell?.Ref)
                .Number(value.Set.FirstSequence + value.Index).Day(value.Set.Published).Text(ApiJson.Moment(value.Set.RecordedAt)).Text(PublicationId.Of(value.Confirmed!)).Text(Origin.Of(series.Series)).End();
        }
    }

    private async Task<(IReadOnlyList<SeriesValue> Values, bool More)> ValuesAsync(KnownSeries series, Vintage vintage, AskedCommit commit, IReadOnlyList<BlockKey> blocks, SeriesInputs? inputs, CancellationToken cancellation)
    {
        var most = inputs is null ? ApiLimits.Periods : ApiLimits.DerivedPeriods;
        var found = new List<PlacedFigure>();
        foreach (var some in blocks.Chunk(most))
        {
            foreach (var chunk in await vintages.ChunksAsync(series.Source, [.. some.Select(key => vintage.Blocks[key].ChunkId!)], cancellation))
            {
                if (chunk.Find(series.Series.Key) is >= 0 and var index)
                {
                    found.Add(new PlacedFigure(series.State, chunk, index));
                }
            }

            if (found.Count > most)
            {
                break;
            }
        }

        var shown = found.Take(most).ToList();
        var from = inputs is null ? null : await inputs.OfAsync(storage, commit, shown, cancellation);

        // No cell states what is derived.
        var cells = series.Series.Derived ? new CellAddress?[shown.Count] : await new FigureCells(storage).OfAsync(vintage, commit, shown, cancellation);
        return ([.. shown.Select((one, i) => SeriesValue.Of(one.Chunk, one.Index, cells[i], commit.Rows[one.SetBy], commit.Rows[vintage.Blocks[one.Key].StatedBy]) with { Inputs = from?[i] })], found.Count > shown.Count);
    }
}
