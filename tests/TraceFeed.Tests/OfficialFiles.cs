using System.IO.Compression;

namespace TraceFeed.Tests;

/// <summary>
/// Files as their publishers published them. They are not part of the repository: their folder is named by the
/// environment variable TRACEFEED_OFFICIAL_FILES and is otherwise <c>shared/data</c> beside the checkout.
/// Tests that need a file which is not there are skipped, and say so.
/// </summary>
internal static class OfficialFiles
{
    private const string Variable = "TRACEFEED_OFFICIAL_FILES";

    /// <summary>The folder of the official files; it need not exist.</summary>
    internal static string Folder { get; } =
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? System.IO.Path.GetFullPath(named)
            : System.IO.Path.GetFullPath(System.IO.Path.Combine(RepositoryRoot(), "..", "shared", "data"));

    /// <summary>The path of an official file or folder; skips the test when it is not there.</summary>
    internal static string Path(params string[] parts)
    {
        var path = System.IO.Path.Combine([Folder, .. parts]);
        if (!File.Exists(path) && !Directory.Exists(path))
        {
            Assert.Skip($"The official file {string.Join('/', parts)} is not in {Folder}; name its folder in {Variable}.");
        }

        return path;
    }

    /// <summary>The bytes of an official file, inflated where its name ends in <c>.gz</c>; skips the test when it is not there.</summary>
    internal static byte[] Bytes(params string[] parts)
    {
        using var file = File.OpenRead(Path(parts));
        using Stream plain = file.Name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var copy = new MemoryStream();
        plain.CopyTo(copy);
        return copy.ToArray();
    }

    /// <summary>The names of all files of an official folder, in order; skips the test when it is not there.</summary>
    internal static IReadOnlyList<string> Names(string folder) =>
        [.. Directory.EnumerateFiles(Path(folder)).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, "TraceFeed.sln")))
            {
                return folder.FullName;
            }
        }

        return AppContext.BaseDirectory;
    }
}
