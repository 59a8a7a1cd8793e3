namespace TraceFeed.Storage.Tests.Log;

public sealed class ConcurrentWritersTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Writers_of_many_sources_and_two_of_one_source_leave_no_gap_and_no_duplicate()
    {
        string[] sources = ["s1", "s2", "s3", "s4", "s5", "s6", "s7", "s8"];
        var ledger = await Ledger.NewAsync(azurite, sources);

        async Task WriteAsync(string source)
        {
            for (var weeks = 1; weeks <= 3; weeks++)
            {
                await ledger.CommitAsync(source, WeeklyCounts.File(weeks), weeks);
            }
        }

        await Task.WhenAll(sources.Append("s1").Select(source => Task.Run(() => WriteAsync(source))));

        var rows = await ledger.RowsAsync();
        Assert.Equal(Enumerable.Range(1, 24).Select(n => (long)n), rows.Select(row => row.Number));
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.Equal(pair.First.FirstSequence + pair.First.Count, pair.Second.FirstSequence));
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.Equal(pair.First.Hash(), pair.Second.PreviousHash));
        Assert.All(rows.GroupBy(row => row.Source), own => Assert.Equal([1, 2, 3], own.Select(row => row.Ordinal)));
        Assert.DoesNotContain(await ledger.ProblemsAsync(), problem => !problem.Contains("which is not archived", StringComparison.Ordinal));
    }
}
