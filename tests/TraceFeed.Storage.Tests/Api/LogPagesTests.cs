using System.Text;
using TraceFeed.Api;
using TraceFeed.Log;

namespace TraceFeed.Storage.Tests.Api;

public sealed class LogPagesTests(AzuriteFixture azurite)
{
    private const string Cases = "england-cases";
    private const string Contacts = "england-test-and-trace";

    [Fact]
    public async Task An_empty_log_has_a_head_and_no_page()
    {
        var pages = new LogPages((await WrittenLog.NewAsync(azurite)).Storage, Asked.Links);
        var head = (await pages.HeadAsync(Asked.For("/log/head"), default)).Json();
        Assert.Equal((0, 0, LogRow.NoHash), (head.GetProperty("sequence").GetInt64(), head.GetProperty("row").GetInt64(), head.GetProperty("hash").GetString()));
        var problem = await Assert.ThrowsAsync<ProblemException>(() => pages.PageAsync(Asked.For("/log/pages/1"), "1", default));
        Assert.Equal((404, "page"), (problem.Problem.Status, problem.Problem.Parameter));
    }

    [Fact]
    public async Task A_full_page_never_changes_and_names_the_row_it_ends_with_and_the_last_one_grows()
    {
        var log = await WrittenLog.NewAsync(azurite);
        var pages = new LogPages(log.Storage, Asked.Links);
        LogRow[] rows = [await log.AppendAsync(Cases, 120), await log.AppendAsync(Contacts, 700), await log.AppendAsync(Cases, 1)];

        var (first, second) = (await PageAsync(pages, 1), await PageAsync(pages, 2));
        Assert.True(first.Immutable);
        Assert.False(second.Immutable);
        var page = first.Json();
        Assert.Equal((1, 500, true), (page.GetProperty("first").GetInt64(), page.GetProperty("last").GetInt64(), page.GetProperty("frozen").GetBoolean()));
        Assert.Equal((2, rows[1].Hash()), (page.GetProperty("end").GetProperty("row").GetInt64(), page.GetProperty("end").GetProperty("hash").GetString()));
        Assert.Equal([1L, 2], page.GetProperty("rows").EnumerateArray().Select(row => LogRowJson.Read(row).Row.Number));
        Assert.Equal(Enumerable.Range(1, 500), page.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("seq").GetInt32()));
        Assert.Equal("https://feeds.example/log/pages/2", page.GetProperty("next").GetString());
        Assert.Equal((501, 821, false), (second.Json().GetProperty("first").GetInt64(), second.Json().GetProperty("last").GetInt64(), second.Json().GetProperty("frozen").GetBoolean()));
        Assert.Equal(2, second.Json().GetProperty("rows").GetArrayLength());

        await log.AppendAsync(Contacts, 200);
        Assert.Equal(first.Hash, (await PageAsync(pages, 1)).Hash);
        var full = await PageAsync(pages, 2);
        Assert.NotEqual(second.Hash, full.Hash);
        Assert.True(full.Immutable);
        Assert.Equal(21, (await PageAsync(pages, 3)).Json().GetProperty("changes").GetArrayLength());
    }

    [Fact]
    public async Task A_served_row_hashes_to_what_is_served_with_it_and_a_served_change_is_what_the_log_has()
    {
        var log = await WrittenLog.NewAsync(azurite);
        var row = await log.AppendAsync(Cases, 5);
        var page = (await PageAsync(new LogPages(log.Storage, Asked.Links), 1)).Json();

        var (served, hash) = LogRowJson.Read(page.GetProperty("rows")[0]);
        Assert.Equal(row.Hash(), served.Hash());
        Assert.Equal(row.Hash(), hash);
        var lines = page.GetProperty("changes").EnumerateArray().SelectMany(entry => ChangeEntry.Line(Encoding.UTF8.GetBytes(entry.GetRawText())).Append((byte)'\n')).ToArray();
        Assert.Equal(row.Changes, ChunkTable.Id(lines));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("3")]
    [InlineData("1.0")]
    [InlineData("one")]
    [InlineData("99999999999999999999")]
    public async Task What_is_no_page_is_not_found_and_the_answer_says_which_there_are(string page)
    {
        var log = await WrittenLog.NewAsync(azurite);
        await log.AppendAsync(Cases, 501);
        var problem = await Assert.ThrowsAsync<ProblemException>(() => new LogPages(log.Storage, Asked.Links).PageAsync(Asked.For("/log/pages/" + page), page, default));
        Assert.Contains("pages 1 to 2", problem.Problem.Detail, StringComparison.Ordinal);
    }

    private static Task<TraceFeed.Feeds.Representation> PageAsync(LogPages pages, int page) => pages.PageAsync(Asked.For($"/log/pages/{page}"), $"{page}", default);
}
