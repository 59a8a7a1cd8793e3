using System.Text;
using System.Text.Json;
using TraceFeed.Api;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;

namespace TraceFeed.Storage.Tests.Api;

public sealed class ChangeAnswersTests(AzuriteFixture azurite)
{
    private const string Cases = "england-cases";
    private const string Contacts = "england-test-and-trace";

    [Theory]
    [InlineData("", 60)]
    [InlineData("source=england-cases", 30)]
    [InlineData("source=england-cases&source=england-test-and-trace", 60)]
    [InlineData("source=wales-test-trace-protect", 0)]
    [InlineData("measure=cases", 20)]
    [InlineData("measure=cases&measure=tests", 60)]
    [InlineData("measure=deaths", 0)]
    [InlineData("area=E08000035", 20)]
    [InlineData("area=utla:E08000035", 20)]
    [InlineData("area=leeds", 20)]
    [InlineData("area=ltla:E08000035", 0)]
    [InlineData("area=Leeds&area=Derby", 60)]
    [InlineData("severity=ordinary", 60)]
    [InlineData("severity=major&severity=notable", 0)]
    [InlineData("kind=value.revised", 20)]
    [InlineData("kind=value.revised&measure=tests", 0)]
    [InlineData("kind=period.added&source=england-cases&area=Derby&measure=tests", 20)]
    public async Task A_filter_takes_what_matches_each_parameter_by_any_of_its_values(string query, int expected)
    {
        var answers = await FilledAsync();
        var found = (await AskAsync(answers, query + "&limit=500")).Json();
        Assert.Equal(expected, found.GetProperty("changes").GetArrayLength());
        Assert.Equal(60, found.GetProperty("through").GetInt64());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(500)]
    public async Task Following_the_links_gives_each_change_once_and_in_order(int limit)
    {
        var answers = await FilledAsync();
        var seen = new List<long>();
        for (var path = $"/changes?measure=cases&limit={limit}"; path is not null;)
        {
            var answer = await answers.AnswerAsync(Asked.For(path), default);
            var json = answer.Json();
            seen.AddRange(json.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("seq").GetInt64()));
            path = json.GetProperty("next").GetString()?["https://feeds.example".Length..];
            Assert.Equal(path is null ? null : $"<https://feeds.example{path}>; rel=\"next\"", answer.Headers.GetValueOrDefault("Link"));
            Assert.Equal(json.GetProperty("through").GetRawText(), answer.Headers[Representation.CursorHeader]);
        }

        Assert.Equal(Enumerable.Range(1, 20).Select(n => n * 3L), seen);
    }

    [Fact]
    public async Task At_the_head_there_is_nothing_and_the_cursor_stays_and_a_cursor_past_it_is_of_another_log()
    {
        var answers = await FilledAsync();
        var json = (await AskAsync(answers, "after=60")).Json();
        Assert.Equal((0, 60, 60), (json.GetProperty("changes").GetArrayLength(), json.GetProperty("through").GetInt32(), json.GetProperty("head").GetInt32()));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("next").ValueKind);
        foreach (var after in new[] { 61, 1_000_000 })
        {
            var problem = await Assert.ThrowsAsync<ProblemException>(() => AskAsync(answers, $"after={after}"));
            Assert.Equal((400, "after"), (problem.Problem.Status, problem.Problem.Parameter));
        }
    }

    [Theory]
    [InlineData(0, 60, 60)]
    [InlineData(10, 20, 10)]
    [InlineData(12, 13, 1)]
    [InlineData(20, 20, 0)]
    [InlineData(30, 20, 0)]
    [InlineData(55, 99, 5)]
    public async Task A_stretch_of_the_log_has_an_end_and_no_next_answer(int after, int until, int expected)
    {
        var json = (await AskAsync(await FilledAsync(), $"after={after}&until={until}")).Json();
        Assert.Equal(Enumerable.Range(after + 1, expected), json.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("seq").GetInt32()));
        Assert.Equal(JsonValueKind.Null, json.GetProperty("next").ValueKind);
    }

    [Fact]
    public async Task As_lines_each_change_is_what_it_is_in_json()
    {
        var answers = await FilledAsync();
        var json = (await AskAsync(answers, "limit=9")).Json().GetProperty("changes").EnumerateArray().Select(change => change.GetRawText());
        var lines = await AskAsync(answers, "limit=9", "application/x-ndjson");
        Assert.Equal(json, Encoding.UTF8.GetString(lines.Content.Span).TrimEnd('\n').Split('\n'));
        Assert.Equal("application/x-ndjson; charset=utf-8", lines.ContentType);
    }

    [Fact]
    public async Task As_cloud_events_each_change_has_its_times_and_a_sequence_that_sorts_as_text()
    {
        var answers = await FilledAsync();
        var batch = await AskAsync(answers, "limit=500", "application/cloudevents-batch+json");
        Assert.Equal("application/cloudevents-batch+json; charset=utf-8", batch.ContentType);
        var events = batch.Json().EnumerateArray().ToList();
        Assert.Equal(60, events.Count);
        Assert.All(events, one => Assert.Equal("1.0", one.GetProperty("specversion").GetString()));
        Assert.All(events, one => Assert.Matches("^tracefeed(\\.[a-z]+)+$", one.GetProperty("type").GetString()));
        Assert.All(events, one => Assert.All(one.EnumerateObject(), attribute => Assert.Matches("^[a-z0-9]{1,20}$", attribute.Name)));
        Assert.Equal(60, events.Select(one => (one.GetProperty("source").GetString(), one.GetProperty("id").GetString())).Distinct().Count());
        var sequences = events.Select(one => one.GetProperty("sequence").GetString()!).ToList();
        Assert.Equal(sequences.Order(StringComparer.Ordinal), sequences);
        Assert.Equal("2020-06-11T00:00:00Z", events[0].GetProperty("time").GetString());
        Assert.True(events[0].GetProperty("recordedtime").GetDateTimeOffset() > new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(ChangeKind.PeriodAdded, events[0].GetProperty("data").GetProperty("kind").GetString());
    }

    [Fact]
    public async Task A_change_too_large_for_an_event_is_referred_to()
    {
        var log = await WrittenLog.NewAsync(azurite);
        await log.AppendAsync(Cases, 2, note: CloudEventBatch.DataBytes);
        var batch = (await AskAsync(Answers(log), "after=1", "application/cloudevents-batch+json")).Json();
        var one = Assert.Single(batch.EnumerateArray());
        Assert.False(one.TryGetProperty("data", out _));
        Assert.Equal("https://feeds.example/changes?after=1&limit=1", one.GetProperty("dataref").GetString());
    }

    [Fact]
    public async Task Who_asks_for_what_is_rare_is_told_how_far_one_request_looked()
    {
        var log = await WrittenLog.NewAsync(azurite);
        await log.AppendAsync(Cases, ApiLimits.Scanned + 10);
        var json = (await AskAsync(Answers(log), "measure=deaths")).Json();
        Assert.Equal((0, ApiLimits.Scanned), (json.GetProperty("changes").GetArrayLength(), json.GetProperty("through").GetInt32()));
        Assert.NotNull(json.GetProperty("next").GetString());
    }

    private static ChangeAnswers Answers(WrittenLog log) => new(log.Storage, DefinitionCatalog.Embedded, Asked.Links);

    private static Task<Representation> AskAsync(ChangeAnswers answers, string query, string? accept = null) => answers.AnswerAsync(Asked.For("/changes?" + query.TrimStart('&'), accept), default);

    private static Task<ChangeAnswers>? filled;

    // Nothing is added to it: all tests read the same one.
    private Task<ChangeAnswers> FilledAsync() => filled ??= FillAsync();

    private async Task<ChangeAnswers> FillAsync()
    {
        var log = await WrittenLog.NewAsync(azurite);
        foreach (var (source, changes) in new[] { (Cases, 12), (Contacts, 30), (Cases, 18) })
        {
            await log.AppendAsync(source, changes);
        }

        return Answers(log);
    }
}
