namespace TraceFeed.Tabular;

/// <summary>A file that cannot be understood. The message names the file, the place in it and what was expected there.</summary>
public sealed class UnreadableFileException : Exception
{
    /// <summary>Makes the exception for a place in a file.</summary>
    /// <param name="file">The file's name.</param>
    /// <param name="place">Sheet, row or both, such as <c>sheet Table_1, row 3</c>; null for the file as a whole.</param>
    /// <param name="problem">What was found, what was expected and what to do.</param>
    /// <param name="inner">The cause, if another exception was.</param>
    public UnreadableFileException(string file, string? place, string problem, Exception? inner = null)
        : base(place is null ? $"{file}: {problem}" : $"{file}, {place}: {problem}", inner) => (Place, Problem) = (place, problem);

    /// <summary>Sheet, row or both; null for the file as a whole.</summary>
    public string? Place { get; }

    /// <summary>What was found, what was expected and what to do.</summary>
    public string Problem { get; }
}
