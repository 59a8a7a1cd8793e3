using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Lists the series that the sources have: by source, and in each by the series' readable id.</summary>
public sealed class SeriesList(StorageAccount storage, DefinitionCatalog catalog, LogRows log, SiteLinks links)
{
    private readonly VintageStore vintages = new(storage);

    /// <summary>The series asked for behind <c>after</c>, those that ended too; none of their values is loaded.</summary>
    /// <exception cref="ProblemException">The request is not understood.</exception>
    public async Task<Representation> AnswerAsync(ApiRequest request, CancellationToken cancellation)
    {
        request.Allow("source", "measure", "area", "origin", "limit", Page.After, "format");
        var form = request.Choose(MediaOffer.Json, MediaOffer.Csv);
        var (filter, limit) = (ChangeFilter.Of(request, catalog), request.Limit());
        var after = request.One(Page.After) is { } cursor ? SeriesId.Parse(cursor, catalog) ?? throw Unknown : (SeriesId?)null;
        var last = (await log.AllAsync(cancellation)).Where(row => filter.Takes(row) && catalog.Find(row.Source) is not null).GroupBy(row => row.Source).Select(rows => rows.Last()).OrderBy(row => row.Source, StringComparer.Ordinal).ToList();

        // One more than asked for tells whether there is more.
        var found = new List<KnownSeries>();
        foreach (var row in last.Where(row => after is null || string.CompareOrdinal(row.Source, after.Value.Source) >= 0))
        {
            var all = KnownSeries.Of(await vintages.LoadSeriesAsync(row.Source, row.Vintage, cancellation)).OrderBy(one => one.Series.Id, StringComparer.Ordinal).ToList();
            var from = row.Source == after?.Source ? all.FindIndex(one => one.Id == after) is >= 0 and var at ? at + 1 : throw Unknown : 0;
            found.AddRange(all.Skip(from).Where(one => filter.Takes(one.Series)).Take(limit + 1 - found.Count));
            if (found.Count > limit)
            {
                break;
            }
        }

        var next = found.Count > limit ? links.Absolute(request.With(Page.After, found[limit - 1].Id.ToString())) : null;
        return Page.Of(form == MediaOffer.Csv
            ? ApiCsv.Representation(modified: null, KnownSeries.Columns, row => found.Take(limit).ToList().ForEach(one => one.Write(row)))
            : ApiJson.Representation(modified: null, json =>
            {
                json.WriteStartObject();
                json.WriteString("next", next);
                json.WriteStartArray("series");
                foreach (var one in found.Take(limit))
                {
                    json.WriteStartObject();
                    one.Write(json, links);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
            }), next);
    }

    private static ProblemException Unknown => new(Problem.BadRequest(Page.After, "No series has the id that 'after' names; take it from the link to the next answer."));
}
