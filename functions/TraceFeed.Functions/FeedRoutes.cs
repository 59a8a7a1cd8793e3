using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using TraceFeed.Api;
using TraceFeed.Feeds;

namespace TraceFeed.Functions;

/// <summary>Serves the feeds of everything, of sources and of areas, and their archives. What is rendered is not counted against a client; what is made for it is.</summary>
public sealed class FeedRoutes(Answers answers, FeedAnswers feeds)
{
    [Function("Feed")]
    public Task<IResult> FeedAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "feed.{format}")] HttpRequest request, string format, CancellationToken cancellation) =>
        AnswerAsync(request, query => feeds.FeedAsync(query, null, format, cancellation));

    [Function("SourceFeed")]
    public Task<IResult> SourceFeedAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sources/{source}/feed.{format}")] HttpRequest request, string source, string format, CancellationToken cancellation) =>
        AnswerAsync(request, query => feeds.FeedAsync(query, source, format, cancellation));

    [Function("Archive")]
    public Task<IResult> ArchiveAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "archive/{page:int}.{format}")] HttpRequest request, int page, string format, CancellationToken cancellation) =>
        Answers.OfAsync(request, query => feeds.ArchiveAsync(query, null, page, format, cancellation));

    [Function("SourceArchive")]
    public Task<IResult> SourceArchiveAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "sources/{source}/archive/{page:int}.{format}")] HttpRequest request, string source, int page, string format, CancellationToken cancellation) =>
        Answers.OfAsync(request, query => feeds.ArchiveAsync(query, source, page, format, cancellation));

    [Function("Area")]
    public Task<IResult> AreaAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "areas/{area}")] HttpRequest request, string area, CancellationToken cancellation) =>
        answers.LimitedAsync(request, query => feeds.AreaAsync(query, area, cancellation));

    [Function("AreaFeed")]
    public Task<IResult> AreaFeedAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "areas/{area}/feed.{format}")] HttpRequest request, string area, string format, CancellationToken cancellation) =>
        answers.LimitedAsync(request, query => feeds.AreaFeedAsync(query, area, format, cancellation));

    [Function("AreaArchive")]
    public Task<IResult> AreaArchiveAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "areas/{area}/archive/{page:int}.{format}")] HttpRequest request, string area, int page, string format, CancellationToken cancellation) =>
        answers.LimitedAsync(request, query => feeds.AreaArchiveAsync(query, area, page, format, cancellation));

    private Task<IResult> AnswerAsync(HttpRequest request, Func<ApiRequest, Task<Representation>> answer) =>
        request.Query.Count == 0 ? Answers.OfAsync(request, answer) : answers.LimitedAsync(request, answer);
}
