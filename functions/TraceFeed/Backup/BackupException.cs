namespace TraceFeed.Backup;

/// <summary>A backup cannot be written or restored; the message says what is wrong, where, and what to do.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
