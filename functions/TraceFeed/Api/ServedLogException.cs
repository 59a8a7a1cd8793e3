namespace TraceFeed.Api;

/// <summary>A site cannot be read as a log; the message says which address and why.</summary>
public sealed class ServedLogException(string message, Exception? inner = null) : Exception(message, inner);
