using System.Security.Cryptography;
using System.Text;
using TraceFeed.Backup;

namespace TraceFeed.Storage.Tests.Backup;

/// <summary>A backup that somebody altered is refused with what is wrong and where, and nothing of it is restored.</summary>
public sealed class TamperedTests(AzuriteFixture azurite)
{
    private static readonly string Elsewhere = new('0', 64);

    [Fact]
    public async Task Whatever_was_altered_is_told_and_nothing_is_restored()
    {
        using var kept = await BackedUp.NewAsync(azurite);
        await kept.ExportAsync();
        var original = Directory.EnumerateFiles(Path.Combine(kept.Folder, "originals")).First();
        var chunk = Directory.EnumerateFiles(Path.Combine(kept.Folder, "vintages", "a")).First();
        var restored = await BackedUp.EmptyAsync(azurite);

        await RefusedAsync("does not have the SHA-256 that SHA256SUMS gives it; it was altered or cut short", () => File.AppendAllText(original, " "));
        await RefusedAsync("does not have the SHA-256", () => File.WriteAllBytes(chunk, File.ReadAllBytes(chunk)[..^1]));
        await RefusedAsync("is missing, though SHA256SUMS lists it", () => File.Delete(original));
        await RefusedAsync("is a link; a backup holds plain files and folders only", () => Link(original));
        await RefusedAsync("is a link; a backup holds plain files and folders only", () => LinkFolder(Path.Combine(kept.Folder, "changes")));
        await RefusedAsync("names '../outside', which is no path inside the backup; the list was altered", () => List("../outside"));
        await RefusedAsync("names '/outside', which is no path", () => List("/outside"));
        await RefusedAsync("names 'a\\..\\b', which is no path", () => List("a\\..\\b"));
        await RefusedAsync("is no SHA-256 with a path", () => File.AppendAllText(Sums(), "hello\n"));
        await RefusedAsync("gives originals/" + Elsewhere[1..] + "1 another SHA-256 than its name", () => List("originals/" + Elsewhere[1..] + "1"));
        await RefusedAsync("names log.ndjson again", () => List("log.ndjson"));
        await RefusedAsync("SHA256SUMS, which an export writes last, is missing or empty", () => File.Delete(Sums()));
        await RefusedAsync("does not list events.ndjson", () => File.WriteAllLines(Sums(), File.ReadAllLines(Sums()).Where(line => !line.EndsWith("  events.ndjson", StringComparison.Ordinal))));

        // By somebody who gives the list the hashes of what was altered.
        await RefusedAsync("holds no log: log row 1 does not have the hash that is written with it", () => Rewrite("log.ndjson", lines => lines[0] = lines[0].Replace("\"count\":", "\"count\":1", StringComparison.Ordinal)));
        await RefusedAsync("holds no log", () => Rewrite("log.ndjson", lines => lines.RemoveAt(1)));
        await RefusedAsync("does not end with the row that backup.json names", () => Rewrite("log.ndjson", lines => lines.RemoveAt(lines.Count - 1)));
        await RefusedAsync("log.ndjson cannot be read in line 2", () => Rewrite("log.ndjson", lines => lines[1] = "[]"));
        await RefusedAsync("editions.ndjson cannot be read in line 1", () => Rewrite("editions.ndjson", lines => lines[0] = "{}"));
        await RefusedAsync("editions.ndjson cannot be read in line 1", () => Rewrite("editions.ndjson", lines => lines[0] = """{"PartitionKey":"a","RowKey":"b","X@odata.type":"Edm.Stranger","X":"1"}"""));
        await RefusedAsync("editions.ndjson cannot be read in line 1", () => Rewrite("editions.ndjson", lines => lines[0] = """{"PartitionKey":"a","RowKey":"b","X@odata.type":"Edm.Int64","X":null}"""));
        await RefusedAsync($"originals.ndjson does not name the original {Path.GetFileName(original)}, though log row ", () => Rewrite("originals.ndjson", lines => lines.RemoveAll(line => line.Contains(Path.GetFileName(original), StringComparison.Ordinal))));
        await RefusedAsync("originals.ndjson cannot be read in line 1", () => Rewrite("originals.ndjson", lines => lines[0] = """{"sha256":"../../x"}"""));
        await RefusedAsync("is not in the backup, though log row 1 names it", () => Rewrite("SHA256SUMS", lines => lines.RemoveAll(line => line.Contains("  changes/", StringComparison.Ordinal))));
        await RefusedAsync("says that the backup has the format 'another'; this version restores tracefeed-backup/1", () => Rewrite("backup.json", lines => lines[0] = lines[0].Replace(BackupFormat, "another", StringComparison.Ordinal)));

        Assert.Equal(4, (await kept.ImportAsync(restored)).Copied);

        async Task RefusedAsync(string problem, Action alter)
        {
            var copy = kept.Other("copy");
            Copy(kept.Folder, copy);
            try
            {
                alter();
                var refused = await Assert.ThrowsAsync<BackupException>(() => kept.ImportAsync(restored));
                Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
                Assert.Contains(kept.Folder, refused.Message, StringComparison.Ordinal);
                Assert.Empty(await BackedUp.EntitiesAsync(restored.Log));
                Assert.Empty(await BackedUp.EntitiesAsync(restored.Vintages));
            }
            finally
            {
                Directory.Delete(kept.Folder, recursive: true);
                Directory.Move(copy, kept.Folder);
            }
        }

        string Sums() => Path.Combine(kept.Folder, "SHA256SUMS");

        void List(string path) => File.AppendAllText(Sums(), $"{Elsewhere}  {path}\n");

        void Rewrite(string path, Action<List<string>> alter)
        {
            var file = Path.Combine(kept.Folder, path);
            var lines = File.ReadAllLines(file).ToList();
            alter(lines);
            var text = string.Concat(lines.Select(line => line + "\n"));
            File.WriteAllText(file, text);
            if (path != "SHA256SUMS")
            {
                var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
                File.WriteAllLines(Sums(), File.ReadAllLines(Sums()).Select(line => line.EndsWith("  " + path, StringComparison.Ordinal) ? $"{hash}  {path}" : line));
            }
        }
    }

    [Theory]
    [InlineData("log.ndjson", "log.ndjson does not have the SHA-256")]
    [InlineData("SHA256SUMS", "is missing or empty")]
    public async Task A_pipe_in_the_place_of_a_file_is_not_waited_for(string path, string problem)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no pipes among files.");
        using var kept = await BackedUp.NewAsync(azurite);
        await kept.ExportAsync();
        var file = Path.Combine(kept.Folder, path);
        File.Delete(file);
        using (var pipe = System.Diagnostics.Process.Start("mkfifo", [file]))
        {
            await pipe.WaitForExitAsync();
        }

        var refused = await Assert.ThrowsAsync<BackupException>(() => Task.Run(() => kept.ImportAsync(kept.Storage)).WaitAsync(TimeSpan.FromSeconds(30)));

        Assert.Contains(problem, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_folder_with_something_else_in_it_takes_no_backup()
    {
        using var kept = await BackedUp.NewAsync(azurite);
        Directory.CreateDirectory(kept.Folder);
        var mine = Path.Combine(kept.Folder, "mine.txt");
        await File.WriteAllTextAsync(mine, "mine");

        Assert.Contains("is not empty and holds no backup", (await Assert.ThrowsAsync<BackupException>(kept.ExportAsync)).Message, StringComparison.Ordinal);
        Assert.Contains("is a file; a backup is a folder", (await Assert.ThrowsAsync<BackupException>(() => kept.ExportAsync(kept.Storage, mine))).Message, StringComparison.Ordinal);
        Assert.Equal([mine], Directory.EnumerateFileSystemEntries(kept.Folder));
    }

    /// <summary>Anybody may keep a list of that name of files of their own.</summary>
    [Fact]
    public async Task A_folder_with_a_list_of_something_else_takes_no_backup_and_loses_no_file()
    {
        using var kept = await BackedUp.NewAsync(azurite);
        await ListedAsync("photo.jpg", "mine");
        Assert.Contains("is not empty and holds no backup (SHA256SUMS does not list backup.json)", (await Assert.ThrowsAsync<BackupException>(kept.ExportAsync)).Message, StringComparison.Ordinal);
        await ListedAsync("backup.json", "{}");
        Assert.Contains("it is not known of what log the folder is a backup; name another folder", (await Assert.ThrowsAsync<BackupException>(kept.ExportAsync)).Message, StringComparison.Ordinal);
        await File.WriteAllTextAsync(Path.Combine(kept.Folder, "backup.json"), "?");
        Assert.Contains("it is not known of what log", (await Assert.ThrowsAsync<BackupException>(kept.ExportAsync)).Message, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(Path.Combine(kept.Folder, "photo.jpg")));

        async Task ListedAsync(string name, string text)
        {
            Directory.CreateDirectory(kept.Folder);
            await File.WriteAllTextAsync(Path.Combine(kept.Folder, name), text);
            await File.AppendAllTextAsync(Path.Combine(kept.Folder, "SHA256SUMS"), $"{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}  {name}\n");
        }
    }

    private const string BackupFormat = "tracefeed-backup/1";

    private static void Link(string file)
    {
        File.Move(file, file + ".moved");
        File.CreateSymbolicLink(file, file + ".moved");
    }

    private static void LinkFolder(string folder)
    {
        Directory.Move(folder, folder + "-moved");
        Directory.CreateSymbolicLink(folder, folder + "-moved");
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
