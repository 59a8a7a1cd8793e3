using System.Diagnostics;

namespace TraceFeed.Tests;

/// <summary>
/// Official workbooks opened and saved again by LibreOffice, as an office would pass them on. Tests that want them are skipped
/// where <c>soffice</c> is not installed, and say so.
/// </summary>
internal static class ResavedWorkbooks
{
    private const string Folder = "england-tt-demographic";
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(4);
    private static readonly string[] Originals = [W21, W22];
    private static readonly Lazy<IReadOnlyDictionary<string, byte[]>> Saved = new(Save);

    /// <summary>The demographics of 29 October 2020.</summary>
    public const string W21 = "2020-10-29_Demographic_LA_tables_w21.xlsx";

    /// <summary>The demographics of 5 November 2020.</summary>
    public const string W22 = "2020-11-05_Demographic_LA_tables_w22.xlsx";

    /// <summary>An original saved again in a format.</summary>
    /// <param name="original">One of the originals above.</param>
    /// <param name="format"><c>ods</c> or <c>xlsx</c>.</param>
    public static byte[] Of(string original, string format)
    {
        OfficialFiles.Path(Folder, original);
        if (Office() is null)
        {
            Assert.Skip("LibreOffice is not installed (no soffice on the path), so no workbook can be saved again; install libreoffice-calc.");
        }

        return Saved.Value[Path.ChangeExtension(original, format)];
    }

    private static Dictionary<string, byte[]> Save()
    {
        var work = Directory.CreateTempSubdirectory("tracefeed-resaved-");
        try
        {
            Convert(work, "ods", Originals);
            Convert(work, "xlsx", [W22]);
            return Directory.EnumerateFiles(work.FullName, "*", SearchOption.TopDirectoryOnly).ToDictionary(file => Path.GetFileName(file), File.ReadAllBytes);
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    // A profile of its own: LibreOffice hands files over to one that runs already, and then ends before they are written.
    private static void Convert(DirectoryInfo work, string format, string[] originals)
    {
        var start = new ProcessStartInfo(Office()!) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [$"-env:UserInstallation={new Uri(Path.Combine(work.FullName, "profile"))}", "--headless", "--norestore", "--convert-to", format, "--outdir", work.FullName, .. originals.Select(original => OfficialFiles.Path(Folder, original))];
        Array.ForEach(arguments, start.ArgumentList.Add);
        using var process = Process.Start(start)!;
        var said = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        if (!process.WaitForExit(Longest))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"LibreOffice had not saved {string.Join(" and ", originals)} as {format} after {Longest.TotalMinutes} minutes.");
        }

        Assert.True(process.ExitCode == 0, string.Join('\n', said.GetAwaiter().GetResult()));
    }

    private static string? Office() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .SelectMany(folder => new[] { Path.Combine(folder, "soffice"), Path.Combine(folder, "soffice.exe") }).FirstOrDefault(File.Exists);
}
