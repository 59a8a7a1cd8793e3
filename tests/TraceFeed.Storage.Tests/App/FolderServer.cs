using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace TraceFeed.Storage.Tests.App;

/// <summary>A static web server over a folder, as whoever keeps an archive may run: it knows files and folders with an index, and nothing else.</summary>
internal sealed class FolderServer : IAsyncDisposable
{
    private readonly WebApplication server;

    private FolderServer(WebApplication server) => this.server = server;

    public Uri Address => new(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    /// <summary>Starts to serve a folder, to which files may still be added.</summary>
    public static async Task<FolderServer> StartAsync(string folder)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = builder.Build();
        var options = new FileServerOptions { FileProvider = new PhysicalFileProvider(folder) };
        options.StaticFileOptions.ServeUnknownFileTypes = true;
        server.UseFileServer(options);
        await server.StartAsync();
        return new FolderServer(server);
    }

    public ValueTask DisposeAsync() => server.DisposeAsync();
}
