namespace TraceFeed.Storage.Tests.Pipeline;

/// <summary>A connection whose answers a test sees.</summary>
internal sealed class Answers(HttpMessageHandler inner, Action<HttpResponseMessage> seen) : DelegatingHandler(inner)
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        seen(response);
        return response;
    }
}
