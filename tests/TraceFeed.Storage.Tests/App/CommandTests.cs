using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using TraceFeed.Cli;

namespace TraceFeed.Storage.Tests.App;

public sealed class CommandTests : IDisposable
{
    private const string Local = "england-test-and-trace-local";

    private readonly string folder = Directory.CreateTempSubdirectory("tracefeed-up-").FullName;
    private readonly int port = FreePort();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact(SkipUnless = nameof(HasSignals), Skip = "Windows has no kill command to press Ctrl-C with.")]
    public async Task Up_serves_what_the_samples_say_and_ends_with_Ctrl_C_and_finds_nothing_new_the_next_time()
    {
        using (var first = Up("--fresh", "--verbose"))
        {
            await first.UntilAsync("Serving until Ctrl-C.");
            Assert.Matches(@"2020-09-03 +england-test-and-trace +\S+ +\S+", first.Output);
            Assert.Contains($"http://localhost:{port}/feed.json", first.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("Nothing new", first.Output, StringComparison.Ordinal);
            Assert.Contains("72.4% → 72.1%", await GetAsync("/feed.atom"), StringComparison.Ordinal);

            var ports = await PortsAsync();
            Assert.Equal(0, await first.InterruptAsync());
            await AreFreeAsync(ports);
            ToldAll(await first.Errors);
        }

        using var second = Up();
        await second.UntilAsync("Serving until Ctrl-C.");
        Assert.Contains("Nothing new", second.Output, StringComparison.Ordinal);
        await IngestingByHandAsync();
        var again = await PortsAsync();
        Assert.Equal(0, await second.InterruptAsync());
        await AreFreeAsync(again);
        Assert.DoesNotMatch(" trace | info: |Counted", await second.Errors);
    }

    public static bool HasSignals => !OperatingSystem.IsWindows();

    // The log, one trace from a look to the views, and the meters.
    private static void ToldAll(string errors)
    {
        Assert.Matches(@"info: TraceFeed\.Pipeline\.Ingestor\[3\] england-test-and-trace: \S+, published 2020-09-03, is log row \d+ with \d+ changes", errors);
        var trace = Regex.Match(errors, @" trace (\w{8}) discover \d+ ms source=england-test-and-trace found=").Groups[1].Value;
        Assert.Matches($@" trace {trace} commit \d+ ms source=england-test-and-trace file=\S+ row=1 changes=\d+", errors);
        Assert.Contains($" trace {trace} publish ", errors, StringComparison.Ordinal);
        Assert.Matches(@"  changes england-test-and-trace value\.revised published  [1-9]", errors);
        Assert.Contains("  publications england-test-and-trace committed  3", errors, StringComparison.Ordinal);
    }

    // Beside a running `up`, on the storage that it runs.
    private async Task IngestingByHandAsync()
    {
        var sample = Directory.EnumerateFiles(Path.Combine(RepositoryRoot.Find(), "samples"), "*_w16.csv", SearchOption.AllDirectories).Single();
        var changed = Path.Combine(folder, "Regional_contact_tracing_w17.csv");
        await File.WriteAllTextAsync(changed, (await File.ReadAllTextAsync(sample)).Replace("Derby,East Midlands,542,", "Derby,East Midlands,600,", StringComparison.Ordinal));

        var late = await CommandProcess.RunAsync("ingest", "--source", Local, "--published", "2020-09-01", changed, "--data", folder);
        Assert.Equal((0, "Regional_contact_tracing_w17.csv: log row 10, 1 change; an older publication, added for the record and compared with nothing"), (late.Code, late.Output.Trim()));

        var taken = await CommandProcess.RunAsync("ingest", "--source", Local, "--published", "2020-10-01", changed, "--data", folder);
        Assert.Equal(0, taken.Code);
        Assert.StartsWith("Regional_contact_tracing_w17.csv: log row 11, ", taken.Output, StringComparison.Ordinal);

        var verified = await CommandProcess.RunAsync("verify", "--data", folder);
        Assert.True(verified.Code == 0, verified.Output);
        Assert.Matches(@"^11 log rows with \d+ changes of 4 sources: all verified\s*$", verified.Output);

        var read = await CommandProcess.RunAsync("read", changed, "--source", Local);
        Assert.Equal(0, read.Code);
        Assert.Contains("\"value\":\"600\"", read.Output, StringComparison.Ordinal);
    }

    private CommandProcess Up(params string[] more) => CommandProcess.Start(["up", "--port", $"{port}", "--data", folder, .. more]);

    private async Task<string> GetAsync(string path)
    {
        using var http = new HttpClient();
        return await http.GetStringAsync($"http://localhost:{port}{path}");
    }

    // The site's and those of the three services of its storage, while they run.
    private async Task<IReadOnlyList<int>> PortsAsync()
    {
        var connection = await File.ReadAllTextAsync(Path.Combine(folder, "connection"));
        var storage = Regex.Matches(connection, @"127\.0\.0\.1:(\d+)").Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(3, storage.Count);
        return [.. storage, port];
    }

    // Nothing that `up` started listens any more, and nothing sends another command there.
    private async Task AreFreeAsync(IReadOnlyList<int> ports)
    {
        Assert.False(File.Exists(Path.Combine(folder, "connection")));
        foreach (var one in ports)
        {
            using var client = new TcpClient();
            await Assert.ThrowsAsync<SocketException>(async () => await client.ConnectAsync(IPAddress.Loopback, one));
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
