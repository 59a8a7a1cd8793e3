using TraceFeed.Changes;

namespace TraceFeed.Log;

/// <summary>A publication that must not enter the log as it is; the message is the reason, for a maintainer to act on.</summary>
public sealed class QuarantineException : Exception
{
    /// <summary>Makes the exception with the reason.</summary>
    public QuarantineException(string reason, Exception? inner = null) : base(reason, inner)
    {
    }

    /// <summary>Makes the exception of what a guard found.</summary>
    public QuarantineException(Refusal refusal) : base(refusal.Reason) => Refusal = refusal;

    /// <summary>What a guard found; null when no guard refused the publication.</summary>
    public Refusal? Refusal { get; }
}
