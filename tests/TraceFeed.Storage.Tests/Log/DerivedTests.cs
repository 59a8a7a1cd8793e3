using System.Text;
using Azure.Data.Tables;
using TraceFeed.Changes;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Sources;
using static TraceFeed.Storage.Tests.DerivedCounts;

namespace TraceFeed.Storage.Tests.Log;

/// <summary>Series that are computed from counts, as they are stored: beside the counts, with them, and after formulas or readings changed.</summary>
public sealed class DerivedTests(AzuriteFixture azurite)
{
    private static readonly DefinitionCatalog Totals = With(Total);

    [Fact]
    public async Task What_is_computed_is_committed_with_what_it_is_computed_from_and_verified()
    {
        var ledger = await WithAsync(Totals, 1, 2);
        var row = await TakeAsync(ledger, 3, (1, "Leeds", 7));
        var derived = Derived(await ledger.ChangesAsync(row));

        Assert.Equal(
            [("value.revised", "101", "7"), ("value.revised", "202", "108"), ("period.added", null, "209")],
            derived.Where(change => change.Area!.Name == "Leeds").Select(change => (change.Kind, change.Old?.Value, change.New!.Value!)));
        Assert.Equal([("7", "101", true)], Inputs(derived[0]));
        Assert.Equal([("101", null, true), ("7", "101", false)], Inputs(derived[1]));
        Assert.Equal(["100", "200", "300", "7", "108", "209", "102", "204", "306"], await FiguresAsync(ledger, row.Vintage));
        Assert.Empty(await ledger.ProblemsAsync());

        static IEnumerable<(string, string?, bool)> Inputs(Change change) => change.Inputs!.Select(input => (input.Value!, input.Old, input.Cell is not null));
    }

    [Fact]
    public async Task A_log_that_was_written_before_anything_was_derived_has_all_of_it_with_the_next_commit()
    {
        var ledger = new Ledger((await WithAsync(With(), 1, 2)).Storage, Totals);
        Assert.Null((await ledger.VintageAsync((await ledger.RowsAsync())[^1])).Derived.Version);
        Assert.Empty(await ledger.ProblemsAsync());

        var row = await TakeAsync(ledger, 3);
        var derived = Derived(await ledger.ChangesAsync(row));
        Assert.Equal((3, 9, 12), (derived.Count(change => change.Kind == ChangeKind.SeriesAdded), derived.Count(change => change.Kind == ChangeKind.PeriodAdded), derived.Count));
        Assert.All(derived.Where(change => change.Inputs is not null).SelectMany(change => change.Inputs!), input => Assert.Equal(input.Origin is null, input.Cell is not null));
        Assert.NotNull((await ledger.VintageAsync(row)).Derived.Version);
        Assert.Null((await ledger.RowsAsync())[^1].Reread);
        Assert.Empty(await ledger.ProblemsAsync());
    }

    [Fact]
    public async Task Counts_that_are_read_otherwise_make_other_figures_in_the_same_row()
    {
        var coarse = await WithAsync(Totals);
        await CommitAsync(coarse, 2, WithDecimals(2));
        var ledger = new Ledger(coarse.Storage, With(Total, decimals: 1));
        var row = (await new Reprocessor(ledger.Storage, TimeProvider.System).CommitAsync(ledger.Catalog.Find("a")!, null, CancellationToken.None)).Row!;
        var changes = await ledger.ChangesAsync(row);

        // Whole numbers are the same with a decimal more.
        Assert.All(changes, change => Assert.Equal((ChangeKind.ValueReinterpreted, "Leeds"), (change.Kind, change.Area!.Name)));
        Assert.Equal([("101", "101.4"), ("101", "101.4")], Told(changes.Where(change => change.Origin is null)));
        Assert.Equal([("101", "101.4"), ("202", "202.8")], Told(Derived(changes)));
        Assert.All(Derived(changes).SelectMany(change => change.Inputs!), input => Assert.Equal(input.Origin is null, input.Cell is not null));
        Assert.Equal(["300.0", "304.2", "306.0"], Derived(await ledger.ChangesAsync(await CommitAsync(ledger, 3, WithDecimals(3)))).Select(change => change.New!.Value!).Order(StringComparer.Ordinal));
        Assert.Empty(await ledger.ProblemsAsync());

        static byte[] WithDecimals(int weeks) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(WeeklyCounts.File(weeks)).Replace(",101\n", ",101.4\n", StringComparison.Ordinal));
        static IEnumerable<(string?, string?)> Told(IEnumerable<Change> changes) => changes.Select(change => (change.Old?.Value, change.New?.Value));
    }

    [Fact]
    public async Task Other_formulas_wait_for_the_next_publication_that_says_something()
    {
        var old = await WithAsync(With(OverTwo), 1, 2);
        var ledger = new Ledger(old.Storage, With(OverThree));
        var saved = await CommitAsync(ledger, 2, WeeklyCounts.SavedAgain(WeeklyCounts.File(2)));
        Assert.Equal(ChangeKind.PublicationUnchanged, Assert.Single(await ledger.ChangesAsync(saved)).Kind);
        Assert.Empty(await ledger.ProblemsAsync());

        var changes = Derived(await ledger.ChangesAsync(await TakeAsync(ledger, 3)));
        Assert.Equal([(ChangeKind.ValueReinterpreted, "50.0", "33.3", 6), (ChangeKind.PeriodAdded, null, "33.3", 3)], changes.CountBy(change => (change.Kind, change.Old?.Value, change.New!.Value!)).Select(pair => (pair.Key.Kind, pair.Key.Item2, pair.Key.Item3, pair.Value)));
        Assert.Empty(await ledger.ProblemsAsync());
    }

    [Fact]
    public async Task An_older_publication_has_its_own_figures_and_changes_none()
    {
        var ledger = await WithAsync(Totals, 1, 3);
        var late = await TakeAsync(ledger, 2, (1, "Leeds", 7));

        Assert.Single(await ledger.ChangesAsync(late));
        Assert.Equal(["100", "200", "7", "108", "102", "204"], await FiguresAsync(ledger, late.Backload!));
        Assert.Equal(["100", "200", "300", "101", "202", "303", "102", "204", "306"], await FiguresAsync(ledger, late.Vintage));
        Assert.Equal(["400", "404", "408"], Derived(await ledger.ChangesAsync(await TakeAsync(ledger, 4))).Select(change => change.New!.Value!).Order(StringComparer.Ordinal));
        Assert.Empty(await ledger.ProblemsAsync());
    }

    [Fact]
    public async Task A_derived_chunk_that_is_damaged_is_found()
    {
        var ledger = await WithAsync(Totals, 1, 2);
        var id = (await ledger.VintageAsync((await ledger.RowsAsync())[^1])).Derived.Blocks.Values.First().ChunkId!;
        var entity = (await ledger.Storage.Vintages.GetEntityAsync<TableEntity>("a", id)).Value;
        entity["Data00"] = new byte[] { 1, 2, 3 };
        await ledger.Storage.Vintages.UpsertEntityAsync(entity, TableUpdateMode.Replace);

        Assert.Contains(await ledger.ProblemsAsync(), problem => problem.Contains($"chunk {id} of a does not hash to its id", StringComparison.Ordinal));
    }

    // Whoever can write can also hash: only what the counts give tells that the figure is not theirs.
    [Fact]
    public async Task A_derived_figure_that_its_counts_do_not_give_is_found_though_every_hash_is_right()
    {
        var ledger = await WithAsync(Totals, 1, 2);
        var row = (await ledger.RowsAsync())[^1];
        var (vintages, vintage) = (new VintageStore(ledger.Storage), await LoadAsync(ledger, row.Vintage));
        var blocks = new Dictionary<BlockKey, VintageBlock>(vintage.Derived.Blocks);
        var last = blocks.Values.MaxBy(block => block.Key)!;
        last.Chunk!.Values[0]++;
        blocks[last.Key] = last with { ChunkId = null, ValuesHash = ChunkValues.Hash(last.Chunk) };
        var forged = await vintages.SaveAsync(vintage with { Derived = vintage.Derived with { Blocks = blocks } }, CancellationToken.None);
        var entity = (await ledger.Storage.Log.GetEntityAsync<TableEntity>("log", $"{row.Number:D12}")).Value;
        entity["Vintage"] = forged;
        await ledger.Storage.Log.UpsertEntityAsync(entity, TableUpdateMode.Replace);

        Assert.Contains(await ledger.ProblemsAsync(), problem => problem.Contains("its figures give", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_week_more_costs_as_much_after_sixty_weeks_as_after_ten()
    {
        Assert.Equal((1, 1), (await LoadedAsync(10), await LoadedAsync(60)));

        async Task<int> LoadedAsync(int weeks)
        {
            var traffic = new StorageTraffic();
            var ledger = new Ledger(await traffic.ConnectAsync(azurite.NewAccount()), Totals);
            var vintage = await ledger.VintageAsync(await CommitAsync(ledger, weeks, WeeklyCounts.File(weeks)));
            Assert.Equal((weeks, weeks), (vintage.Blocks.Count, vintage.Derived.Blocks.Count));
            traffic.Forget();
            var row = await CommitAsync(ledger, weeks + 1, WeeklyCounts.File(weeks + 1));

            Assert.Equal(3, Derived(await ledger.ChangesAsync(row)).Count);
            return vintage.Blocks.Values.Concat(vintage.Derived.Blocks.Values).Count(block => traffic.Calls.Any(call => call.StartsWith("GET ", StringComparison.Ordinal) && call.Contains(block.ChunkId!, StringComparison.Ordinal)));
        }
    }

    private Task<Ledger> WithAsync(DefinitionCatalog catalog, params int[] weeks) => LedgerAsync(azurite, catalog, weeks);

    private static async Task<Vintage> LoadAsync(Ledger ledger, string id)
    {
        var vintages = new VintageStore(ledger.Storage);
        var vintage = await vintages.LoadAsync("a", id, CancellationToken.None);
        return await vintages.LoadBlocksAsync(vintage, [.. vintage.Blocks.Keys, .. vintage.Derived.Blocks.Keys], CancellationToken.None);
    }

    // Area by area as the file lists them, then by end.
    private static async Task<IEnumerable<string>> FiguresAsync(Ledger ledger, string id)
    {
        var vintage = await LoadAsync(ledger, id);
        return from area in new[] { "Derby", "Leeds", "Hull" }
               from block in vintage.Derived.Blocks.Values.OrderBy(block => block.Key)
               let chunk = block.Chunk!
               from i in Enumerable.Range(0, chunk.Count)
               where vintage.Derived.Series[chunk.Series[i]].Series.Area!.Name == area
               select chunk.Number(i)!;
    }
}
