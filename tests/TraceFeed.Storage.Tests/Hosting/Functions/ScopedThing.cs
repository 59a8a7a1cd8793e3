namespace TraceFeed.Storage.Tests.Hosting.Functions;

public sealed class ScopedThing;
