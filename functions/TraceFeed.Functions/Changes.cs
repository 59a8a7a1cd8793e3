using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using TraceFeed.Api;

namespace TraceFeed.Functions;

/// <summary>Serves the log: what changed since a reader last looked, and the log itself, page by page.</summary>
public sealed class Changes(Answers answers, ChangeAnswers changes, LogPages log)
{
    [Function("Changes")]
    public Task<IResult> ChangesAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "changes")] HttpRequest request, CancellationToken cancellation) =>
        answers.LimitedAsync(request, query => changes.AnswerAsync(query, cancellation));

    [Function("LogHead")]
    public Task<IResult> LogHeadAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "log/head")] HttpRequest request, CancellationToken cancellation) =>
        Answers.OfAsync(request, query => log.HeadAsync(query, cancellation));

    [Function("LogPage")]
    public Task<IResult> LogPageAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "log/pages/{page}")] HttpRequest request, string page, CancellationToken cancellation) =>
        Answers.OfAsync(request, query => log.PageAsync(query, page, cancellation));
}
