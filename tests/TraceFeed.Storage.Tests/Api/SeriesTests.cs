using System.Globalization;
using System.Text.Json;
using TraceFeed.Api;
using TraceFeed.Changes;
using TraceFeed.Log;
using TraceFeed.Storage.Tests.Log;

namespace TraceFeed.Storage.Tests.Api;

public sealed class SeriesTests(AzuriteFixture azurite)
{
    private const string Leeds = "Leeds";

    [Fact]
    public async Task A_figure_comes_with_the_cell_where_it_stands_now_and_with_who_set_and_who_stated_it_last()
    {
        var (ledger, questions) = await RevisedAsync();
        var rows = await ledger.RowsAsync();
        var series = await questions.SeriesAsync(await questions.IdAsync(Leeds));

        var value = series.GetProperty("values")[0];
        Assert.Equal(("7", false, "2020-05-28"), (value.GetProperty("value").GetString(), value.GetProperty("withdrawn").GetBoolean(), value.GetProperty("period").GetProperty("start").GetString()));
        var revision = (await ledger.ChangesAsync(rows[1])).Index().Single(change => change.Item.Kind == ChangeKind.ValueRevised);
        Assert.Equal((rows[1].FirstSequence + revision.Index, PublicationId.Of(rows[1])), (value.GetProperty("set").GetProperty("seq").GetInt64(), value.GetProperty("set").GetProperty("publication").GetString()));
        Assert.Equal(PublicationId.Of(rows[2]), value.GetProperty("confirmed").GetProperty("publication").GetString());
        Assert.Equal((rows[2].Editions[0].Sha256, "E3"), (value.GetProperty("cell").GetProperty("sha256").GetString(), value.GetProperty("cell").GetProperty("ref").GetString()));
        Assert.Equal((rows[2].LastSequence, rows[2].Number), (series.GetProperty("asOf").GetProperty("sequence").GetInt64(), series.GetProperty("asOf").GetProperty("row").GetInt64()));
    }

    [Fact]
    public async Task As_of_a_day_a_series_is_what_the_newest_publication_by_then_made_of_it()
    {
        var (_, questions) = await RevisedAsync();
        var id = await questions.IdAsync(Leeds);
        foreach (var (day, value, row) in new[] { ("2020-06-11", "101", 1), ("2020-06-17", "101", 1), ("2020-06-18", "7", 2), ("2020-06-24", "7", 2) })
        {
            var series = await questions.SeriesAsync(id, "?asOf=" + day);
            Assert.Equal((value, row), (series.GetProperty("values")[0].GetProperty("value").GetString(), series.GetProperty("asOf").GetProperty("row").GetInt32()));
        }
    }

    [Fact]
    public async Task As_of_a_sequence_number_it_is_the_state_after_the_last_commit_that_ends_there_or_before()
    {
        var (ledger, questions) = await RevisedAsync();
        var (rows, id) = (await ledger.RowsAsync(), await questions.IdAsync(Leeds));
        foreach (var (sequence, row) in new[] { (rows[1].LastSequence - 1, 1), (rows[1].LastSequence, 2), (rows[1].LastSequence + 1, 2), (rows[^1].LastSequence + 1000, rows.Count) })
        {
            var answer = await questions.Series.AnswerAsync(Asked.For(FormattableString.Invariant($"/series/{id}?asOf={sequence}")), id, CancellationToken.None);
            Assert.Equal((row, sequence <= rows[^1].LastSequence), (answer.Json().GetProperty("asOf").GetProperty("row").GetInt32(), answer.Immutable));
        }
    }

    [Fact]
    public async Task What_was_withdrawn_is_withdrawn_and_not_the_figure_before()
    {
        var (_, questions) = await WithdrawnAsync();
        var id = await questions.IdAsync(Leeds);
        var now = (await questions.SeriesAsync(id)).GetProperty("values")[0];
        Assert.Equal((null, true, JsonValueKind.Null), (now.GetProperty("value").GetString(), now.GetProperty("withdrawn").GetBoolean(), now.GetProperty("cell").ValueKind));
        Assert.Equal("101", (await questions.SeriesAsync(id, "?asOf=2020-06-18")).GetProperty("values")[0].GetProperty("value").GetString());
    }

    [Fact]
    public async Task Every_value_that_a_period_had_is_told_with_when_in_order()
    {
        var (ledger, questions) = await WithdrawnAsync();
        await ledger.CommitAsync("a", WeeklyCounts.File(4, (1, Leeds, 9)), 4);
        var id = await questions.IdAsync(Leeds);
        var periods = (await questions.VintagesAsync(id)).GetProperty("periods");
        var first = periods[0].GetProperty("values").EnumerateArray().Select(value => (value.GetProperty("value").GetString(), value.GetProperty("withdrawn").GetBoolean(), value.GetProperty("published").GetString())).ToList();

        Assert.Equal([("101", false, "2020-06-18"), (null, true, "2020-06-25"), ("9", false, "2020-07-02")], first);
        Assert.Equal(4, periods.GetArrayLength());
        Assert.All(periods.EnumerateArray().Skip(1), period => Assert.Equal(1, period.GetProperty("values").GetArrayLength()));

        var lines = Questions.Lines(await questions.Vintages.AnswerAsync(Asked.For($"/series/{id}/vintages?format=csv"), id, CancellationToken.None));
        Assert.Equal((7, "withdrawn"), (lines.Length, lines[2].Split(',')[10]));
    }

    [Fact]
    public async Task A_history_can_be_asked_for_from_a_commit_on()
    {
        var (_, questions) = await RevisedAsync();
        var later = await questions.VintagesAsync(await questions.IdAsync(Leeds), "?after=1");
        Assert.Equal(["7", "101", "101"], later.GetProperty("periods").EnumerateArray().Select(period => period.GetProperty("values").EnumerateArray().Single().GetProperty("value").GetString()));
        Assert.Equal((1, 3), (later.GetProperty("commits").GetProperty("after").GetInt32(), later.GetProperty("commits").GetProperty("through").GetInt32()));
    }

    [Fact]
    public async Task A_publication_taken_in_late_stands_in_the_history_at_its_day_and_what_came_after_a_day_is_not_told_of_it()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        await ledger.CommitAsync("a", WeeklyCounts.File(3, (1, Leeds, 7)), 3);
        await ledger.CommitAsync("a", WeeklyCounts.File(1, (1, Leeds, 5)), 1);
        await ledger.CommitAsync("a", WeeklyCounts.File(4, (1, Leeds, 8)), 4);
        await ledger.CommitAsync("a", WeeklyCounts.File(2, (1, Leeds, 6)), 2);
        var questions = new Questions(ledger);
        var id = await questions.IdAsync(Leeds);

        async Task<IEnumerable<string?>> HistoryAsync(string query) =>
            (await questions.VintagesAsync(id, query)).GetProperty("periods")[0].GetProperty("values").EnumerateArray().Select(value => value.GetProperty("value").GetString());

        Assert.Equal(["5", "6", "7", "8"], await HistoryAsync(""));
        foreach (var (weeks, told) in new[] { (1, 1), (2, 2), (3, 3), (4, 4) })
        {
            var day = $"?asOf={WeeklyCounts.PublishedWith(weeks):yyyy-MM-dd}";
            Assert.Equal(new[] { "5", "6", "7", "8" }.Take(told), await HistoryAsync(day));
            var then = await questions.SeriesAsync(id, day);
            Assert.Equal(($"{weeks + 4}", weeks < 3), (then.GetProperty("values")[0].GetProperty("value").GetString(), then.GetProperty("asOf").GetProperty("backloaded").GetBoolean()));
        }

        var problem = await Assert.ThrowsAsync<ProblemException>(() => questions.SeriesAsync(id, "?asOf=2020-06-01"));
        Assert.Equal($"{WeeklyCounts.PublishedWith(1):yyyy-MM-dd}", problem.Problem.Allowed![0]);
    }

    [Fact]
    public async Task A_series_that_was_renamed_says_where_it_went_on_and_its_history_goes_on_there()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        var figures = (string area) => Enumerable.Range(1, 8).Select(week => (week, area, (int?)(week * week * 10))).ToArray();
        await ledger.CommitAsync("a", WeeklyCounts.File(["Derby", Leeds, "Hull"], 8, figures(Leeds)), 8);
        await ledger.CommitAsync("a", WeeklyCounts.File(["Derby", "Bradford", "Hull"], 9, figures("Bradford")), 9, accepted: true);
        Assert.Contains(await ledger.ChangesAsync((await ledger.RowsAsync())[1]), change => change.Kind == ChangeKind.SeriesRenamed);
        var questions = new Questions(ledger);
        var (old, now) = (await questions.IdAsync(Leeds), await questions.IdAsync("Bradford"));

        var gone = await questions.SeriesAsync(old);
        Assert.Equal((SeriesState.Renamed, now, 0), (gone.GetProperty("ended").GetString(), gone.GetProperty("goesOnAs").GetString(), gone.GetProperty("values").GetArrayLength()));
        var stands = await questions.SeriesAsync(now);
        Assert.Equal((old, 9), (stands.GetProperty("formerly").EnumerateArray().Single().GetString(), stands.GetProperty("values").GetArrayLength()));
        Assert.All(stands.GetProperty("values").EnumerateArray(), value => Assert.NotEqual(JsonValueKind.Null, value.GetProperty("cell").ValueKind));
        Assert.Equal(8, (await questions.SeriesAsync(old, "?asOf=" + WeeklyCounts.PublishedWith(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))).GetProperty("values").GetArrayLength());
        Assert.Equal(9, (await questions.VintagesAsync(now)).GetProperty("periods").GetArrayLength());
    }

    [Fact]
    public async Task Series_are_listed_page_after_page_each_once()
    {
        var ledger = await Ledger.NewAsync(azurite, "a", "b");
        await ledger.CommitAsync("a", WeeklyCounts.File(1), 1);
        await ledger.CommitAsync("b", WeeklyCounts.File(1), 1);
        var questions = new Questions(ledger);
        var ids = new List<string>();
        for (var url = "/series?limit=2"; url is not null;)
        {
            var answer = await questions.List.AnswerAsync(Asked.For(url), CancellationToken.None);
            var page = answer.Json();
            ids.AddRange(page.GetProperty("series").EnumerateArray().Select(series => series.GetProperty("id").GetString()!));
            url = page.GetProperty("next").GetString()?["https://feeds.example".Length..];
            Assert.Equal(url is null, !answer.Headers.ContainsKey("Link"));
        }

        Assert.Equal((6, 6), (ids.Count, ids.Distinct().Count()));
        Assert.Equal(3, ids.Count(id => id.StartsWith("b.", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_series_costs_its_table_and_one_index_of_cells()
    {
        var (account, traffic) = (azurite.NewAccount(), new StorageTraffic());
        var ledger = await Ledger.WatchedAsync(account, traffic, "a");
        await ledger.CommitAsync("a", WeeklyCounts.File(3), 3);
        var questions = new Questions(ledger);
        var id = await questions.IdAsync(Leeds);
        traffic.Forget();
        await questions.SeriesAsync(id);

        // The log's new rows, manifest, series, three chunks, one index.
        Assert.Equal(7, traffic.Calls.Count);
        Assert.DoesNotContain(traffic.Calls, call => call.Contains("/changes/", StringComparison.Ordinal) || call.Contains("/originals/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_not_understood_is_a_problem_that_names_the_parameter()
    {
        var (_, questions) = await RevisedAsync();
        var leeds = await questions.IdAsync(Leeds);
        foreach (var (id, query, status, parameter) in new[]
        {
            ("a.0000000000000000", "", 404, "id"), ("nobody.0000000000000000", "", 404, "id"), ("a", "", 404, "id"),
            (leeds, "?asOf=yesterday", 400, "asOf"), (leeds, "?asOf=2020-02-30", 400, "asOf"), (leeds, "?asOf=2020-01-01", 404, "asOf"), (leeds, "?asOf=0", 404, "asOf"),
            (leeds, "?after=2001-01-01/2001-01-07", 400, "after"), (leeds, "?format=xml", 400, "format"), (leeds, "?when=now", 400, "when"),
        })
        {
            var problem = (await Assert.ThrowsAsync<ProblemException>(() => questions.SeriesAsync(id, query))).Problem;
            Assert.Equal((status, parameter), (problem.Status, problem.Parameter));
        }
    }

    private async Task<(Ledger Ledger, Questions Questions)> RevisedAsync()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        await ledger.CommitAsync("a", WeeklyCounts.File(1), 1);
        await ledger.CommitAsync("a", WeeklyCounts.File(2, (1, Leeds, 7)), 2);
        await ledger.CommitAsync("a", WeeklyCounts.File(3, (1, Leeds, 7)), 3);
        return (ledger, new Questions(ledger));
    }

    private async Task<(Ledger Ledger, Questions Questions)> WithdrawnAsync()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        await ledger.CommitAsync("a", WeeklyCounts.File(2), 2);
        await ledger.CommitAsync("a", WeeklyCounts.File(3, (1, Leeds, null)), 3);
        return (ledger, new Questions(ledger));
    }
}
