using System.Diagnostics;

namespace TraceFeed.Cli.Local;

/// <summary>Installs the Azurite that <c>package-lock.json</c> pins, when it is missing or the lock file is newer.</summary>
internal static class PinnedAzurite
{
    /// <summary>Installs it if needed; npm's own output is shown only when it fails.</summary>
    /// <exception cref="CommandException">npm is missing or fails.</exception>
    public static async Task EnsureAsync(string root, TextWriter stderr, CancellationToken cancellation)
    {
        var stamp = Path.Combine(root, "node_modules", ".tracefeed-stamp");
        if (File.Exists(stamp) && File.GetLastWriteTimeUtc(stamp) >= File.GetLastWriteTimeUtc(Path.Combine(root, "package-lock.json")))
        {
            return;
        }

        await stderr.WriteLineAsync("Installing the storage emulator (npm ci) ...");
        var windows = OperatingSystem.IsWindows();
        var start = new ProcessStartInfo(windows ? "cmd" : "npm") { WorkingDirectory = root, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in (windows ? new[] { "/c", "npm" } : []).Concat(["ci", "--no-audit", "--no-fund", "--loglevel=error"]))
        {
            start.ArgumentList.Add(argument);
        }

        try
        {
            using var npm = Process.Start(start)!;
            npm.StandardInput.Close();
            await using var stop = cancellation.Register(() => npm.Kill(entireProcessTree: true));
            var (output, errors) = (npm.StandardOutput.ReadToEndAsync(cancellation), npm.StandardError.ReadToEndAsync(cancellation));
            await npm.WaitForExitAsync(cancellation);
            if (npm.ExitCode != 0)
            {
                throw new CommandException($"npm ci failed in {root}:\n{await output}{await errors}");
            }
        }
        catch (System.ComponentModel.Win32Exception)
        {
            throw new CommandException("npm is needed to install the storage emulator; install Node.js 20 or newer, or use --storage.");
        }

        await File.WriteAllTextAsync(stamp, "", cancellation);
    }
}
