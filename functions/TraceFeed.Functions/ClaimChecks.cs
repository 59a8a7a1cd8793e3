using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using TraceFeed.Api;

namespace TraceFeed.Functions;

/// <summary>Tells what was claimed of official figures, and what the log says of it.</summary>
public sealed class ClaimChecks(Answers answers, ClaimAnswers claims)
{
    [Function("Claims")]
    public Task<IResult> ClaimsAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "claims")] HttpRequest request, CancellationToken cancellation) =>
        answers.LimitedAsync(request, query => claims.AnswerAsync(query, cancellation));
}
