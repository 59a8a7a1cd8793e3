namespace TraceFeed.Storage.Tests.App;

/// <summary>Tests that ask the one site that the samples make.</summary>
[CollectionDefinition(Name)]
public sealed class SampleSiteTests : ICollectionFixture<SampleSite>
{
    public const string Name = "The site that the samples make";
}
