namespace TraceFeed.Cli;

/// <summary>The directory that holds <c>TraceFeed.sln</c>.</summary>
public static class RepositoryRoot
{
    private const string Marker = "TraceFeed.sln";

    /// <summary>Walks up from the running program to the first directory that holds the solution.</summary>
    /// <exception cref="DirectoryNotFoundException">The program does not run from inside the repository.</exception>
    public static string Find()
    {
        for (var directory = new DirectoryInfo(AppContext.BaseDirectory); directory is not null; directory = directory.Parent)
        {
            if (File.Exists(Path.Combine(directory.FullName, Marker)))
                return directory.FullName;
        }

        throw new DirectoryNotFoundException($"No directory above {AppContext.BaseDirectory} holds {Marker}.");
    }
}
