using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using TraceFeed.Api;

namespace TraceFeed.Functions;

/// <summary>Serves all that a source states as of a day or a sequence number.</summary>
public sealed class Vintages(Answers answers, VintageAnswers vintages)
{
    [Function("Vintage")]
    public Task<IResult> VintageAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "vintages/{source}")] HttpRequest request, string source, CancellationToken cancellation) =>
        answers.LimitedAsync(request, query => vintages.CsvAsync(query, source, cancellation));

    [Function("VintageDescriptor")]
    public Task<IResult> VintageDescriptorAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "vintages/{source}/datapackage.json")] HttpRequest request, string source, CancellationToken cancellation) =>
        answers.LimitedAsync(request, query => vintages.DescriptorAsync(query, source, cancellation));
}
