using TraceFeed.Observations;
using TraceFeed.Tabular;

namespace TraceFeed.Cli;

/// <summary>A file named on the command line, read whole before anything is written.</summary>
internal static class InputFile
{
    private const int MostBytes = 512 << 20;

    /// <summary>The bytes of a file, a pipe or a device.</summary>
    /// <param name="path">The file.</param>
    /// <param name="published">When it was published, where that is said.</param>
    /// <param name="most">The most bytes it may have.</param>
    /// <exception cref="UnreadableFileException">There is no such file, or it cannot be opened or is larger than any official one.</exception>
    public static OriginalFile Load(string path, DateOnly? published = null, int most = MostBytes)
    {
        if (Directory.Exists(path))
        {
            throw new UnreadableFileException(path, null, "is a directory; expected a file");
        }

        try
        {
            using var file = File.OpenRead(path);
            return new OriginalFile { Name = path, Bytes = ReadToEnd(file, path, most), Published = published };
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException or ArgumentException)
        {
            throw new UnreadableFileException(path, null, "there is no such file", error);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new UnreadableFileException(path, null, $"cannot be read: {error.Message}", error);
        }
    }

    private static ReadOnlyMemory<byte> ReadToEnd(FileStream file, string path, int most)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > most)
            {
                throw new UnreadableFileException(path, null, $"is larger than {most >> 20} MiB, far larger than any such file; it is not read");
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
