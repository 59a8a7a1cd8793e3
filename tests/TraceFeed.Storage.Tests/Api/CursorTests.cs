using System.Globalization;
using TraceFeed.Api;
using TraceFeed.Sources;

namespace TraceFeed.Storage.Tests.Api;

public sealed class CursorTests(AzuriteFixture azurite)
{
    private const int Changes = 10_000;
    private static readonly string[] Sources = ["england-cases", "england-test-and-trace", "england-test-and-trace-local", "nhs-covid-19-app"];

    /// <summary>Seeds to try: a few, or as many as TRACEFEED_SEEDS says.</summary>
    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, int.Parse(Environment.GetEnvironmentVariable("TRACEFEED_SEEDS") ?? "1", CultureInfo.InvariantCulture))];

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task Who_polls_with_a_cursor_while_four_writers_append_sees_each_change_once_and_in_order(int seed)
    {
        var log = await WrittenLog.NewAsync(azurite);
        var answers = new ChangeAnswers(log.Storage, DefinitionCatalog.Embedded, Asked.Links);
        var writing = Task.WhenAll(Sources.Select((source, i) => Task.Run(() => WriteAsync(log, source, new Random((seed * 100) + i)))));

        var all = PollAsync(answers, "", new Random(seed), writing);
        var ofOne = PollAsync(answers, "&source=england-cases", new Random(seed + 1), writing);
        var mirrored = MirrorAsync(new LogPages(log.Storage, Asked.Links), writing);
        await Task.WhenAll(writing, all, ofOne, mirrored);

        Assert.Equal(Enumerable.Range(1, Changes).Select(n => (long)n), (await all).Select(one => one.Sequence));
        Assert.Equal((await all).Where(one => one.Source == "england-cases"), await ofOne);
        Assert.Equal(await all, await mirrored);
    }

    private static async Task WriteAsync(WrittenLog log, string source, Random random)
    {
        for (var left = Changes / Sources.Length; left > 0;)
        {
            var count = Math.Min(left, random.Next(1, 300));
            await log.AppendAsync(source, count);
            left -= count;
        }
    }

    private static async Task<List<(long Sequence, string Source)>> PollAsync(ChangeAnswers answers, string filter, Random random, Task writing)
    {
        var seen = new List<(long, string)>();
        for (long after = 0; ;)
        {
            // Asked before the answer: what is appended in between is seen by one more round.
            var written = writing.IsCompleted;
            var json = (await answers.AnswerAsync(Asked.For($"/changes?after={after}&limit={random.Next(1, 500)}{filter}"), default)).Json();
            seen.AddRange(json.GetProperty("changes").EnumerateArray().Select(change => (change.GetProperty("seq").GetInt64(), change.GetProperty("source").GetString()!)));
            after = json.GetProperty("through").GetInt64();
            if (written && json.GetProperty("next").GetString() is null)
            {
                return seen;
            }
        }
    }

    private static async Task<List<(long Sequence, string Source)>> MirrorAsync(LogPages pages, Task writing)
    {
        var seen = new List<(long, string)>();
        for (var page = 1; ;)
        {
            var written = writing.IsCompleted;
            try
            {
                var json = (await pages.PageAsync(Asked.For($"/log/pages/{page}"), $"{page}", default)).Json();
                if (json.GetProperty("frozen").GetBoolean())
                {
                    seen.AddRange(json.GetProperty("changes").EnumerateArray().Select(change => (change.GetProperty("seq").GetInt64(), change.GetProperty("source").GetString()!)));
                    page++;
                }
            }
            catch (ProblemException) when (written)
            {
                return seen;
            }
            catch (ProblemException)
            {
                // The page has not begun yet.
            }
        }
    }
}
