using System.Globalization;
using System.Text.Json;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Docs;

/// <summary>Numbers that documents repeat are those of the code.</summary>
public sealed class NumberTests
{
    private static readonly string Architecture = Repository.Text("docs/architecture.md");

    [Fact]
    public void The_cuts_of_Table_storage_are_those_of_the_code() => Assert.Contains(
        string.Create(CultureInfo.InvariantCulture, $"cut at {ChunkTable.PropertyBytes >> 10} KiB (64 allowed), an entity at {ChunkTable.EntityBytes >> 10} KiB"), Architecture, StringComparison.Ordinal);

    [Fact]
    public void The_turns_and_tries_are_those_of_the_code()
    {
        using var host = JsonDocument.Parse(Repository.Text("host.json"));

        Assert.Equal((5, TimeSpan.FromSeconds(5)), (host.RootElement.GetProperty("extensions").GetProperty("queues").GetProperty("maxDequeueCount").GetInt32(), Ingestor.OutOfTurnDelay));
        Assert.Contains("put back for five seconds", Architecture, StringComparison.Ordinal);
        Assert.Contains("after the fifth time moves to", Architecture, StringComparison.Ordinal);
    }

    [Fact]
    public void The_changes_that_the_items_of_a_publication_share_are_those_of_the_code() =>
        Assert.Contains(FormattableString.Invariant($"share {FeedLimits.ChangesOfPublication} changes (`FeedLimits.ChangesOfPublication`)"), Architecture, StringComparison.Ordinal);

    [Fact]
    public void The_days_before_publication_are_those_of_the_definition()
    {
        Assert.Equal(8, DefinitionCatalog.Embedded.Find(Readings.Local)!.List!.Tables[0].Period.EndFromPublishedDays);
        Assert.Contains("the publication date less eight days", Architecture, StringComparison.Ordinal);
    }
}
