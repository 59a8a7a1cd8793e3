using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Finds the series that a request names, in the state that it asks for.</summary>
internal sealed class SeriesFinder(VintageStore vintages, DefinitionCatalog catalog, LogRows log)
{
    /// <summary>The series, the vintage with its series and without values, and the commit.</summary>
    /// <exception cref="ProblemException">There is no such series, or there was none then.</exception>
    public async Task<(KnownSeries Series, Vintage Vintage, AskedCommit Commit)> FindAsync(ApiRequest request, string id, CancellationToken cancellation)
    {
        if (SeriesId.Parse(id, catalog) is not { } named)
        {
            throw new ProblemException(Problem.NotFound("A series' id is its source, a dot and sixteen hex digits; /series lists them.", "id"));
        }

        var commit = await AskedCommit.OfAsync(request, named.Source, log, cancellation);
        var vintage = await vintages.LoadSeriesAsync(named.Source, commit.Vintage, cancellation);
        return vintage.Series.ContainsKey(named.Key)
            ? (KnownSeries.Of(vintage).First(series => series.Id == named), vintage, commit)
            : throw new ProblemException(Problem.NotFound($"{named.Source} has no series of that id{(request.One(AskedCommit.Parameter) is null ? "" : " then")}; /series lists those it has.", "id"));
    }
}
