using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Logging;
using TraceFeed.Fetching;

namespace TraceFeed.Tests.Fetching;

/// <summary>
/// A real web server on this machine that plays a publisher's site. The guard cannot be switched off, so clients of it are composed
/// with a handler that sends the requests of every host here.
/// </summary>
internal sealed class LoopbackSite : IAsyncDisposable
{
    private readonly WebApplication server;
    private readonly List<string> requests = [];

    private LoopbackSite(WebApplication server) => this.server = server;

    internal int Port { get; private set; }

    /// <summary>Host and path of each request, in order.</summary>
    internal IReadOnlyList<string> Requests
    {
        get
        {
            lock (requests)
            {
                return [.. requests];
            }
        }
    }

    internal static async Task<LoopbackSite> StartAsync(RequestDelegate answer)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MinResponseDataRate = null;
            kestrel.Listen(IPAddress.Loopback, 0, endpoint => endpoint.Protocols = HttpProtocols.Http1);
        });
        var server = builder.Build();
        var site = new LoopbackSite(server);
        server.Run(context =>
        {
            lock (site.requests)
            {
                site.requests.Add($"{context.Request.Host.Host}{context.Request.Path}");
            }

            return answer(context);
        });
        await server.StartAsync();
        site.Port = new Uri(server.Services.GetService(typeof(Microsoft.AspNetCore.Hosting.Server.IServer)) is Microsoft.AspNetCore.Hosting.Server.IServer kestrel
            ? kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.Single()
            : throw new InvalidOperationException("No server.")).Port;
        return site;
    }

    internal OriginalClient Client(FetchPolicy? policy = null, TimeProvider? time = null) =>
        new(new ToLoopback(Port), policy ?? new FetchPolicy { FirstDelay = TimeSpan.FromMilliseconds(1) }, time);

    public ValueTask DisposeAsync() => server.DisposeAsync();

    private sealed class ToLoopback(int port)
        : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var asked = request.RequestUri!;
            request.Headers.Host = asked.Host;
            request.RequestUri = new UriBuilder(asked) { Scheme = "http", Host = "127.0.0.1", Port = port }.Uri;
            return base.SendAsync(request, cancellationToken);
        }
    }
}
