namespace TraceFeed.Storage.Tests.Pipeline;

/// <summary>A connection that breaks off where a test says so.</summary>
internal sealed class BrokenConnection(HttpMessageHandler inner, Func<Uri, bool> breaks) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        breaks(request.RequestUri!) ? throw new HttpRequestException("The connection broke off.") : base.SendAsync(request, cancellationToken);
}
