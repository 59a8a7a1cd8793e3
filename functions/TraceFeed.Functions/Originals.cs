using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using TraceFeed.Api;

namespace TraceFeed.Functions;

/// <summary>Serves archived originals, and what stands in their cells.</summary>
public sealed class Originals(Answers answers, OriginalAnswers originals, CellAnswers cells)
{
    [Function("Original")]
    public Task<IResult> OriginalAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "originals/{sha256}")] HttpRequest request, string sha256, CancellationToken cancellation) =>
        Answers.OfAsync(request, query => originals.AnswerAsync(query, sha256, cancellation));

    [Function("Cell")]
    public Task<IResult> CellAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "cells/{sha256}/{*reference}")] HttpRequest request, string sha256, string reference, CancellationToken cancellation) =>
        answers.LimitedAsync(request, query => cells.AnswerAsync(query, sha256, reference, cancellation));
}
