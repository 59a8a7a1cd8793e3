using System.Text;
using TraceFeed.Log;

namespace TraceFeed.Backup;

/// <summary>The list of every file with its SHA-256, in the form that <c>sha256sum</c> writes, sorted by path.</summary>
internal static class BackupSums
{
    private const int HashLength = 64;
    private const string Between = "  ";

    /// <summary>The list as bytes.</summary>
    public static byte[] Write(IEnumerable<KeyValuePair<string, string>> files)
    {
        var text = new StringBuilder();
        foreach (var (path, sha256) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            text.Append(sha256).Append(Between).Append(path).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The SHA-256 of each file by its path.</summary>
    /// <exception cref="BackupException">A line is none, or names a path that leads out of the folder, or one twice.</exception>
    public static IReadOnlyDictionary<string, string> Read(string folder)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (number, line) in File.ReadLines(Path.Combine(folder, BackupPaths.Sums)).Index())
        {
            var isLine = line.Length > HashLength + Between.Length && OnceBlobs.IsName(line[..HashLength]) && line.AsSpan(HashLength).StartsWith(Between);
            var path = isLine ? line[(HashLength + Between.Length)..] : "";
            if (!BackupPaths.IsSafe(path))
            {
                throw Problem(number, isLine ? $"names '{path}', which is no path inside the backup" : "is no SHA-256 with a path");
            }

            if (BackupPaths.IsByContent(path) && !path.EndsWith("/" + line[..HashLength], StringComparison.Ordinal))
            {
                throw Problem(number, $"gives {path} another SHA-256 than its name");
            }

            if (!files.TryAdd(path, line[..HashLength]))
            {
                throw Problem(number, $"names {path} again");
            }
        }

        return files;

        BackupException Problem(int line, string what) => new(FormattableString.Invariant($"{Path.Combine(folder, BackupPaths.Sums)}, line {line + 1} {what}; the list was altered: take another copy of the backup"));
    }
}
