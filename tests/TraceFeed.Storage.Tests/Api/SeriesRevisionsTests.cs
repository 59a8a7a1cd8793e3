using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using TraceFeed.Api;
using TraceFeed.Indicators;
using TraceFeed.Log;
using TraceFeed.Storage.Tests.Log;
using static TraceFeed.Storage.Tests.DerivedCounts;

namespace TraceFeed.Storage.Tests.Api;

/// <summary>What a first figure of a series is worth. The log begins with a file of two weeks; each count of Leeds is 101 in the first file that has it and 103 in the next, and no other is revised.</summary>
public sealed class SeriesRevisionsTests(AzuriteFixture azurite)
{
    private const string Leeds = "Leeds";

    /// <summary>So many that eight weeks of which the first publication is known are final.</summary>
    private const int Weeks = 14;

    [Fact]
    public async Task Of_a_series_whose_first_figures_are_always_too_low_it_is_said_how_often_and_by_how_much()
    {
        var (_, questions) = await FilledAsync();
        var answer = await questions.RevisionsAsync(await questions.IdAsync(Leeds, "&measure=count"));
        var record = answer.GetProperty("record");

        // An earlier publication may have stated the first week; the last five may still be revised.
        Assert.Equal((Weeks, 5, 0), (record.GetProperty("periods").GetInt32(), record.GetProperty("young").GetInt32(), record.GetProperty("notCompared").GetInt32()));
        Assert.Equal(
            """{"periods":8,"revised":8,"up":8,"down":0,"direction":"up","revisions":8,"ofMassChanges":0,"mean":"2","meanAbsolute":"2","largest":{"period":{"start":"2020-06-04","end":"2020-06-10"},"first":"101","latest":"103","revision":"2"},"daysToFinal":{"median":"7","largest":7}}""",
            record.GetProperty("firstPublished").GetRawText());
        Assert.Equal((1, 0), (record.GetProperty("firstSeen").GetProperty("periods").GetInt32(), record.GetProperty("firstSeen").GetProperty("revised").GetInt32()));
        Assert.Equal(
            """{"text":"revised upwards in 8 of 8 weeks, by 2 people","direction":"up","periods":8,"opposite":0,"of":8,"least":"2","most":"2"}""",
            record.GetProperty("bias").GetRawText());
        Assert.Equal((Weeks - 1, true, JsonValueKind.Null), (answer.GetProperty("commits").GetProperty("through").GetInt32(), answer.GetProperty("commits").GetProperty("whole").GetBoolean(), answer.GetProperty("next").ValueKind));
    }

    [Fact]
    public async Task Each_period_has_its_first_and_its_latest_figure_with_the_changes_and_publications_that_stated_them()
    {
        var (ledger, questions) = await FilledAsync();
        var rows = await ledger.RowsAsync();
        var periods = (await questions.RevisionsAsync(await questions.IdAsync(Leeds, "&measure=count"))).GetProperty("periods").EnumerateArray().ToList();
        Assert.Equal(
            [PeriodStanding.FirstSeen, .. Enumerable.Repeat(PeriodStanding.FirstPublished, 8), .. Enumerable.Repeat(PeriodStanding.Young, 5)],
            periods.Select(period => period.GetProperty("standing").GetString()!));
        foreach (var (i, period) in periods.Index())
        {
            var revised = i is > 0 and < Weeks - 1;
            var first = rows[Math.Max(0, i - 1)];
            await IsSetByAsync(period.GetProperty("first"), first, i == 0 ? "103" : "101");
            await IsSetByAsync(period.GetProperty("latest"), revised ? rows[i] : first, i < Weeks - 1 ? "103" : "101");
            Assert.Equal((revised ? "2" : "0", revised ? 1 : 0, 0), (period.GetProperty("difference").GetString(), period.GetProperty("revisions").GetInt32(), period.GetProperty("ofMassChanges").GetInt32()));
        }

        async Task IsSetByAsync(JsonElement figure, LogRow row, string value)
        {
            Assert.Equal((value, PublicationId.Of(row)), (figure.GetProperty("value").GetString(), figure.GetProperty("publication").GetString()));
            var change = (await ledger.ChangesAsync(row))[(int)(figure.GetProperty("seq").GetInt64() - row.FirstSequence)];
            Assert.Equal((value, Leeds, null), (change.New!.Value, change.Area!.Name, change.Origin));
        }
    }

    [Fact]
    public async Task Of_a_series_that_never_was_revised_nothing_is_largest_and_nothing_is_biased()
    {
        var (_, questions) = await FilledAsync();
        var record = (await questions.RevisionsAsync(await questions.IdAsync("Derby", "&measure=count"))).GetProperty("record");
        Assert.Equal(
            """{"periods":8,"revised":0,"up":0,"down":0,"direction":null,"revisions":0,"ofMassChanges":0,"mean":"0","meanAbsolute":"0","largest":null,"daysToFinal":{"median":null,"largest":null}}""",
            record.GetProperty("firstPublished").GetRawText());
        Assert.Equal(JsonValueKind.Null, record.GetProperty("bias").ValueKind);
    }

    [Fact]
    public async Task What_is_computed_is_revised_with_what_it_is_computed_from()
    {
        var (_, questions) = await FilledAsync();
        var answer = await questions.RevisionsAsync(await questions.IdAsync(Leeds, "&measure=total"));
        Assert.Equal(("derived", "revised upwards in 8 of 8 periods, by 2 people"), (answer.GetProperty("origin").GetString(), answer.GetProperty("record").GetProperty("bias").GetProperty("text").GetString()));
        var second = answer.GetProperty("periods")[1];
        Assert.Equal(("204", "206"), (second.GetProperty("first").GetProperty("value").GetString(), second.GetProperty("latest").GetProperty("value").GetString()));
    }

    [Fact]
    public async Task A_period_that_was_left_out_once_is_not_compared()
    {
        var ledger = await LedgerAsync(azurite, With(), 1);
        await TakeAsync(ledger, 2, (1, Leeds, null));
        await TakeAsync(ledger, 3, (1, Leeds, 9));
        var questions = new Questions(ledger);
        var answer = await questions.RevisionsAsync(await questions.IdAsync(Leeds));
        Assert.Equal(1, answer.GetProperty("record").GetProperty("notCompared").GetInt32());
        Assert.Equal("""{"period":{"start":"2020-05-28","end":"2020-06-03"},"standing":"not-compared","first":null,"latest":null,"difference":null,"revisions":0,"ofMassChanges":0}""", answer.GetProperty("periods")[0].GetRawText());
    }

    [Fact]
    public async Task As_of_an_earlier_publication_it_is_made_of_what_was_known_then()
    {
        var (ledger, questions) = await FilledAsync();
        var (id, rows) = (await questions.IdAsync(Leeds, "&measure=count"), await ledger.RowsAsync());
        var answer = await questions.Revisions.AnswerAsync(Asked.For(FormattableString.Invariant($"/series/{id}/revisions?asOf={rows[6].LastSequence}")), id, CancellationToken.None);
        var byDay = await questions.RevisionsAsync(id, $"?asOf={WeeklyCounts.PublishedWith(8):yyyy-MM-dd}");
        Assert.True(answer.Immutable);
        Assert.Equal(answer.Json().GetProperty("record").GetRawText(), byDay.GetProperty("record").GetRawText());
        var record = byDay.GetProperty("record");
        Assert.Equal((8, 5, 2), (record.GetProperty("periods").GetInt32(), record.GetProperty("young").GetInt32(), record.GetProperty("firstPublished").GetProperty("periods").GetInt32()));
        Assert.Equal(JsonValueKind.Null, record.GetProperty("bias").ValueKind);
    }

    [Fact]
    public async Task Behind_a_period_the_later_ones_follow_under_the_record_of_all()
    {
        var (_, questions) = await FilledAsync();
        var id = await questions.IdAsync(Leeds, "&measure=count");
        var (all, later) = (await questions.RevisionsAsync(id), await questions.RevisionsAsync(id, "?after=2020-06-04/2020-06-10"));
        Assert.Equal(all.GetProperty("periods").EnumerateArray().Skip(2).Select(period => period.GetRawText()), later.GetProperty("periods").EnumerateArray().Select(period => period.GetRawText()));
        Assert.Equal(all.GetProperty("record").GetRawText(), later.GetProperty("record").GetRawText());
    }

    [Fact]
    public async Task In_csv_a_line_is_what_the_period_is_in_json()
    {
        var (_, questions) = await FilledAsync();
        var id = await questions.IdAsync(Leeds, "&measure=count");
        var lines = Questions.Lines(await questions.Revisions.AnswerAsync(Asked.For($"/series/{id}/revisions?format=csv"), id, CancellationToken.None));
        Assert.Equal(
            "source,table,measure,area_type,area_code,area_name,breakdown,period_start,period_end,unit,standing,first,latest,difference,revisions,of_mass_changes,id,first_seq,first_publication,first_published,latest_seq,latest_publication,latest_published,origin",
            lines[0]);
        var periods = (await questions.RevisionsAsync(id)).GetProperty("periods").EnumerateArray();
        Assert.Equal(
            periods.Select(period => string.Join(',', [
                "a,counts,count,utla,E08000035,Leeds,", Text(period, "period", "start"), Text(period, "period", "end"), "people", Text(period, "standing"), Text(period, "first", "value"), Text(period, "latest", "value"), Text(period, "difference"),
                Text(period, "revisions"), "0", id, Text(period, "first", "seq"), Text(period, "first", "publication"), Text(period, "first", "published"), Text(period, "latest", "seq"), Text(period, "latest", "publication"), Text(period, "latest", "published"), "published"])),
            lines[1..]);

        static string Text(JsonElement of, params string[] members) => members.Aggregate(of, (element, member) => element.GetProperty(member)).ToString();
    }

    [Fact]
    public async Task For_people_it_is_a_page_with_the_bias_in_a_sentence_and_the_latest_period_first()
    {
        var (_, questions) = await FilledAsync();
        var id = await questions.IdAsync(Leeds, "&measure=count");
        var answer = await questions.Revisions.AnswerAsync(Asked.For($"/series/{id}/revisions", "text/html,application/xhtml+xml,*/*;q=0.8"), id, CancellationToken.None);
        var page = WebUtility.HtmlDecode(Encoding.UTF8.GetString(answer.Content.Span));
        Assert.StartsWith("text/html", answer.ContentType, StringComparison.Ordinal);
        Assert.Contains("<strong>Revised upwards in 8 of 8 weeks, by 2 people.</strong>", page, StringComparison.Ordinal);
        Assert.Contains("Of 14 periods 8 were first published in this log (first published), 1 was first seen here, and published earlier or perhaps so (first seen) and 5 are too young to be final (young).", page, StringComparison.Ordinal);
        Assert.Contains("Of the 8 first published here 8 were revised, 8 times in all. From the first figure to the latest it is +2 people on average; the median of those revised was final after 7 days.", page, StringComparison.Ordinal);
        Assert.True(page.IndexOf("27 August", StringComparison.Ordinal) is > 0 and var newest && newest < page.LastIndexOf("28 May", StringComparison.Ordinal));
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        var first = (await questions.RevisionsAsync(id)).GetProperty("periods")[0].GetProperty("first").GetProperty("seq").GetInt64();
        Assert.Contains($"after={(first - 1).ToString(CultureInfo.InvariantCulture)}&limit=1", page, StringComparison.Ordinal);

        var derby = await questions.IdAsync("Derby", "&measure=count");
        Assert.Contains("No systematic bias of first figures is known.", Encoding.UTF8.GetString((await questions.Revisions.AnswerAsync(Asked.For($"/series/{derby}/revisions?format=html"), derby, CancellationToken.None)).Content.Span), StringComparison.Ordinal);
        Assert.DoesNotContain("Derived", page, StringComparison.Ordinal);
        var total = await questions.IdAsync(Leeds, "&measure=total");
        Assert.Contains("<h1>Derived: ", Encoding.UTF8.GetString((await questions.Revisions.AnswerAsync(Asked.For($"/series/{total}/revisions?format=html"), total, CancellationToken.None)).Content.Span), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_understood_is_a_problem_that_names_the_parameter()
    {
        var (_, questions) = await FilledAsync();
        var leeds = await questions.IdAsync(Leeds, "&measure=count");
        foreach (var (id, query, status, parameter) in new[]
        {
            ("a.0000000000000000", "", 404, "id"), ("nobody.0000000000000000", "", 404, "id"), ("a", "", 404, "id"),
            (leeds, "?asOf=yesterday", 400, "asOf"), (leeds, "?asOf=2020-01-01", 404, "asOf"),
            (leeds, "?after=2001-01-01/2001-01-07", 400, "after"), (leeds, "?format=ndjson", 400, "format"), (leeds, "?limit=1", 400, "limit"),
        })
        {
            var problem = (await Assert.ThrowsAsync<ProblemException>(() => questions.RevisionsAsync(id, query))).Problem;
            Assert.Equal((status, parameter), (problem.Status, problem.Parameter));
        }
    }

    private static Task<(Ledger Ledger, Questions Questions)>? filled;

    // Nothing is added to it: all tests read the same one.
    private Task<(Ledger Ledger, Questions Questions)> FilledAsync() => filled ??= FillAsync();

    private async Task<(Ledger Ledger, Questions Questions)> FillAsync()
    {
        var ledger = await LedgerAsync(azurite, With(Total));
        for (var weeks = 2; weeks <= Weeks; weeks++)
        {
            await TakeAsync(ledger, weeks, [.. Enumerable.Range(1, weeks - 1).Select(week => (week, Leeds, (int?)103))]);
        }

        return (ledger, new Questions(ledger));
    }
}
