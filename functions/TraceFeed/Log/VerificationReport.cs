namespace TraceFeed.Log;

/// <summary>What a verification found.</summary>
/// <param name="Rows">Rows of the log.</param>
/// <param name="Changes">Changes in them.</param>
/// <param name="Sources">Sources they are of.</param>
/// <param name="Problems">Everything wrong, one sentence each; empty when all is well.</param>
public sealed record VerificationReport(long Rows, long Changes, int Sources, IReadOnlyList<string> Problems);
