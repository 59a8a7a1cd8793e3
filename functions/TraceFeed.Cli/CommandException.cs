namespace TraceFeed.Cli;

/// <summary>Something that the person at the command line has to put right; the message says what.</summary>
public sealed class CommandException(string message) : Exception(message);
