using System.Text;
using TraceFeed.Changes;

namespace TraceFeed.Storage.Tests.Log;

/// <summary>What a vintage knows of names, coverage and recent figures is stored with it, and the log tells the same.</summary>
public sealed class SurroundingsTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_series_that_goes_on_under_another_name_is_verified_with_the_values_it_had()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        await CommitAsync(ledger, WeeklyCounts.File(4), 4);
        var renamed = await ledger.ChangesAsync(await CommitAsync(ledger, Renamed(WeeklyCounts.File(5, (1, "Leeds", 90))), 5));
        var revised = await ledger.ChangesAsync(await CommitAsync(ledger, Renamed(WeeklyCounts.File(6, (1, "Leeds", 90), (2, "Hull", 95))), 6));
        var back = await ledger.ChangesAsync(await CommitAsync(ledger, WeeklyCounts.File(7, (1, "Leeds", 90), (2, "Hull", 95)), 7));

        Assert.Empty(await ledger.ProblemsAsync());
        Assert.Equal(3, renamed.Count(change => change.Kind == ChangeKind.SeriesRenamed));
        Assert.Equal(("101", "90"), Figures(Assert.Single(renamed, change => change.Kind == ChangeKind.ValueRevised)));

        // The cell of the old figure is that of the file before, found under the name the series has now.
        var hull = Assert.Single(revised, change => change.Kind == ChangeKind.ValueRevised);
        Assert.Equal(("102", "95"), Figures(hull));
        Assert.Equal("E7", hull.Old!.Cell!.Ref);
        Assert.Equal(3, back.Count(change => change.Kind == ChangeKind.SeriesRenamed));
        Assert.Equal(3, back.Count(change => change.Kind == ChangeKind.PeriodAdded));
        Assert.Equal(1 + 3 + 3, back.Count);
    }

    [Fact]
    public async Task A_figure_that_is_back_within_a_week_is_known_by_what_the_log_stored_of_the_weeks_before()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        await CommitAsync(ledger, WeeklyCounts.File(2), 2);
        await CommitAsync(ledger, WeeklyCounts.File(3, (1, "Leeds", 90)), 3);
        var back = await ledger.ChangesAsync(await CommitAsync(ledger, WeeklyCounts.File(4), 4));

        Assert.Equal("back", Assert.Single(back, change => change.Kind == ChangeKind.ValueRevised).Reason);
        Assert.Empty(await ledger.ProblemsAsync());
    }

    [Fact]
    public async Task Areas_that_are_missing_are_remembered_until_they_are_back()
    {
        string[] areas = ["Derby", "Leeds", "Hull", "Bolton", "Bury", "Kent", "Essex"];
        var ledger = await Ledger.NewAsync(azurite, "a");
        await CommitAsync(ledger, WeeklyCounts.File(areas, 2), 2);
        var gone = await CommitAsync(ledger, WeeklyCounts.File(["Derby", "Leeds"], 3), 3, accepted: true);
        var back = await CommitAsync(ledger, WeeklyCounts.File(areas, 4), 4);

        var went = Assert.Single(await ledger.ChangesAsync(gone), change => change.Kind == ChangeKind.CoverageChanged);
        Assert.Equal([10, 10], new[] { went, Assert.Single(await ledger.ChangesAsync(back), change => change.Kind == ChangeKind.CoverageChanged) }.Select(change => change.Mass!.Counts.Single().Changed));
        Assert.Equal(5, (await ledger.VintageAsync(gone)).Gaps.Single().Series.Count);
        Assert.Equal(("back", went.Id), Assert.Single(await ledger.ChangesAsync(back), change => change.Kind == ChangeKind.CoverageChanged) is { Mass: { } mass } came ? (came.Reason, mass.Since) : default);
        Assert.Empty((await ledger.VintageAsync(back)).Gaps);
        Assert.Empty(await ledger.ProblemsAsync());
    }

    private static async Task<TraceFeed.Log.LogRow> CommitAsync(Ledger ledger, byte[] file, int weeks, bool accepted = false)
    {
        await ledger.ArchiveAsync(file);
        return await ledger.CommitAsync("a", file, weeks, accepted: accepted);
    }

    private static byte[] Renamed(byte[] file) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace("All,", "Everyone,", StringComparison.Ordinal));

    private static (string?, string?) Figures(Change change) => (change.Old!.Value, change.New!.Value);
}
