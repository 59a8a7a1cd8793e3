namespace TraceFeed.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void The_test_runner_runs() => Assert.True(true);
}
