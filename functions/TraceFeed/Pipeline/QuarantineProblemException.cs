namespace TraceFeed.Pipeline;

/// <summary>A decision about a quarantined file that cannot be made; the message says why and what to do instead.</summary>
public sealed class QuarantineProblemException(string message) : Exception(message);
