namespace TraceFeed.Storage.Tests;

/// <summary>Stands for the end of the process at this point.</summary>
internal sealed class DiedException() : Exception("The process died here.");
