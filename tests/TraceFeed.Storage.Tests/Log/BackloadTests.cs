using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;

namespace TraceFeed.Storage.Tests.Log;

public sealed class BackloadTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task An_older_publication_is_added_for_the_record_and_changes_nothing()
    {
        var ledger = await WithWeeksAsync(1, 3);
        var late = await TakeAsync(ledger, 2, (1, "Leeds", 7));
        var added = Assert.Single(await ledger.ChangesAsync(late));

        Assert.Equal((ChangeKind.PublicationAdded, true, null, WeeklyCounts.PublishedWith(2)), (added.Kind, added.Publication!.Backloaded, added.Publication.PreviousPublished, added.Publication.Published));
        var (before, after) = (await ledger.VintageAsync((await ledger.RowsAsync())[1]), await ledger.VintageAsync(late));
        Assert.Equal((late.Ordinal, before.Published), (after.Ordinal, after.Published));
        Assert.Equal(Chunks(before), Chunks(after));
        Assert.Empty(await ledger.ProblemsAsync());
    }

    [Fact]
    public async Task Its_own_vintage_holds_what_its_file_states_and_names_its_commit()
    {
        var ledger = await WithWeeksAsync(1, 3);
        var late = await TakeAsync(ledger, 2, (1, "Leeds", 7));
        var vintages = new VintageStore(ledger.Storage);
        var own = await vintages.LoadAsync("a", late.Backload!, CancellationToken.None);
        own = await vintages.LoadBlocksAsync(own, [.. own.Blocks.Keys], CancellationToken.None);

        var first = own.Blocks.Values.Single(block => block.Key.Start == WeeklyCounts.FirstDay.DayNumber);
        Assert.Equal(["100", "7", "102"], Enumerable.Range(0, 3).Select(i => first.Chunk!.Number(i)!).OrderBy(value => value == "7" ? "101" : value, StringComparer.Ordinal));
        Assert.Equal((2, 3), (own.Blocks.Count, own.Series.Count));
        Assert.All(own.Blocks.Values, block => Assert.Equal((late.Ordinal, late.Ordinal, 0), (block.StatedBy, block.Chunk!.SetBy.Distinct().Single(), block.Chunk.SetAt.Distinct().Single())));
    }

    [Fact]
    public async Task The_next_publication_is_compared_with_the_newest_as_if_no_older_one_had_come()
    {
        var (plain, ledger) = (await WithWeeksAsync(1, 3), await WithWeeksAsync(1, 3));
        var late = await TakeAsync(ledger, 2, (1, "Leeds", 7), (2, "Hull", null));
        var (expected, next) = (await TakeAsync(plain, 4, (3, "Hull", 9)), await TakeAsync(ledger, 4, (3, "Hull", 9)));

        var changes = await ledger.ChangesAsync(next);
        Assert.Equal((await plain.ChangesAsync(expected)).Select(Told), changes.Select(Told));
        Assert.Equal(WeeklyCounts.PublishedWith(3), changes[0].Publication!.PreviousPublished);
        Assert.Equal(WeeklyCounts.PublishedWith(4), (await ledger.VintageAsync(next)).Published);
        Assert.Empty(await ledger.ProblemsAsync());
        Assert.Equal([1, 3, 4], (await ledger.RowsAsync()).Where(row => !row.IsBackload).Select(row => int.Parse(row.Publication[^1..], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal(late.Number, AsOf.OnDay(await ledger.RowsAsync(), WeeklyCounts.PublishedWith(2))!.Row.Number);
    }

    [Fact]
    public async Task The_same_older_file_is_added_once()
    {
        var ledger = await WithWeeksAsync(1, 3);
        var late = await TakeAsync(ledger, 2);
        await TakeAsync(ledger, 4);
        Assert.Equal(late.Number, (await TakeAsync(ledger, 2)).Number);

        var copy = Assert.Single(await ledger.ChangesAsync(await ledger.CommitAsync("a", WeeklyCounts.File(2), 2, "/a/copy")));
        Assert.Equal((ChangeKind.PublicationUnchanged, "known"), (copy.Kind, copy.Reason));
        var saved = Assert.Single(await ledger.ChangesAsync(await ledger.CommitAsync("a", WeeklyCounts.SavedAgain(WeeklyCounts.File(2)), 2)));
        Assert.Equal((ChangeKind.PublicationUnchanged, "resaved"), (saved.Kind, saved.Reason));
        Assert.Equal(late.Number, AsOf.OnDay(await ledger.RowsAsync(), WeeklyCounts.PublishedWith(2))!.Row.Number);
    }

    [Theory]
    [InlineData(1, 2, "says of itself that its figures end on 2020-06-03, not after the publication before it in the log, of 2020-06-11 (2020-06-03)")]
    [InlineData(3, 2, "says of itself that its figures end on 2020-06-17, not before the publication after it in the log, of 2020-06-25 (2020-06-17)")]
    public async Task An_older_file_whose_own_dates_contradict_the_publications_beside_it_is_refused_and_a_maintainer_may_accept_it(int weeks, int day, string reason)
    {
        var ledger = await WithWeeksAsync(1, 3);
        var file = WeeklyCounts.File(weeks, (1, "Hull", 5));
        var original = WeeklyCounts.Read(ledger.Catalog, "a", file, WeeklyCounts.PublishedWith(day), "late.csv");
        var publication = new PublicationIdentity("/a/late", null, null, WeeklyCounts.PublishedWith(day));
        var committer = new Committer(ledger.Storage, TimeProvider.System);

        var refused = await Assert.ThrowsAsync<QuarantineException>(() => committer.CommitAsync(ledger.Catalog.Find("a")!, publication, original, CancellationToken.None));
        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        Assert.Equal(Refusal.Dates, refused.Refusal!.Guard);

        var decided = publication with { Quarantine = new QuarantineFacts(refused.Message, QuarantineFacts.Accepted, null, DateTimeOffset.UnixEpoch) };
        Assert.True((await committer.CommitAsync(ledger.Catalog.Find("a")!, decided, original, CancellationToken.None)).IsBackload);
    }

    [Fact]
    public async Task Its_item_says_that_nothing_was_compared()
    {
        var ledger = await WithWeeksAsync(1, 3);
        var late = await TakeAsync(ledger, 2);
        var item = Assert.Single(FeedItems.Of(await new CommitReader(ledger.Storage).ReadAsync(late.Number, CancellationToken.None), ledger.Catalog));
        Assert.Equal("Counts of a, published 18 June 2020: an older publication was added for the record, nothing was compared with it", item.Title);
    }

    [Fact]
    public async Task A_vintage_of_its_own_that_is_another_ones_is_found()
    {
        var ledger = await WithWeeksAsync(1, 3);
        var late = await TakeAsync(ledger, 2, (1, "Leeds", 7));
        var entity = (await ledger.Storage.Log.GetEntityAsync<Azure.Data.Tables.TableEntity>("log", $"{late.Number:D12}")).Value;
        entity["Backload"] = late.Vintage;
        await ledger.Storage.Log.UpsertEntityAsync(entity, Azure.Data.Tables.TableUpdateMode.Replace);

        var problems = await ledger.ProblemsAsync();
        Assert.Contains("log row 3 has a vintage without what its archived original states", problems);
        Assert.Contains("log row 3 does not have the hash it was inserted with; it was altered", problems);
    }

    // The oracle is the log itself, replayed as far as the state that was asked for.
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task The_state_as_of_every_row_and_of_any_sequence_number_is_the_log_replayed_up_to_it(int seed)
    {
        var random = new Random(seed);
        var ledger = await Ledger.NewAsync(azurite, "b", "a");
        var weeks = new List<int>();
        for (var step = 0; step < 10; step++)
        {
            await TakeAsync(ledger, "b", step + 1);
            var week = random.Next(3) == 0 && weeks.Count > 0 ? random.Next(1, weeks.Max()) : weeks.DefaultIfEmpty().Max() + random.Next(1, 3);
            weeks.Add(Math.Max(1, week));
            await TakeAsync(ledger, "a", weeks[^1], (random.Next(1, weeks[^1] + 1), "Leeds", random.Next(90, 99)), (random.Next(1, weeks[^1] + 1), "Hull", random.Next(2) == 0 ? null : 7));
        }

        var rows = (await ledger.RowsAsync()).Where(row => row.Source == "a").ToList();
        Assert.Contains(rows, row => row.IsBackload);
        var end = rows[^1].FirstSequence + rows[^1].Count + 3;
        foreach (var sequence in rows.Select(row => row.FirstSequence + row.Count - 1).Concat(Enumerable.Range(0, 12).Select(_ => random.NextInt64(1, end))))
        {
            var (replay, until) = (new Replay(), rows.Where(row => row.FirstSequence + row.Count - 1 <= sequence).ToList());
            foreach (var row in until)
            {
                Assert.Empty(replay.Apply(row.Ordinal, await ledger.ChangesAsync(row)));
            }

            var state = AsOf.AtSequence(rows, sequence);
            Assert.Equal(until.LastOrDefault()?.Number, state?.Row.Number);
            if (state is not null)
            {
                var vintages = new VintageStore(ledger.Storage);
                var vintage = await vintages.LoadAsync("a", state.Vintage, CancellationToken.None);
                Assert.Empty(replay.Differences(await vintages.LoadBlocksAsync(vintage, [.. vintage.Blocks.Keys], CancellationToken.None)));
            }
        }
    }

    private async Task<Ledger> WithWeeksAsync(params int[] weeks)
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        foreach (var week in weeks)
        {
            await TakeAsync(ledger, week);
        }

        return ledger;
    }

    private static Task<LogRow> TakeAsync(Ledger ledger, int weeks, params (int Week, string Area, int? Count)[] others) => TakeAsync(ledger, "a", weeks, others);

    private static async Task<LogRow> TakeAsync(Ledger ledger, string source, int weeks, params (int Week, string Area, int? Count)[] others)
    {
        var file = WeeklyCounts.File(weeks, others);
        await ledger.ArchiveAsync(file);
        return await ledger.CommitAsync(source, file, weeks);
    }

    private static IEnumerable<(string, string?)> Chunks(Vintage vintage) => vintage.Blocks.Values.OrderBy(block => block.Key).Select(block => (block.Key.ToString(), block.ChunkId));

    private static (string, string?, string?, string?, string?) Told(Change change) => (change.Kind, change.Series, change.Period?.ToString(), change.Old?.Value, change.New?.Value);
}
