using TraceFeed.Changes;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Which changes a request asks for: those that match each of its filters, by any of a filter's values.</summary>
/// <param name="Sources">Ids of sources.</param>
/// <param name="Measures">Names of measures.</param>
/// <param name="Areas">Areas, as <see cref="Area.Is"/> understands them.</param>
/// <param name="Kinds">Kinds of change.</param>
/// <param name="Severities">Severities; of a change of an older log, what can be told without history.</param>
/// <param name="Origins">Origins: <see cref="Origin"/>.</param>
/// <param name="Catalog">The sources' definitions, by which an older log's severities are told.</param>
internal sealed record ChangeFilter(IReadOnlyList<string> Sources, IReadOnlyList<string> Measures, IReadOnlyList<string> Areas, IReadOnlyList<string> Kinds, IReadOnlyList<string> Severities, IReadOnlyList<string> Origins, DefinitionCatalog Catalog)
{
    /// <summary>The filters of a request.</summary>
    /// <exception cref="ProblemException">One has a value that there is not.</exception>
    public static ChangeFilter Of(ApiRequest request, DefinitionCatalog catalog) =>
        new(request.List("source", [.. catalog.Sources.Select(source => source.Id)]), request.List("measure"), request.List("area"), request.List("kind", ChangeKind.All), request.List("severity", Severity.All), request.List("origin", Origin.All), catalog);

    /// <summary>The one source asked for; null when there are several or none.</summary>
    public string? OneSource => Sources is [var source] ? source : null;

    /// <summary>Whether a row can hold a change that is asked for.</summary>
    public bool Takes(LogRow row) => Sources.Count == 0 || Sources.Contains(row.Source);

    /// <summary>Whether every change of such a row is asked for, so that none need be read.</summary>
    public bool TakesAll => Measures.Count == 0 && Areas.Count == 0 && Kinds.Count == 0 && Severities.Count == 0 && Origins.Count == 0;

    /// <summary>Whether a change of such a row is asked for.</summary>
    public bool Takes(Change change) =>
        (Kinds.Count == 0 || Kinds.Contains(change.Kind))
        && (Severities.Count == 0 || Severities.Contains(new SeverityRule(Catalog.Find(change.Source)).Told(change)))
        && Takes(Origin.Of(change), change.Measure, change.Area);

    /// <summary>Whether a series is asked for.</summary>
    public bool Takes(Series series) => Takes(Origin.Of(series), series.Measure, series.Area);

    private bool Takes(string origin, string? measure, Area? area) =>
        (Origins.Count == 0 || Origins.Contains(origin))
        && (Measures.Count == 0 || Measures.Contains(measure)) && (Areas.Count == 0 || Areas.Any(text => area?.Is(text) == true));
}
