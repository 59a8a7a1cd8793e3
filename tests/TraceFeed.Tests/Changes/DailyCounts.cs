using System.Globalization;
using System.Text;
using TraceFeed.Changes;
using TraceFeed.Observations;

namespace TraceFeed.Tests.Changes;

/// <summary>A list nobody published: a count for each measure, area and day, as a test states it.</summary>
internal sealed class DailyCounts
{
    public static readonly DateOnly FirstDay = new(2020, 6, 1);

    private readonly TriedSource source;
    private readonly Diffs diffs;
    private int published;

    /// <param name="limits">Members of <c>changes</c> in the definition.</param>
    public DailyCounts(string limits = "")
    {
        source = TriedSource.Of($$"""
            "formats": ["csv"], "since": null, "published": null, "units": { "people": { "decimals": 0 } },
            "statuses": [{ "symbol": "*", "meaning": "withheld", "suppression": true }], "changes": { {{limits}} },
            "list": { "tables": [{
              "id": "counts", "title": "Counts", "periods": "daily", "headline": "cases",
              "keys": { "area": { "name": "Area", "code": "Code", "type": "utla" } }, "period": { "start": { "column": "Day", "format": "yyyy-MM-dd" } },
              "category": "Kind",
              "categories": [
                { "names": ["Cases", "Confirmed cases"], "measures": [{ "id": "cases", "column": "Count", "measure": "cases", "label": "Cases", "unit": "people" }] },
                { "names": ["Deaths", "Deaths of any cause"], "measures": [{ "id": "deaths", "column": "Count", "measure": "deaths", "label": "Deaths", "unit": "people" }] },
                { "names": ["Deaths in hospital"], "measures": [{ "id": "hospital", "column": "Count", "measure": "deaths-in-hospital", "label": "Deaths in hospital", "unit": "people" }] },
                { "names": ["Deaths at home"], "measures": [{ "id": "home", "column": "Count", "measure": "deaths-at-home", "label": "Deaths at home", "unit": "people" }] },
                { "names": ["Infections"], "measures": [{ "id": "infections", "column": "Count", "measure": "infections", "label": "Infections", "unit": "people" }] }
              ] }] }
            """);
        diffs = new Diffs(source.Definition);
    }

    /// <summary>The history so far.</summary>
    public Vintage Vintage => diffs.Vintage;

    /// <summary>Takes a publication, a day after the one before unless said otherwise, and gives its changes without the publication's own.</summary>
    public IReadOnlyList<Change> Take(IEnumerable<Count> counts, int days = 1)
    {
        published += days;
        return [.. diffs.Take(Read(counts), FirstDay.AddDays(100 + published)).Skip(1)];
    }

    /// <summary>What a file with these counts states.</summary>
    public Reading Read(IEnumerable<Count> counts) => source.Read("counts.csv", Encoding.UTF8.GetBytes("Kind,Code,Area,Day,Count\n" + string.Concat(counts.Select(Line))), FirstDay.AddDays(100 + published));

    /// <summary>A count for each of some areas and days; those of which none is given are left out.</summary>
    public static IEnumerable<Count> Of(int areas, int days, Func<int, int, int?> count, string kind = "Cases") =>
        from area in Enumerable.Range(0, areas)
        from day in Enumerable.Range(0, days)
        where count(area, day) is not null
        select new Count(kind, area, day, count(area, day)!.Value.ToString(CultureInfo.InvariantCulture));

    private static string Line(Count count) => string.Create(CultureInfo.InvariantCulture, $"{count.Kind},{count.Code ?? Code(count.Area)},{count.Name ?? $"Area {count.Area}"},{FirstDay.AddDays(count.Day):yyyy-MM-dd},{count.Text}\n");

    /// <summary>The code of an area.</summary>
    public static string Code(int area) => string.Create(CultureInfo.InvariantCulture, $"E06{area:D6}");

    /// <summary>One row.</summary>
    internal sealed record Count(string Kind, int Area, int Day, string Text, string? Code = null, string? Name = null);
}
