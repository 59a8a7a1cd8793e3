using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Cli;

/// <summary>A file named on the command line, read whole before anything is written.</summary>
internal static class InputFile
{
    private const int MostBytes = 512 << 20;

    /// <summary>The bytes of a file, a pipe or a device.</summary>
    /// <exception cref="UnreadableFileException">There is no such file, or it cannot be opened or is larger than any official one.</exception>
    public static OriginalFile Load(string path, DateOnly? published = null)
    {
        if (Directory.Exists(path))
        {
            throw new UnreadableFileException(path, null, "is a directory; expected a file");
        }

        try
        {
            using var file = File.OpenRead(path);
            return new OriginalFile { Name = path, Bytes = ReadToEnd(file, path), Published = published };
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

    /// <summary>The source of a file: the one named, else the one the file looks like.</summary>
    /// <exception cref="UnreadableFileException">No source is named and none is recognised.</exception>
    /// <exception cref="CommandException">The source that is named is not known.</exception>
    public static SourceDefinition Source(OriginalFile file, string? named)
    {
        var catalog = DefinitionCatalog.Embedded;
        return named is null ? SourceReader.Recognise(catalog, file) : catalog.Find(named)
            ?? throw new CommandException($"there is no source '{named}'; known are {string.Join(", ", catalog.Sources.Select(source => source.Id))}");
    }

    private static ReadOnlyMemory<byte> ReadToEnd(FileStream file, string path)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = file.Read(buffer)) > 0;)
        {
            if (bytes.Length + read > MostBytes)
            {
                throw new UnreadableFileException(path, null, $"is larger than {MostBytes >> 20} MiB, far larger than any official file; it is not read");
            }

            bytes.Write(buffer, 0, read);
        }

        return bytes.GetBuffer().AsMemory(0, (int)bytes.Length);
    }
}
