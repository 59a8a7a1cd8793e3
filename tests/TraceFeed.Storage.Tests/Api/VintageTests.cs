using System.Security.Cryptography;
using TraceFeed.Api;
using TraceFeed.Feeds;
using TraceFeed.Storage.Tests.Log;

namespace TraceFeed.Storage.Tests.Api;

public sealed class VintageTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_vintage_keeps_negative_numbers_and_lets_no_text_become_a_formula()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        await ledger.CommitAsync("a", WeeklyCounts.File(["=1+1", "Leeds"], 1, (1, "Leeds", -5)), 1);
        var lines = Questions.Lines(await CsvAsync(ledger, ""));

        Assert.Equal("source,table,measure,area_type,area_code,area_name,breakdown,period_start,period_end,unit,value,status,id,period,seq,published,origin", lines[0]);
        Assert.Contains(lines, line => line.Contains(",'=1+1,,2020-05-28,2020-06-03,people,100,,", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains(",Leeds,,2020-05-28,2020-06-03,people,-5,,", StringComparison.Ordinal));
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public async Task The_latest_says_where_it_stays_and_is_the_same_there_after_the_next_publication()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        var row = await ledger.CommitAsync("a", WeeklyCounts.File(1), 1);
        var latest = await CsvAsync(ledger, "");
        var address = FormattableString.Invariant($"?asOf={row.LastSequence}");
        Assert.Equal(("https://feeds.example/vintages/a" + address, false), (latest.Headers["Content-Location"], latest.Immutable));

        await ledger.CommitAsync("a", WeeklyCounts.File(2, (1, "Leeds", 7)), 2);
        var kept = await CsvAsync(ledger, address);
        Assert.Equal((latest.Hash, true), (kept.Hash, kept.Immutable));
        Assert.NotEqual(latest.Hash, (await CsvAsync(ledger, "")).Hash);
        Assert.Equal(latest.Hash, (await CsvAsync(ledger, "?asOf=2020-06-12")).Hash);
    }

    [Fact]
    public async Task Its_description_has_its_bytes_its_hash_and_a_label_for_what_is_no_number()
    {
        var ledger = await Ledger.NewAsync(azurite, "a");
        await ledger.CommitAsync("a", WeeklyCounts.File(2), 2);
        await ledger.CommitAsync("a", WeeklyCounts.File(3, (1, "Leeds", null)), 3);
        var csv = await CsvAsync(ledger, "");
        var package = (await new Questions(ledger).Whole.DescriptorAsync(Asked.For("/vintages/a/datapackage.json"), "a", CancellationToken.None)).Json();
        var resource = package.GetProperty("resources")[0];

        Assert.Equal("https://datapackage.org/profiles/2.0/datapackage.json", package.GetProperty("$schema").GetString());
        Assert.Equal((csv.Content.Length, "sha256:" + Convert.ToHexStringLower(SHA256.HashData(csv.Content.Span))), (resource.GetProperty("bytes").GetInt32(), resource.GetProperty("hash").GetString()));
        Assert.Equal(csv.Headers["Content-Location"], resource.GetProperty("path").GetString());
        var lines = Questions.Lines(csv);
        Assert.Equal(lines[0].Split(','), resource.GetProperty("schema").GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()));
        var missing = resource.GetProperty("schema").GetProperty("fields").EnumerateArray().Single(field => field.GetProperty("name").GetString() == "value").GetProperty("missingValues").EnumerateArray().Select(code => code.GetProperty("value").GetString()).ToHashSet();
        Assert.Contains(lines, line => line.Split(',')[10] == "withdrawn");
        Assert.All(lines.Skip(1).Select(line => line.Split(',')[10]), value => Assert.True(missing.Contains(value) || decimal.TryParse(value, out _), value));
        Assert.Equal(lines.Length - 1, lines.Skip(1).Select(line => (line.Split(',')[12], line.Split(',')[13])).Distinct().Count());
    }

    [Theory]
    [InlineData("-", "-")]
    [InlineData("*", "*")]
    [InlineData("-1", "'-1")]
    [InlineData("0", "'0")]
    [InlineData("withdrawn", "'withdrawn")]
    public void A_symbol_in_a_figures_place_is_never_a_number(string symbol, string code) => Assert.Equal(code, MissingCode.Of(symbol));

    private static Task<Representation> CsvAsync(Ledger ledger, string query) => new Questions(ledger).Whole.CsvAsync(Asked.For("/vintages/a" + query), "a", CancellationToken.None);
}
