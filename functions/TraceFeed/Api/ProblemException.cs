namespace TraceFeed.Api;

/// <summary>A request cannot be answered; the problem says why.</summary>
public sealed class ProblemException(Problem problem) : Exception(problem.Detail)
{
    /// <summary>Why.</summary>
    public Problem Problem { get; } = problem;
}
