namespace TraceFeed.Tests;

/// <summary>Tests that wait for one run over every official sequence stand in one line, so that none keeps a processor waiting.</summary>
[CollectionDefinition(Name)]
public sealed class OfficialSequencesGroup
{
    /// <summary>Its name.</summary>
    public const string Name = "official sequences";
}
