namespace TraceFeed.Pipeline;

/// <summary>How far a file of a publication has come.</summary>
public enum EditionState
{
    /// <summary>Found and not taken in yet.</summary>
    Seen,

    /// <summary>In the log, taken in or rejected, or known to say nothing new.</summary>
    Done,

    /// <summary>Archived, unless there was nothing to fetch, and not let in; the reason stands beside it.</summary>
    Quarantined,

    /// <summary>Stands for a publication without a file of the source.</summary>
    NoFile,

    /// <summary>Listed once and no longer; the publisher may have put another file in its place.</summary>
    Unlisted,
}
