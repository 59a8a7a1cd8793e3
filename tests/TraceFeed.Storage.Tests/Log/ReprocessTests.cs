using System.Globalization;
using System.Text;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Sources;

namespace TraceFeed.Storage.Tests.Log;

public sealed class ReprocessTests(AzuriteFixture azurite)
{
    // The definition that first reads the files drops their decimals.
    private static readonly DefinitionCatalog Coarse = WeeklyCounts.Catalog("a");
    private static readonly DefinitionCatalog Fine = WeeklyCounts.Otherwise("a", json => json.Replace("\"decimals\": 0", "\"decimals\": 1", StringComparison.Ordinal));
    private static readonly DefinitionCatalog Renamed = WeeklyCounts.Otherwise("a", json => json.Replace("\"measure\": \"count\"", "\"measure\": \"people\"", StringComparison.Ordinal));

    [Fact]
    public async Task A_figure_that_was_read_wrongly_is_reinterpreted_and_not_revised()
    {
        var ledger = await WithAsync(Coarse, File(1, (1, "Hull", 5.4m)), File(2, (1, "Hull", 5.4m), (2, "Leeds", 7.1m)));
        var row = (await Reprocessor(ledger).CommitAsync(Fine.Find("a")!, null, CancellationToken.None)).Row!;

        var changes = await ledger.ChangesAsync(row);
        Assert.Equal([(ChangeKind.ValueReinterpreted, "5", "5.4", "E4"), (ChangeKind.ValueReinterpreted, "7", "7.1", "E6")], changes.Select(change => (change.Kind, change.Old!.Value!, change.New!.Value!, change.New.Cell!.Ref)));
        Assert.All(changes, change => Assert.Equal(change.Old!.Cell, change.New!.Cell));
        Assert.Equal([2], row.Reread!);
        Assert.Equal((Fine.Find("a")!.Version, WeeklyCounts.PublishedWith(2)), (row.Editions[0].Definition, row.Published!.Value));
        Assert.Equal(row.Number, AsOf.OnDay(await ledger.RowsAsync(), WeeklyCounts.PublishedWith(2))!.Row.Number);
        Assert.Empty(await With(ledger, Fine).ProblemsAsync());

        var again = await Reprocessor(ledger).CommitAsync(Fine.Find("a")!, null, CancellationToken.None);
        Assert.Equal((0, 0, null), (again.Changes.Count, again.Originals.Count, again.Row));
    }

    [Fact]
    public async Task A_preview_shows_what_a_commit_makes_and_writes_nothing()
    {
        var traffic = new StorageTraffic();
        var ledger = new Ledger(await traffic.ConnectAsync(azurite.NewAccount()), Coarse);
        await TakeAsync(ledger, 1, File(1, (1, "Hull", 5.4m)));
        var before = traffic.Calls.Count();
        var foretold = await Reprocessor(ledger).PreviewAsync(Fine.Find("a")!, null, CancellationToken.None);

        Assert.DoesNotContain(traffic.Calls.Skip(before), call => !call.StartsWith("GET ", StringComparison.Ordinal) && !call.StartsWith("HEAD ", StringComparison.Ordinal));
        var made = await Reprocessor(ledger).CommitAsync(Fine.Find("a")!, null, CancellationToken.None);
        Assert.Equal(foretold.Changes.Select(change => change.Id), made.Changes.Select(change => change.Id));
        Assert.Equal((null, 2), (foretold.Row, made.Row!.Ordinal));
    }

    [Fact]
    public async Task The_next_publication_is_compared_with_what_the_newest_is_read_to_state_now()
    {
        var old = await WithAsync(Coarse, File(1, (1, "Hull", 5.4m)), File(2, (1, "Hull", 5.4m)));
        var ledger = With(old, Fine);
        await TakeAsync(ledger, 3, File(3, (1, "Hull", 5.4m), (2, "Leeds", 6.5m)));

        var rows = await ledger.RowsAsync();
        Assert.Equal([null, null, 1, null], rows.Select(row => row.Reread?.Count));
        Assert.Equal([(ChangeKind.ValueReinterpreted, "5", "5.4")], (await ledger.ChangesAsync(rows[2])).Select(change => (change.Kind, change.Old!.Value!, change.New!.Value!)));
        var changes = await ledger.ChangesAsync(rows[3]);
        Assert.Equal((ChangeKind.PublicationAdded, WeeklyCounts.PublishedWith(2)), (changes[0].Kind, changes[0].Publication!.PreviousPublished!.Value));
        var revision = Assert.Single(changes, change => change.Kind is not (ChangeKind.PublicationAdded or ChangeKind.PeriodAdded));
        Assert.Equal((ChangeKind.ValueRevised, "101", "6.5", Announced.No), (revision.Kind, revision.Old!.Value!, revision.New!.Value!, revision.Announced!));
        Assert.NotNull(revision.Old.Cell);
        Assert.Empty(await ledger.ProblemsAsync());
    }

    [Fact]
    public async Task A_definition_that_reads_everything_as_before_makes_no_row_of_its_own()
    {
        var old = await WithAsync(Coarse, File(1), File(2));
        var reprocessed = await Reprocessor(old).CommitAsync(Fine.Find("a")!, null, CancellationToken.None);
        Assert.Equal((0, 1, null), (reprocessed.Changes.Count, reprocessed.Originals.Count, reprocessed.Row));

        await TakeAsync(With(old, Fine), 3, File(3));
        Assert.Equal([ChangeKind.PublicationAdded, .. Enumerable.Repeat(ChangeKind.PeriodAdded, 3)], (await old.ChangesAsync((await old.RowsAsync())[^1])).Select(change => change.Kind));
        Assert.Equal(3, (await old.RowsAsync()).Count);
    }

    [Fact]
    public async Task A_column_that_is_read_as_another_measure_ends_series_and_adds_others()
    {
        var ledger = With(await WithAsync(Coarse, File(1), File(2)), Renamed);
        await TakeAsync(ledger, 3, File(3));

        var rows = await ledger.RowsAsync();
        var changes = await ledger.ChangesAsync(rows[2]);
        Assert.Equal(
            [.. Enumerable.Repeat((ChangeKind.SeriesEnded, "reinterpreted"), 3), .. Enumerable.Repeat((ChangeKind.SeriesAdded, "reinterpreted"), 3), .. Enumerable.Repeat((ChangeKind.ValueReinterpreted, ""), 12)],
            changes.Select(change => (change.Kind, change.Reason ?? "")));
        Assert.Equal([("count", "100", null), ("people", null, "100")], changes.Where(change => change.Area?.Name == "Derby" && change.Period?.Start == WeeklyCounts.FirstDay).Select(change => (change.Measure!, change.Old?.Value, change.New?.Value)).Order());
        Assert.All(await ledger.ChangesAsync(rows[3]), change => Assert.True(change.Kind is ChangeKind.PublicationAdded or ChangeKind.PeriodAdded, change.Kind));
        Assert.Empty(await ledger.ProblemsAsync());
    }

    [Fact]
    public async Task Each_block_is_read_from_the_file_that_stated_it_last_and_what_was_withdrawn_since_stays_so()
    {
        // The third file covers three weeks and leaves the second one out; the fourth reaches no further back than the third week.
        var files = new[] { Weeks([1], (1, "Hull", 1.5m)), Weeks([1, 2], (2, "Hull", 2.5m)), Weeks([1, 3], (3, "Hull", 3.5m)), Weeks([3, 4], (4, "Hull", 4.5m)) };
        var ledger = await WithAsync(Coarse, files);
        var progress = new List<string>();
        var row = (await Reprocessor(ledger).CommitAsync(Fine.Find("a")!, progress.Add, CancellationToken.None)).Row!;

        Assert.Equal([4, 3, 2], row.Reread!);
        Assert.Equal(3, progress.Count);
        var changes = await ledger.ChangesAsync(row);
        Assert.Equal([("4.5", files[3])], changes.Select(change => (change.New!.Value!, files.Single(file => Sha256(file) == change.New.Cell!.Sha256))));
        Assert.Empty(await With(ledger, Fine).ProblemsAsync());
    }

    [Fact]
    public async Task A_second_correction_reads_the_files_that_the_first_one_read()
    {
        var ledger = await WithAsync(Coarse, Weeks([1], (1, "Hull", 1.25m)), Weeks([2], (2, "Hull", 2.25m)));
        await Reprocessor(ledger).CommitAsync(Fine.Find("a")!, null, CancellationToken.None);
        var finer = WeeklyCounts.Otherwise("a", json => json.Replace("\"decimals\": 0", "\"decimals\": 2", StringComparison.Ordinal));
        var row = (await Reprocessor(ledger).CommitAsync(finer.Find("a")!, null, CancellationToken.None)).Row!;

        Assert.Equal([2, 1], row.Reread!);
        Assert.Equal([("1.3", "1.25", "E4"), ("2.3", "2.25", "E4")], (await ledger.ChangesAsync(row)).Select(change => (change.Old!.Value!, change.New!.Value!, change.Old.Cell!.Ref)));
        await TakeAsync(With(ledger, finer), 3, Weeks([1, 2, 3], (1, "Hull", 1.5m), (2, "Hull", 2.25m)));
        var revision = Assert.Single(await ledger.ChangesAsync((await ledger.RowsAsync())[^1]), change => change.Kind == ChangeKind.ValueRevised);
        Assert.Equal(("1.25", "1.50", Sha256(Weeks([1], (1, "Hull", 1.25m)))), (revision.Old!.Value!, revision.New!.Value!, revision.Old.Cell!.Sha256));
        Assert.Empty(await With(ledger, finer).ProblemsAsync());
    }

    [Fact]
    public async Task An_original_that_the_corrected_definition_cannot_read_stays_as_it_was_read()
    {
        var other = WeeklyCounts.Otherwise("a", json => json.Replace("\"column\": \"Count\"", "\"column\": \"Number\"", StringComparison.Ordinal));
        var ledger = await WithAsync(Coarse, File(1));
        var found = await Reprocessor(ledger).CommitAsync(other.Find("a")!, null, CancellationToken.None);
        Assert.Equal((0, 1), (found.Changes.Count, found.Unreadable.Count));
        Assert.Single(await ledger.RowsAsync());
    }

    [Fact]
    public async Task An_earlier_file_put_back_after_it_was_read_again_is_compared_like_any_other()
    {
        var first = File(2, (1, "Hull", 1.4m));
        var second = Weeks([2, 3], (2, "Hull", 2.4m));
        var coarse = await WithAsync(Coarse);
        await TakeAsync(coarse, 2, first);
        await TakeAsync(coarse, 3, second);
        var ledger = With(coarse, Fine);
        Assert.Equal([2, 1], (await Reprocessor(ledger).CommitAsync(Fine.Find("a")!, null, CancellationToken.None)).Row!.Reread!);

        var row = await ledger.CommitAsync("a", first, 3, accepted: true);
        var changes = await ledger.ChangesAsync(row);
        Assert.Equal(ChangeKind.PublicationAdded, changes[0].Kind);
        Assert.Contains(changes, change => change is { Kind: ChangeKind.ValueRevised, Old.Value: "2.4", New.Value: "102.0" });
    }

    [Fact]
    public async Task Its_item_says_that_the_publisher_changed_nothing()
    {
        var ledger = await WithAsync(Coarse, File(1, (1, "Hull", 5.4m)));
        var row = (await Reprocessor(ledger).CommitAsync(Fine.Find("a")!, null, CancellationToken.None)).Row!;
        var item = Assert.Single(FeedItems.Of(await new CommitReader(ledger.Storage).ReadAsync(row.Number, CancellationToken.None), Fine));
        Assert.EndsWith(": TraceFeed now reads 5.4 people, before 5 people", item.Title, StringComparison.Ordinal);
        Assert.Equal("Counts: 1 figure that TraceFeed reads differently.", item.Lead);
        Assert.Contains("The publisher changed nothing, and these are no revisions.", ContentHtml.Of(item.Content, new SiteLinks(new Uri("https://feeds.example"))), StringComparison.Ordinal);
    }

    // The oracle is the same history, read by the corrected definition from the start.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task A_history_that_is_corrected_on_the_way_ends_as_one_that_was_read_rightly_from_the_start(int seed)
    {
        var random = new Random(seed);
        var (right, mended) = (await WithAsync(Fine), await WithAsync(Coarse));
        for (var week = 1; week <= 6; week++)
        {
            var (from, until) = (random.Next(1, week + 1), week);
            var weeks = Enumerable.Range(from, until - from + 1).Where(one => one == until || random.Next(5) > 0).ToArray();
            var file = Weeks(weeks, [.. weeks.SelectMany(one => new[] { (one, "Hull", random.Next(3) == 0 ? null : (decimal?)random.Next(10, 50) / 10), (one, "Leeds", (decimal?)random.Next(10, 13) / 2) })]);
            mended = week == 4 ? With(mended, Fine) : mended;
            await TakeAsync(right, week, file);
            await TakeAsync(mended, week, file);
        }

        Assert.Single(await mended.RowsAsync(), row => row.Reread is not null);
        Assert.Equal(await StatedAsync(right), await StatedAsync(mended));
        Assert.Empty(await mended.ProblemsAsync());
    }

    private static async Task<IReadOnlyList<(string, string, decimal?, ValueState)>> StatedAsync(Ledger ledger)
    {
        var vintages = new VintageStore(ledger.Storage);
        var vintage = await ledger.VintageAsync((await ledger.RowsAsync())[^1]);
        vintage = await vintages.LoadBlocksAsync(vintage, [.. vintage.Blocks.Keys], CancellationToken.None);
        return [.. vintage.Blocks.Values.OrderBy(block => block.Key).SelectMany(block => Enumerable.Range(0, block.Chunk!.Count).Select(i => (block.Key.ToString(), vintage.Series[block.Chunk.Series[i]].Series.Id, block.Chunk.Number(i) is { } number ? decimal.Parse(number, CultureInfo.InvariantCulture) : (decimal?)null, block.Chunk.States[i])))];
    }

    private async Task<Ledger> WithAsync(DefinitionCatalog catalog, params byte[][] files)
    {
        var ledger = new Ledger(await new StorageTraffic().ConnectAsync(azurite.NewAccount()), catalog);
        for (var i = 0; i < files.Length; i++)
        {
            await TakeAsync(ledger, i + 1, files[i]);
        }

        return ledger;
    }

    private static Ledger With(Ledger ledger, DefinitionCatalog catalog) => new(ledger.Storage, catalog);

    private static Reprocessor Reprocessor(Ledger ledger) => new(ledger.Storage, TimeProvider.System);

    private static async Task TakeAsync(Ledger ledger, int weeks, byte[] file)
    {
        await ledger.ArchiveAsync(file);
        await ledger.CommitAsync("a", file, weeks, accepted: true);
    }

    private static byte[] File(int weeks, params (int Week, string Area, decimal? Count)[] others) => Weeks([.. Enumerable.Range(1, weeks)], others);

    private static byte[] Weeks(int[] weeks, params (int Week, string Area, decimal? Count)[] others)
    {
        var text = new StringBuilder("Kind,Area,From,To,Count\n");
        foreach (var week in weeks)
        {
            foreach (var (i, area) in new[] { "Derby", "Leeds", "Hull" }.Index())
            {
                var other = others.FirstOrDefault(one => one.Week == week && one.Area == area);
                if (other.Area is null || other.Count is not null)
                {
                    var start = WeeklyCounts.FirstDay.AddDays(7 * (week - 1));
                    text.Append(CultureInfo.InvariantCulture, $"All,{area},{start:dd'/'MM'/'yyyy},{start.AddDays(6):dd'/'MM'/'yyyy},{other.Count ?? 100 + i}\n");
                }
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private static string Sha256(byte[] file) => Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file));
}
