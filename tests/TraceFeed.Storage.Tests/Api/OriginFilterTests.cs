using System.Text;
using System.Text.Json;
using TraceFeed.Api;
using TraceFeed.Changes;
using static TraceFeed.Storage.Tests.DerivedCounts;

namespace TraceFeed.Storage.Tests.Api;

/// <summary>Whoever wants only what publishers state, or only what is computed from it, asks for that.</summary>
public sealed class OriginFilterTests(AzuriteFixture azurite)
{
    private static readonly string[] Both = [Origin.Published, Origin.Derived];

    [Theory]
    [InlineData("origin=published", 3, "published")]
    [InlineData("origin=derived", 3, "derived")]
    [InlineData("origin=derived&area=Leeds", 1, "derived")]
    [InlineData("origin=derived&measure=count", 0, "derived")]
    public async Task Series_are_listed_by_origin(string query, int expected, string origin)
    {
        var questions = await FilledAsync();
        var found = (await questions.List.AnswerAsync(Asked.For("/series?source=a&" + query), CancellationToken.None)).Json().GetProperty("series").EnumerateArray().ToList();
        Assert.Equal(expected, found.Count);
        Assert.All(found, series => Assert.Equal(origin, series.GetProperty("origin").GetString()));

        var lines = Questions.Lines(await questions.List.AnswerAsync(Asked.For("/series?format=csv&source=a&" + query), CancellationToken.None));
        Assert.EndsWith(",origin", lines[0], StringComparison.Ordinal);
        Assert.Equal(Enumerable.Repeat(origin, expected), lines[1..].Select(line => line.Split(',')[^1]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("&origin=published&origin=derived")]
    public async Task Without_an_origin_or_with_each_of_them_both_are_listed_page_after_page(string query)
    {
        var questions = await FilledAsync();
        var found = new List<string>();
        for (var url = "/series?source=a&limit=4" + query; url is not null;)
        {
            var page = (await questions.List.AnswerAsync(Asked.For(url), CancellationToken.None)).Json();
            found.AddRange(page.GetProperty("series").EnumerateArray().Select(series => series.GetProperty("origin").GetString()!));
            url = page.GetProperty("next").GetString()?["https://feeds.example".Length..];
        }

        Assert.Equal([("derived", 3), ("published", 3)], found.CountBy(origin => origin).Select(pair => (pair.Key, pair.Value)).Order());
    }

    [Fact]
    public async Task Changes_are_told_by_origin_each_once_and_as_events_with_it()
    {
        var questions = await FilledAsync();
        var all = await LinesAsync(questions, "");
        var (published, derived) = (await LinesAsync(questions, "&origin=published"), await LinesAsync(questions, "&origin=derived"));
        Assert.Equal(all, published.Concat(derived).OrderBy(Sequence));
        Assert.Equal(all, await LinesAsync(questions, "&origin=derived&origin=published"));
        Assert.All(published, line => Assert.False(Json(line).TryGetProperty("origin", out _)));
        Assert.All(derived, line => Assert.Equal("derived", Json(line).GetProperty("origin").GetString()));
        Assert.Equal(["period.added", "series.added", "value.revised"], derived.Select(line => Json(line).GetProperty("kind").GetString()!).Distinct().Order());
        Assert.Contains(published, line => Json(line).GetProperty("kind").GetString() == ChangeKind.PublicationAdded);

        foreach (var origin in Both)
        {
            var lines = origin == Origin.Published ? published : derived;
            var json = await AskAsync(questions, "&origin=" + origin);
            Assert.Equal(lines, json.Json().GetProperty("changes").EnumerateArray().Select(change => change.GetRawText()));
            var events = (await AskAsync(questions, "&origin=" + origin, "application/cloudevents-batch+json")).Json().EnumerateArray().ToList();
            Assert.Equal(lines.Select(Sequence), events.Select(one => long.Parse(one.GetProperty("sequence").GetString()!, System.Globalization.CultureInfo.InvariantCulture)));
            Assert.All(events, one => Assert.Equal(origin, one.GetProperty("origin").GetString()));
        }
    }

    [Fact]
    public async Task One_page_after_another_no_derived_change_is_missed()
    {
        var questions = await FilledAsync();
        var seen = new List<long>();
        for (var url = "/changes?origin=derived&limit=4"; url is not null;)
        {
            var page = (await questions.Changes.AnswerAsync(Asked.For(url), default)).Json();
            seen.AddRange(page.GetProperty("changes").EnumerateArray().Select(change => change.GetProperty("seq").GetInt64()));
            url = page.GetProperty("next").GetString()?["https://feeds.example".Length..];
        }

        Assert.Equal((await LinesAsync(questions, "&origin=derived")).Select(Sequence), seen);
    }

    [Theory]
    [InlineData("official")]
    [InlineData("Derived")]
    [InlineData("")]
    public async Task An_origin_that_there_is_not_is_a_problem_that_says_which_there_are(string origin)
    {
        var questions = await FilledAsync();
        foreach (var ask in new Func<Task>[] { () => AskAsync(questions, "&origin=" + origin), () => questions.List.AnswerAsync(Asked.For("/series?origin=" + origin), CancellationToken.None) })
        {
            var problem = (await Assert.ThrowsAsync<ProblemException>(ask)).Problem;
            Assert.Equal((400, "origin"), (problem.Status, problem.Parameter));
            Assert.Equal(origin.Length == 0 ? null : Both, problem.Allowed);
        }
    }

    private static async Task<IReadOnlyList<string>> LinesAsync(Questions questions, string query) =>
        Encoding.UTF8.GetString((await AskAsync(questions, query, "application/x-ndjson")).Content.Span).TrimEnd('\n').Split('\n');

    private static Task<TraceFeed.Feeds.Representation> AskAsync(Questions questions, string query, string? accept = null) => questions.Changes.AnswerAsync(Asked.For("/changes?limit=500" + query, accept), default);

    private static JsonElement Json(string line) => JsonDocument.Parse(line).RootElement;

    private static long Sequence(string line) => Json(line).GetProperty("seq").GetInt64();

    private static Task<Questions>? filled;

    // Nothing is added to it: all tests read the same one.
    private Task<Questions> FilledAsync() => filled ??= FillAsync();

    private async Task<Questions> FillAsync()
    {
        var ledger = await LedgerAsync(azurite, With(Total), 1);
        await TakeAsync(ledger, 2, (1, "Leeds", 7));
        return new Questions(ledger);
    }
}
