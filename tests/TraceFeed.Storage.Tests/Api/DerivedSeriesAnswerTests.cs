using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using TraceFeed.Api;
using TraceFeed.Storage.Tests.Log;
using static TraceFeed.Storage.Tests.DerivedCounts;

namespace TraceFeed.Storage.Tests.Api;

/// <summary>A series that is computed answers what each of its values is computed from, and where that stands.</summary>
public sealed class DerivedSeriesAnswerTests(AzuriteFixture azurite)
{
    private const string Leeds = "Leeds";
    private const string OfTotals = "&measure=total";

    [Fact]
    public async Task Each_value_names_every_figure_it_is_computed_from_with_the_cell_that_holds_it()
    {
        var (ledger, questions) = await RevisedAsync();
        var (id, counts) = (await questions.IdAsync(Leeds, OfTotals), await questions.IdAsync(Leeds, "&measure=count"));
        var series = await questions.SeriesAsync(id);

        Assert.Equal(("derived", "All weeks summed up."), (series.GetProperty("origin").GetString(), series.GetProperty("method").GetString()));
        Assert.Equal("""{"runningTotal":"counts/count/utla:E08000035"}""", series.GetProperty("formula").GetRawText());
        Assert.Equal(
            [
                ("7", [(counts, "published", "2020-05-28/2020-06-03", "7")]),
                ("108", [(counts, "published", "2020-06-04/2020-06-10", "101"), (id, "derived", "2020-05-28/2020-06-03", "7")]),
                ("209", [(counts, "published", "2020-06-11/2020-06-17", "101"), (id, "derived", "2020-05-28/2020-06-10", "108")]),
            ],
            Values(series).Select(value => (value.GetProperty("value").GetString()!, Told(value))));
        Assert.All(Values(series), value => Assert.Equal(JsonValueKind.Null, value.GetProperty("cell").ValueKind));

        // The last publication states every week, and so every cell is one of its file.
        await HoldAsync(ledger, series, WeeklyCounts.File(3, (1, Leeds, 7)), cells: 3);
        Assert.Equal(counts, (await questions.SeriesAsync(counts)).GetProperty("id").GetString());
        Assert.False((await questions.SeriesAsync(counts)).TryGetProperty("formula", out _));
    }

    [Fact]
    public async Task As_of_an_earlier_vintage_they_are_the_figures_and_cells_of_then()
    {
        var (ledger, questions) = await RevisedAsync();
        var id = await questions.IdAsync(Leeds, OfTotals);
        var rows = await ledger.RowsAsync();
        foreach (var query in new[] { $"?asOf={WeeklyCounts.PublishedWith(1):yyyy-MM-dd}", FormattableString.Invariant($"?asOf={rows[0].LastSequence}") })
        {
            var first = await questions.SeriesAsync(id, query);
            Assert.Equal(["101"], Values(first).SelectMany(Told).Select(input => input.Value));
            await HoldAsync(ledger, first, WeeklyCounts.File(1), cells: 1);
        }

        var second = await questions.SeriesAsync(id, $"?asOf={WeeklyCounts.PublishedWith(2):yyyy-MM-dd}");
        Assert.Equal(["7", "101", "7"], Values(second).SelectMany(Told).Select(input => input.Value));
        await HoldAsync(ledger, second, WeeklyCounts.File(2, (1, Leeds, 7)), cells: 2);
    }

    [Fact]
    public async Task An_older_publication_names_its_own_figures_and_the_newest_none_of_them()
    {
        var ledger = await LedgerAsync(azurite, With(Total), 1, 3);
        await TakeAsync(ledger, 2, (1, Leeds, 9));
        var questions = new Questions(ledger);
        var id = await questions.IdAsync(Leeds, OfTotals);

        var older = await questions.SeriesAsync(id, $"?asOf={WeeklyCounts.PublishedWith(2):yyyy-MM-dd}");
        Assert.True(older.GetProperty("asOf").GetProperty("backloaded").GetBoolean());
        Assert.Equal(["9", "101", "9"], Values(older).SelectMany(Told).Select(input => input.Value));
        await HoldAsync(ledger, older, WeeklyCounts.File(2, (1, Leeds, 9)), cells: 2);
        await HoldAsync(ledger, await questions.SeriesAsync(id), WeeklyCounts.File(3), cells: 3);
    }

    /// <summary>A formula that names a figure several times has it once among its inputs.</summary>
    [Fact]
    public async Task Where_another_formula_computed_a_value_its_inputs_are_not_known_and_no_cache_keeps_such_an_answer_for_ever()
    {
        var ledger = await LedgerAsync(azurite, With(OverTwo), 1);
        var id = await new Questions(ledger).IdAsync(Leeds, "&measure=share");
        var address = FormattableString.Invariant($"/series/{id}?asOf={(await ledger.RowsAsync())[0].LastSequence}");
        var half = await AnswerAsync(With(OverTwo));
        var value = Assert.Single(Values(half.Json()));
        Assert.Equal(("50.0", "101"), (value.GetProperty("value").GetString(), Assert.Single(Told(value)).Value));
        Assert.Equal("""{"share":[{"of":["counts/count/utla:E08000035"],"over":["counts/count/utla:E08000035","counts/count/utla:E08000035"]}]}""", half.Json().GetProperty("formula").GetRawText());

        var third = await AnswerAsync(With(OverThree));
        Assert.Equal(("A count over three.", "50.0", JsonValueKind.Null), Answered(third.Json()));
        Assert.Equal((null, "50.0", JsonValueKind.Null), Answered((await AnswerAsync(With())).Json()));

        // The figures are as they were, so in CSV, which has no inputs, the answer is frozen.
        Assert.Equal((false, false, true), (half.Immutable, third.Immutable, (await AnswerAsync(With(OverTwo), "&format=csv")).Immutable));
        Assert.NotEqual(half.Hash, third.Hash);

        Task<TraceFeed.Feeds.Representation> AnswerAsync(TraceFeed.Sources.DefinitionCatalog catalog, string more = "") => new Questions(new Ledger(ledger.Storage, catalog)).Series.AnswerAsync(Asked.For(address + more), id, CancellationToken.None);
        static (string?, string?, JsonValueKind) Answered(JsonElement series) => (series.GetProperty("method").GetString(), Values(series).Single().GetProperty("value").GetString(), Values(series).Single().GetProperty("inputs").ValueKind);
    }

    [Fact]
    public async Task What_is_computed_no_more_since_its_count_was_withdrawn_has_no_inputs()
    {
        var ledger = await LedgerAsync(azurite, With(OverTwo), 2);
        await TakeAsync(ledger, 3, (1, Leeds, null));
        var questions = new Questions(ledger);
        var values = Values(await questions.SeriesAsync(await questions.IdAsync(Leeds, "&measure=share"))).ToList();
        Assert.Equal((true, JsonValueKind.Null), (values[0].GetProperty("withdrawn").GetBoolean(), values[0].GetProperty("inputs").ValueKind));
        Assert.All(values[1..], value => Assert.Single(Told(value)));
    }

    [Fact]
    public async Task More_periods_than_one_answer_holds_stand_behind_its_link_and_the_first_of_them_goes_on_from_the_last_before()
    {
        const int weeks = ApiLimits.DerivedPeriods + 1;
        var file = WeeklyCounts.File([Leeds], weeks);
        var ledger = await LedgerAsync(azurite, With(Total));
        await CommitAsync(ledger, weeks, file);
        var questions = new Questions(ledger);
        var id = await questions.IdAsync(Leeds, OfTotals);
        var answer = await questions.Series.AnswerAsync(Asked.For($"/series/{id}"), id, CancellationToken.None);
        var (first, next) = (answer.Json(), answer.Json().GetProperty("next").GetString()!);
        Assert.Equal(ApiLimits.DerivedPeriods, Values(first).Count());
        Assert.Equal($"<{next}>; rel=\"next\"", answer.Headers["Link"]);

        var second = (await questions.Series.AnswerAsync(Asked.For(next["https://feeds.example".Length..]), id, CancellationToken.None)).Json();
        var last = Assert.Single(Values(second));
        Assert.Equal((JsonValueKind.Null, $"{100 * weeks}"), (second.GetProperty("next").ValueKind, last.GetProperty("value").GetString()));
        Assert.Equal(["100", Values(first).Last().GetProperty("value").GetString()!], Told(last).Select(input => input.Value));
        await HoldAsync(ledger, first, file, cells: ApiLimits.DerivedPeriods);
        await HoldAsync(ledger, second, file, cells: 1);

        // A published series of as many weeks is one answer.
        Assert.Equal(weeks, Values(await questions.SeriesAsync(await questions.IdAsync(Leeds, "&measure=count"))).Count());
    }

    [Fact]
    public async Task In_csv_the_last_column_tells_the_origin()
    {
        var (ledger, questions) = await RevisedAsync();
        foreach (var (measure, origin) in new[] { ("total", "derived"), ("count", "published") })
        {
            var id = await questions.IdAsync(Leeds, "&measure=" + measure);
            foreach (var answer in new[]
            {
                await questions.Series.AnswerAsync(Asked.For($"/series/{id}?format=csv"), id, CancellationToken.None),
                await questions.Vintages.AnswerAsync(Asked.For($"/series/{id}/vintages?format=csv"), id, CancellationToken.None),
            })
            {
                var lines = Questions.Lines(answer);
                Assert.EndsWith(",origin", lines[0], StringComparison.Ordinal);
                Assert.True(lines.Length > 3);
                Assert.All(lines[1..], line => Assert.Equal(origin, line.Split(',')[^1]));
                Assert.All(lines[1..], line => Assert.Equal(lines[0].Split(',').Length, line.Split(',').Length));
            }
        }

        var whole = Questions.Lines(await questions.Whole.CsvAsync(Asked.For("/vintages/a"), "a", CancellationToken.None));
        Assert.Equal([("counts", "published", 9), ("made", "derived", 9)], whole[1..].Select(line => line.Split(',')).CountBy(fields => (fields[1], fields[^1])).Select(pair => (pair.Key.Item1, pair.Key.Item2, pair.Value)));
        var package = (await questions.Whole.DescriptorAsync(Asked.For("/vintages/a/datapackage.json"), "a", CancellationToken.None)).Json();
        var fields = package.GetProperty("resources")[0].GetProperty("schema").GetProperty("fields").EnumerateArray().ToList();
        Assert.Equal(whole[0].Split(','), fields.Select(field => field.GetProperty("name").GetString()));
        Assert.Contains("no official statistic", fields[^1].GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Contains("no official statistics", package.GetProperty("description").GetString(), StringComparison.Ordinal);
        Assert.Empty(await ledger.ProblemsAsync());
    }

    private static IEnumerable<JsonElement> Values(JsonElement series) => series.GetProperty("values").EnumerateArray();

    private static IReadOnlyList<(string Id, string Origin, string Period, string Value)> Told(JsonElement value) =>
    [
        .. value.GetProperty("inputs").EnumerateArray().Select(input => (
            input.GetProperty("id").GetString()!, input.GetProperty("origin").GetString()!,
            $"{input.GetProperty("period").GetProperty("start").GetString()}/{input.GetProperty("period").GetProperty("end").GetString()}", input.GetProperty("value").GetString()!)),
    ];

    // Every published input stands in a cell of that file, which is archived under the hash that the cell names; a derived one has none.
    private static async Task HoldAsync(Ledger ledger, JsonElement series, byte[] file, int cells)
    {
        var lines = Encoding.UTF8.GetString(file).Split('\n');
        var inputs = Values(series).SelectMany(value => value.GetProperty("inputs").EnumerateArray()).ToList();
        Assert.Equal(cells, inputs.Count(input => input.GetProperty("cell").ValueKind == JsonValueKind.Object));
        foreach (var input in inputs)
        {
            Assert.Equal(input.GetProperty("origin").GetString() == "derived", input.GetProperty("cell").ValueKind == JsonValueKind.Null);
            if (input.GetProperty("cell") is { ValueKind: JsonValueKind.Object } cell)
            {
                Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(file)), cell.GetProperty("sha256").GetString());
                Assert.Equal('E', cell.GetProperty("ref").GetString()![0]);
                var fields = lines[int.Parse(cell.GetProperty("ref").GetString()!.AsSpan(1), CultureInfo.InvariantCulture) - 1].Split(',');
                Assert.Equal((input.GetProperty("value").GetString(), Leeds), (fields[4], fields[1]));
                Assert.Equal(input.GetProperty("period").GetProperty("end").GetString(), DateOnly.ParseExact(fields[3], "dd/MM/yyyy", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            }
        }

        Assert.True(await ledger.Storage.Originals.GetBlobClient(Convert.ToHexStringLower(SHA256.HashData(file))).ExistsAsync());
    }

    private async Task<(Ledger Ledger, Questions Questions)> RevisedAsync()
    {
        var ledger = await LedgerAsync(azurite, With(Total), 1);
        await TakeAsync(ledger, 2, (1, Leeds, 7));
        await TakeAsync(ledger, 3, (1, Leeds, 7));
        return (ledger, new Questions(ledger));
    }
}
