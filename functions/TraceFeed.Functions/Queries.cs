using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using TraceFeed.Api;

namespace TraceFeed.Functions;

/// <summary>Answers questions about series, publications and sources.</summary>
public sealed class Queries(Answers answers, SeriesList list, SeriesAnswer series, SeriesVintages vintages, SeriesRevisions revisions, PublicationAnswers publications, SourceAnswers sources)
{
    [Function("SeriesList")]
    public Task<IResult> SeriesListAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "series")] HttpRequest request, CancellationToken cancellation) =>
        answers.LimitedAsync(request, query => list.AnswerAsync(query, cancellation));

    [Function("Series")]
    public Task<IResult> SeriesAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "series/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        answers.LimitedAsync(request, query => series.AnswerAsync(query, id, cancellation));

    [Function("SeriesVintages")]
    public Task<IResult> SeriesVintagesAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "series/{id}/vintages")] HttpRequest request, string id, CancellationToken cancellation) =>
        answers.LimitedAsync(request, query => vintages.AnswerAsync(query, id, cancellation));

    [Function("SeriesRevisions")]
    public Task<IResult> SeriesRevisionsAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "series/{id}/revisions")] HttpRequest request, string id, CancellationToken cancellation) =>
        answers.LimitedAsync(request, query => revisions.AnswerAsync(query, id, cancellation));

    [Function("Publications")]
    public Task<IResult> PublicationsAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "publications")] HttpRequest request, CancellationToken cancellation) =>
        answers.LimitedAsync(request, query => publications.ListAsync(query, cancellation));

    [Function("Publication")]
    public Task<IResult> PublicationAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "publications/{id}")] HttpRequest request, string id, CancellationToken cancellation) =>
        answers.LimitedAsync(request, query => publications.OneAsync(query, id, cancellation));

    [Function("Sources")]
    public Task<IResult> SourcesAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sources")] HttpRequest request) =>
        Answers.OfAsync(request, query => Task.FromResult(sources.Answer(query)));
}
