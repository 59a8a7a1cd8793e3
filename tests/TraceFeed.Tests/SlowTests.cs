namespace TraceFeed.Tests;

/// <summary>Tests that take long, and run where they are asked for.</summary>
internal static class SlowTests
{
    /// <summary>Whether they are asked for, as continuous integration does.</summary>
    public static bool AreAsked => Environment.GetEnvironmentVariable("TRACEFEED_SLOW_TESTS") == "1";
}
