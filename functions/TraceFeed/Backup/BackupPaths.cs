using TraceFeed.Log;

namespace TraceFeed.Backup;

/// <summary>The files of a backup, by their paths in its folder with slashes. What else is listed there belongs to a static site.</summary>
internal static class BackupPaths
{
    /// <summary>Every file with its SHA-256, as <c>sha256sum --check</c> reads it; written last.</summary>
    public const string Sums = "SHA256SUMS";

    /// <summary>What the folder is, and the last row of its log.</summary>
    public const string About = "backup.json";

    /// <summary>The rows of the log, one a line.</summary>
    public const string Log = "log.ndjson";

    /// <summary>The entities of the editions, one a line.</summary>
    public const string Editions = "editions.ndjson";

    /// <summary>The entities of the events, one a line.</summary>
    public const string Events = "events.ndjson";

    /// <summary>The source and name of each original, one a line.</summary>
    public const string OriginalNames = "originals.ndjson";

    /// <summary>The folder of originals, as a site serves them.</summary>
    public const string Originals = "originals/";

    /// <summary>The folder of change sets.</summary>
    public const string Changes = "changes/";

    /// <summary>The folder of cell indexes.</summary>
    public const string Cells = "cells/";

    /// <summary>The folder of vintages and their chunks, one folder a source.</summary>
    public const string Vintages = "vintages/";

    /// <summary>The files without which there is no backup.</summary>
    public static IReadOnlyList<string> Required { get; } = [About, Log, Editions, Events, OriginalNames];

    /// <summary>The path of a chunk.</summary>
    public static string Chunk(string source, string id) => $"{Vintages}{source}/{id}";

    /// <summary>Whether a path stays in the folder, on every system.</summary>
    public static bool IsSafe(string path) =>
        path.Length > 0 && path.Split('/').All(part => part is not ("" or "." or "..") && part.TrimEnd('.', ' ').Length > 0 && !part.Any(c => char.IsControl(c) || c is '\\' or ':'));

    /// <summary>Whether a file is named by its content.</summary>
    public static bool IsByContent(string path) => new[] { Originals, Changes, Cells, Vintages }.Any(folder => path.StartsWith(folder, StringComparison.Ordinal)) && OnceBlobs.IsName(path[(path.LastIndexOf('/') + 1)..]);
}
