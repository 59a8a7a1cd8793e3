using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using TraceFeed.Api;

namespace TraceFeed.Functions;

/// <summary>Tells how far the sources have come.</summary>
public sealed class Status(Answers answers, StatusAnswers status)
{
    [Function("Status")]
    public Task<IResult> StatusAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "status")] HttpRequest request, CancellationToken cancellation) =>
        answers.LimitedAsync(request, query => status.AnswerAsync(query, cancellation));

    [Function("StatusFeed")]
    public Task<IResult> StatusFeedAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "status/feed.json")] HttpRequest request, CancellationToken cancellation) =>
        Answers.OfAsync(request, query => status.FeedAsync(query, cancellation));
}
