using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Indicators;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Answers how the figures of a series were revised after they were first published.</summary>
public sealed class SeriesRevisions(StorageAccount storage, DefinitionCatalog catalog, LogRows log, SiteLinks links, SiteSettings site)
{
    private const string Columns = ObservationCsv.KeyColumns + ",standing,first,latest,difference,revisions,of_mass_changes,id,first_seq,first_publication,first_published,latest_seq,latest_publication,latest_published,origin";

    private readonly SeriesFinder finder = new(new VintageStore(storage), catalog, log);
    private readonly SeriesRecords records = new(storage);

    /// <summary>The record of all its periods, and some of the periods behind <c>after</c>.</summary>
    /// <exception cref="ProblemException">There is no such series, or the request is not understood.</exception>
    public async Task<Representation> AnswerAsync(ApiRequest request, string id, CancellationToken cancellation)
    {
        request.Allow(AskedCommit.Parameter, Page.After, "format");
        var form = request.Choose(MediaOffer.Json, MediaOffer.Csv, MediaOffer.Html);
        var (series, vintage, commit) = await finder.FindAsync(request, id, cancellation);
        var definition = catalog.Find(series.Source)!;
        var read = await records.ReadAsync(series, vintage, commit, definition, cancellation);
        var bias = read.Record.Bias is { } found ? BiasText.Of(found, series.Series.Unit, definition) : null;
        if (form == MediaOffer.Html)
        {
            return Page.Of(Representation.Of(new RevisionsHtml(links, site).Of(series, definition, read, bias), commit.Row.RecordedAt, form.MediaType, ApiLimits.MaxAge) with { Undated = true }, next: null);
        }

        var periods = PeriodPage.Behind(request, read.Record.Periods, period => period.Period);
        var shown = periods.Take(ApiLimits.Periods).ToList();
        var next = periods.Count > shown.Count ? links.Absolute(request.With(Page.After, shown[^1].Period.ToString())) : null;
        return Page.Of(form == MediaOffer.Csv
            ? ApiCsv.Representation(commit.Row.RecordedAt, Columns, row => shown.ForEach(period => Row(row, series, period, read)))
            : ApiJson.Representation(commit.Row.RecordedAt, json =>
            {
                json.WriteStartObject();
                series.Write(json, links);
                commit.Write(json);
                json.WriteStartObject("commits");
                json.WriteNumber("through", read.Through);
                json.WriteBoolean("whole", read.IsWhole);
                json.WriteEndObject();
                RecordJson.Write(json, read.Record, bias);
                json.WriteString("next", next);
                json.WriteStartArray("periods");
                shown.ForEach(period => RecordJson.Write(json, period, read));
                json.WriteEndArray();
                json.WriteEndObject();
            }), next, commit.Frozen);
    }

    private static void Row(CsvRow row, KnownSeries series, PeriodRecord period, ReadRecord read)
    {
        ObservationCsv.Key(row, series.Source, series.Series, period.Period).Text(period.Standing)
            .Number(RecordJson.Text(period.First?.Value)).Number(RecordJson.Text(period.Latest?.Value)).Number(RecordJson.Text(period.Difference))
            .Number(period.Revisions).Number(period.OfMassChanges).Text(series.Id.ToString());
        foreach (var figure in new[] { period.First, period.Latest })
        {
            row.Number(RecordJson.Text(figure?.Sequence)).Text(figure is null ? null : PublicationId.Of(read.Rows[figure.Commit])).Day(figure?.Published);
        }

        row.Text(Origin.Of(series.Series)).End();
    }
}
