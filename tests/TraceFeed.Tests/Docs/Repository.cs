using TraceFeed.Cli;

namespace TraceFeed.Tests.Docs;

/// <summary>The files of the repository as its documents speak of them, by paths with slashes from its root.</summary>
internal static class Repository
{
    private static readonly string[] NotOurs = [".git", ".tracefeed", ".vs", ".idea", "artifacts", "bin", "node_modules", "obj"];

    /// <summary>The documents that are checked: every Markdown file.</summary>
    public static IReadOnlyList<string> Documents { get; } = [.. Files("").Where(path => path.EndsWith(".md", StringComparison.Ordinal))];

    /// <summary>Every document, for theories.</summary>
    public static TheoryData<string> EachDocument => [.. Documents];

    /// <summary>The text of a file.</summary>
    public static string Text(string path) => File.ReadAllText(Full(path)).ReplaceLineEndings("\n");

    /// <summary>Whether a file or folder is there.</summary>
    public static bool Has(string path) => File.Exists(Full(path)) || Directory.Exists(Full(path));

    /// <summary>Every file below a folder, without what is built, installed or stored locally.</summary>
    public static IEnumerable<string> Files(string folder)
    {
        var full = Full(folder);
        return Directory.EnumerateFiles(full).Where(file => !NotOurs.Contains(Path.GetFileName(file)))
            .Select(file => Path.GetRelativePath(RepositoryRoot.Find(), file).Replace('\\', '/')).Order(StringComparer.Ordinal)
            .Concat(Directory.EnumerateDirectories(full).Where(one => !NotOurs.Contains(Path.GetFileName(one))).Order(StringComparer.Ordinal)
                .SelectMany(one => Files(Path.GetRelativePath(RepositoryRoot.Find(), one))));
    }

    private static string Full(string path) => Path.Combine(RepositoryRoot.Find(), path);
}
