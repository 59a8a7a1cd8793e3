using System.ComponentModel;
using System.Diagnostics;

namespace TraceFeed.Cli.Azurite;

/// <summary>
/// The storage emulator pinned in <c>package.json</c>, running on three free loopback ports.
/// It ends when disposed, and also when this process ends without disposing it.
/// </summary>
public sealed class AzuriteProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(10);

    private readonly Process _process;
    private readonly AzuriteOutput _output = new();
    private AzuriteEndpoints? _endpoints;

    private AzuriteProcess(Process process)
    {
        _process = process;
        _process.OutputDataReceived += (_, line) => _output.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => _output.Add(line.Data);
    }

    /// <summary>Connects to the blob, queue and table service of this instance; empty until they listen.</summary>
    public string ConnectionString => _endpoints is null ? "" : ConnectionStringOf(AzuriteEndpoints.Account);

    /// <summary>Starts Azurite and waits, at most a minute, until its three services listen.</summary>
    /// <param name="repositoryRoot">The directory that holds <c>node_modules</c>.</param>
    /// <param name="dataDirectory">Where Azurite keeps its state; created when missing.</param>
    /// <param name="cancellationToken">Stops the start; nothing is left running.</param>
    /// <param name="moreAccounts">Accounts it has besides the one of every emulator.</param>
    /// <exception cref="InvalidOperationException">
    /// Azurite or Node.js is not installed, or Azurite did not come up; the message holds its own output.
    /// </exception>
    public static async Task<AzuriteProcess> StartAsync(string repositoryRoot, string dataDirectory, CancellationToken cancellationToken = default, IReadOnlyList<string>? moreAccounts = null)
    {
        var script = Path.Combine(repositoryRoot, "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script))
            throw new InvalidOperationException($"Azurite is not installed: {script} is missing. Run 'npm ci' in {repositoryRoot}.");

        Directory.CreateDirectory(dataDirectory);
        var azurite = new AzuriteProcess(new Process { StartInfo = StartInfo(script, dataDirectory, moreAccounts ?? []) });
        try
        {
            azurite.Start();
            await azurite.WaitUntilListeningAsync(cancellationToken);
            return azurite;
        }
        catch
        {
            await azurite.DisposeAsync();
            throw;
        }
    }

    /// <summary>Connects to one of its accounts.</summary>
    public string ConnectionStringOf(string account) => _endpoints!.ToConnectionString(account);

    /// <summary>Closes Azurite's services so that their state is saved; kills it when it does not follow.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_output.Started)
        {
            _process.StandardInput.Close();
            try
            {
                await _process.WaitForExitAsync().WaitAsync(StopPatience);
            }
            catch (TimeoutException)
            {
                _process.Kill(entireProcessTree: true);
                await _process.WaitForExitAsync();
            }
        }

        _process.Dispose();
    }

    private static ProcessStartInfo StartInfo(string script, string dataDirectory, IReadOnlyList<string> moreAccounts)
    {
        var start = new ProcessStartInfo("node")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList =
            {
                "--require", Path.Combine(AppContext.BaseDirectory, "Azurite", "azurite-until-parent-ends.js"), script,
                "--blobPort", "0", "--queuePort", "0", "--tablePort", "0",
                "--blobHost", "127.0.0.1", "--queueHost", "127.0.0.1", "--tableHost", "127.0.0.1",
                "--disableTelemetry", "--skipApiVersionCheck", "--silent", "--location", dataDirectory,
            },
        };
        // Whatever our own environment says would replace the account that the connection string names.
        start.Environment["AZURITE_ACCOUNTS"] = AzuriteEndpoints.ToSetting([AzuriteEndpoints.Account, .. moreAccounts]);
        return start;
    }

    private void Start()
    {
        try
        {
            _process.Start();
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException("Azurite needs Node.js, and 'node' could not be started: " + e.Message, e);
        }

        _output.Started = true;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    private async Task WaitUntilListeningAsync(CancellationToken cancellationToken)
    {
        var ended = _process.WaitForExitAsync(cancellationToken);
        try
        {
            var first = await Task.WhenAny(_output.Endpoints, ended).WaitAsync(StartPatience, cancellationToken);
            if (first == ended)
            {
                await ended;
                throw new InvalidOperationException($"Azurite ended with code {_process.ExitCode} before it listened. Its output:\n{_output}");
            }
        }
        catch (TimeoutException)
        {
            throw new InvalidOperationException($"Azurite did not listen within {StartPatience.TotalSeconds:0} s. Its output:\n{_output}");
        }

        _endpoints = await _output.Endpoints;
    }
}
