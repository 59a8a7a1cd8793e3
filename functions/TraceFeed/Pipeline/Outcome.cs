namespace TraceFeed.Pipeline;

/// <summary>How a look, or taking in a file, ended, as the meters count it.</summary>
internal static class Outcome
{
    /// <summary>A look went well.</summary>
    public const string Looked = "looked";

    /// <summary>The changes of a file are in the log.</summary>
    public const string Committed = "committed";

    /// <summary>A file says nothing new.</summary>
    public const string Unchanged = "unchanged";

    /// <summary>A file was not let in.</summary>
    public const string Quarantined = "quarantined";

    /// <summary>A file that was taken in before is not there any more.</summary>
    public const string Missing = "missing";

    /// <summary>It could not be done now and is tried again.</summary>
    public const string Failed = "failed";
}
