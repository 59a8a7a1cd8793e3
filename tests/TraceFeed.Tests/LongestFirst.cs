using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(TraceFeed.Tests.LongestFirst))]

namespace TraceFeed.Tests;

/// <summary>Begins with the tests that take a minute, so that no processor waits for them at the end.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <inheritdoc/>
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(collection => collection.TestCollectionDisplayName == OfficialSequencesGroup.Name)];
}
