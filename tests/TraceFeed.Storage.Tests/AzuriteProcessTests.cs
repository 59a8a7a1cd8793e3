using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using TraceFeed.Cli;
using TraceFeed.Cli.Azurite;

namespace TraceFeed.Storage.Tests;

public sealed class AzuriteProcessTests
{
    [Fact]
    public async Task Disposing_it_frees_its_ports_and_keeps_its_data()
    {
        var directory = Directory.CreateTempSubdirectory("tracefeed-azurite-").FullName;
        try
        {
            Uri endpoint;
            await using (var azurite = await AzuriteProcess.StartAsync(RepositoryRoot.Find(), directory))
            {
                endpoint = TableEndpoint(azurite.ConnectionString);
                using var open = new TcpClient();
                await open.ConnectAsync(endpoint.Host, endpoint.Port);
            }

            using var closed = new TcpClient();
            await Assert.ThrowsAsync<SocketException>(async () => await closed.ConnectAsync(endpoint.Host, endpoint.Port));
            Assert.True(File.Exists(Path.Combine(directory, "__azurite_db_table__.json")));
        }
        finally
        {
            Directory.Delete(directory, recursive: true);
        }
    }

    [Fact]
    public async Task A_repository_without_Azurite_is_told_how_to_install_it()
    {
        var empty = Directory.CreateTempSubdirectory("tracefeed-empty-").FullName;

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => AzuriteProcess.StartAsync(empty, empty));

        Assert.Contains("npm ci", error.Message, StringComparison.Ordinal);
        Directory.Delete(empty);
    }

    [Fact]
    public async Task An_Azurite_that_ends_at_once_is_quoted()
    {
        var root = Directory.CreateTempSubdirectory("tracefeed-broken-").FullName;
        var script = Path.Combine(root, "node_modules", "azurite", "dist", "src", "azurite.js");
        Directory.CreateDirectory(Path.GetDirectoryName(script)!);
        await File.WriteAllTextAsync(script, "console.error('no room left'); process.exit(3);");

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => AzuriteProcess.StartAsync(root, root));

        Assert.Contains("code 3", error.Message, StringComparison.Ordinal);
        Assert.Contains("no room left", error.Message, StringComparison.Ordinal);
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public async Task It_ends_when_the_process_that_started_it_is_killed()
    {
        var preload = Path.Combine(AppContext.BaseDirectory, "Azurite", "azurite-until-parent-ends.js");
        const string StartsAnEndlessChild = """
            const child = require("child_process").spawn(
                process.execPath, ["--require", process.argv[1], "-e", "setInterval(() => {}, 1000); console.log('up')"], { stdio: "pipe" });
            child.stdout.once("data", () => console.log(child.pid));
            """;
        using var parent = Process.Start(new ProcessStartInfo("node")
        {
            RedirectStandardOutput = true,
            ArgumentList = { "-e", StartsAnEndlessChild, preload },
        })!;
        using var child = Process.GetProcessById(int.Parse((await parent.StandardOutput.ReadLineAsync())!, CultureInfo.InvariantCulture));
        Assert.False(child.HasExited);

        parent.Kill(entireProcessTree: false);

        await child.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static Uri TableEndpoint(string connectionString) =>
        new(connectionString.Split(';').Single(part => part.StartsWith("TableEndpoint=", StringComparison.Ordinal))["TableEndpoint=".Length..]);
}
