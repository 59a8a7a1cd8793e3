using System.Net;
using System.Net.Sockets;

namespace TraceFeed.Fetching;

/// <summary>
/// Opens connections to public addresses only. A name is resolved once for each connection and the connection goes to an
/// address that was checked, so a name that changes its answer in between gains nothing.
/// </summary>
/// <param name="resolve">Resolves a host name; the check that follows is the same whatever it answers.</param>
internal sealed class GuardedConnection(Func<string, CancellationToken, Task<IPAddress[]>> resolve)
{
    /// <summary>A handler without redirects, cookies, proxy or decompression, whose connections are guarded.</summary>
    internal SocketsHttpHandler CreateHandler() => new()
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        UseCookies = false,
        // A proxy would resolve and connect in our place, unguarded.
        UseProxy = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(15),
        PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        MaxResponseHeadersLength = 64,
        ConnectCallback = ConnectAsync,
    };

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var host = context.DnsEndPoint.Host;
        var found = IPAddress.TryParse(host, out var literal) ? [literal] : await resolve(host, cancellationToken).ConfigureAwait(false);
        var addresses = Array.FindAll(found, AddressGuard.IsPublic);
        if (addresses.Length == 0)
        {
            throw new FetchException(
                $"The host has no public address (found: {string.Join(", ", found.AsEnumerable())})",
                host,
                "Private, loopback and other special addresses are never fetched; check the name and this machine's DNS.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, cancellationToken).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
