using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core.Pipeline;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace TraceFeed.Storage.Tests.Tables;

/// <summary>A Table service without tables, which remembers how requests were authorised.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _authorizations = new();
    private int _refusals;

    private LoopbackServer(bool encrypted, int refusals)
    {
        _refusals = refusals;
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listener =>
        {
            if (encrypted)
                listener.UseHttps(Certificate());
        }));
        _app = builder.Build();
        _app.Run(AnswerAsync);
    }

    /// <summary>Trusts any certificate: the server's is made for the test.</summary>
    public static HttpClientTransport Transport => new(new HttpClientHandler
    {
        ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
    });

    public Uri Endpoint => new(_app.Urls.Single() + "/account");

    public IReadOnlyCollection<string> Authorizations => _authorizations;

    /// <param name="encrypted">https, or plain http.</param>
    /// <param name="refusals">How many requests are answered with 503 first.</param>
    public static async Task<LoopbackServer> StartAsync(bool encrypted, int refusals = 0)
    {
        var server = new LoopbackServer(encrypted, refusals);
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private Task AnswerAsync(HttpContext context)
    {
        _authorizations.Enqueue(context.Request.Headers.Authorization.ToString());
        if (Interlocked.Decrement(ref _refusals) < 0)
            return context.Response.WriteAsync("{\"value\":[]}");

        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        return Task.CompletedTask;
    }

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
    }
}
