using TraceFeed.Changes;
using TraceFeed.Log;

namespace TraceFeed.Storage.Tests.Log;

public sealed class SameFileTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task Known_bytes_in_another_publication_are_one_publication_unchanged()
    {
        var ledger = await WithTwoWeeksAsync();
        var row = await ledger.CommitAsync("a", WeeklyCounts.File(2), 3);
        var again = await ledger.CommitAsync("a", WeeklyCounts.File(2), 3);

        await IsUnchangedAsync(ledger, row, "known");
        Assert.Equal(row.Number, again.Number);
    }

    [Fact]
    public async Task Known_bytes_at_another_address_of_the_same_publication_are_one_publication_unchanged()
    {
        var ledger = await WithTwoWeeksAsync();
        await IsUnchangedAsync(ledger, await ledger.CommitAsync("a", WeeklyCounts.File(2), 2, name: "counts-1.csv"), "known");
        Assert.Equal(2, (await ledger.CommitAsync("a", WeeklyCounts.File(2), 2)).Number);
        Assert.Equal(3, (await ledger.CommitAsync("a", WeeklyCounts.File(2), 2, name: "counts-1.csv")).Number);
    }

    [Theory]
    [InlineData("/a/2")]
    [InlineData("/a/3")]
    public async Task Other_bytes_with_the_same_figures_and_dates_are_resaved(string publication)
    {
        var ledger = await WithTwoWeeksAsync();
        await IsUnchangedAsync(ledger, await ledger.CommitAsync("a", WeeklyCounts.SavedAgain(WeeklyCounts.File(2)), 2, publication), "resaved");
    }

    [Fact]
    public async Task Other_figures_without_newer_dates_of_their_own_are_refused_as_a_new_publication()
    {
        var ledger = await WithTwoWeeksAsync();
        var refused = await Assert.ThrowsAsync<QuarantineException>(() => ledger.CommitAsync("a", WeeklyCounts.File(2, (1, "Hull", 1)), 3));
        Assert.Contains("its figures end on 2020-06-10, not after the newest in the log (2020-06-10)", refused.Message, StringComparison.Ordinal);
        Assert.Equal(2, (await ledger.RowsAsync()).Count);
    }

    [Fact]
    public async Task Other_figures_in_the_same_publication_are_revisions()
    {
        var ledger = await WithTwoWeeksAsync();
        var row = await ledger.CommitAsync("a", WeeklyCounts.File(2, (1, "Hull", 1)), 2);
        var revision = Assert.Single(await ledger.ChangesAsync(row), change => change.Kind == ChangeKind.ValueRevised);
        Assert.Equal(("Hull", "102", "1", Announced.No), (revision.Area!.Name is "Kingston upon Hull, City of" ? "Hull" : revision.Area.Name, revision.Old!.Value!, revision.New!.Value!, revision.Announced!));
    }

    [Theory]
    [InlineData(3, Announced.No)]
    [InlineData(4, Announced.Unknown)]
    public async Task A_revision_is_silent_only_if_no_publication_lies_between(int weeks, string announced)
    {
        var ledger = await WithTwoWeeksAsync();
        var row = await ledger.CommitAsync("a", WeeklyCounts.File(weeks, (1, "Leeds", 1)), weeks);
        Assert.Equal(announced, Assert.Single(await ledger.ChangesAsync(row), change => change.Kind == ChangeKind.ValueRevised).Announced);
    }

    [Fact]
    public async Task Old_bytes_found_again_are_no_measure_of_what_comes_next()
    {
        var ledger = await WithTwoWeeksAsync();
        await IsUnchangedAsync(ledger, await ledger.CommitAsync("a", WeeklyCounts.File(1), 1, "/a/copy"), "known");

        // Still older than the newest, still without newer dates of its own, still the newest's figures.
        Assert.True((await ledger.CommitAsync("a", WeeklyCounts.File(1, (1, "Leeds", 1)), 1, "/a/late")).IsBackload);
        await Assert.ThrowsAsync<QuarantineException>(() => ledger.CommitAsync("a", WeeklyCounts.File(2, (1, "Leeds", 1)), 3));
        await IsUnchangedAsync(ledger, await ledger.CommitAsync("a", WeeklyCounts.SavedAgain(WeeklyCounts.File(2)), 2, "/a/2"), "resaved");
        var next = await ledger.CommitAsync("a", WeeklyCounts.File(3, (1, "Leeds", 1)), 3);
        Assert.Equal(Announced.No, Assert.Single(await ledger.ChangesAsync(next), change => change.Kind == ChangeKind.ValueRevised).Announced);
    }

    private async Task<Ledger> WithTwoWeeksAsync()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        await ledger.CommitAsync("a", WeeklyCounts.File(1), 1);
        await ledger.CommitAsync("a", WeeklyCounts.File(2), 2);
        return ledger;
    }

    private static async Task IsUnchangedAsync(Ledger ledger, LogRow row, string reason)
    {
        var change = Assert.Single(await ledger.ChangesAsync(row));
        Assert.Equal((ChangeKind.PublicationUnchanged, reason), (change.Kind, change.Reason));
    }
}
