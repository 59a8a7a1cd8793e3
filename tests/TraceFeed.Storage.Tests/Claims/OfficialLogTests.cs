namespace TraceFeed.Storage.Tests.Claims;

/// <summary>Tests that ask the one log of the official workbooks.</summary>
[CollectionDefinition(Name)]
public sealed class OfficialLogTests : ICollectionFixture<OfficialLog>
{
    public const string Name = "The log of the two official national workbooks";
}
