using TraceFeed.Changes;
using TraceFeed.Log;
using TraceFeed.Sources;
using TraceFeed.Storage.Tests.Log;

namespace TraceFeed.Storage.Tests;

/// <summary>The made-up source of <see cref="WeeklyCounts"/>, with series that are computed from its counts.</summary>
internal static class DerivedCounts
{
    public const string Source = "a";

    /// <summary>The total since the first week, as <c>total</c>.</summary>
    public const string Total = """{ "id": "one", "measure": "total", "label": "Total", "unit": "people", "periods": "to-date", "method": "All weeks summed up.", "from": { "runningTotal": "counts:count" } }""";

    /// <summary>A count over twice itself, as <c>share</c>.</summary>
    public const string OverTwo = """{ "id": "one", "measure": "share", "label": "Share", "unit": "percent", "method": "A count over two.", "from": { "share": [{ "of": ["counts:count"], "over": ["counts:count", "counts:count"] }] } }""";

    /// <summary>The same series over three times the count.</summary>
    public const string OverThree = """{ "id": "one", "measure": "share", "label": "Share", "unit": "percent", "method": "A count over three.", "from": { "share": [{ "of": ["counts:count"], "over": ["counts:count", "counts:count", "counts:count"] }] } }""";

    /// <summary>The catalogue with a derived table of such a row, or with none.</summary>
    /// <param name="row">The row; null for no derived table.</param>
    /// <param name="decimals">Decimals of the counts.</param>
    public static DefinitionCatalog With(string? row = null, int decimals = 0) => WeeklyCounts.Otherwise(Source, json => json
        .Replace("\"people\": { \"decimals\": 0 }", $$"""
            "people": { "decimals": {{decimals}}, "additive": true }, "percent": { "decimals": 1, "symbol": "%" }
            """, StringComparison.Ordinal)
        .Replace("\"statuses\": []", "\"statuses\": []" + (row is null ? "" : $$""", "derived": [{ "id": "made", "title": "Made", "periods": "weekly", "headline": "one", "notes": "Not official.", "rows": [{{row}}] }]"""), StringComparison.Ordinal));

    /// <summary>A log of files with so many weeks each.</summary>
    public static async Task<Ledger> LedgerAsync(AzuriteFixture azurite, DefinitionCatalog catalog, params int[] weeks)
    {
        var ledger = new Ledger(await new StorageTraffic().ConnectAsync(azurite.NewAccount()), catalog);
        foreach (var week in weeks)
        {
            await TakeAsync(ledger, week);
        }

        return ledger;
    }

    /// <summary>Takes the file of so many weeks, some counts in it being others.</summary>
    public static Task<LogRow> TakeAsync(Ledger ledger, int weeks, params (int Week, string Area, int? Count)[] others) => CommitAsync(ledger, weeks, WeeklyCounts.File(weeks, others));

    /// <summary>Archives a file and commits it as the publication of its weeks.</summary>
    public static async Task<LogRow> CommitAsync(Ledger ledger, int weeks, byte[] file)
    {
        await ledger.ArchiveAsync(file);
        return await ledger.CommitAsync(Source, file, weeks);
    }

    /// <summary>Those changes that are of derived figures.</summary>
    public static IReadOnlyList<Change> Derived(IEnumerable<Change> changes) => [.. changes.Where(change => change.Origin == Origin.Derived)];
}
