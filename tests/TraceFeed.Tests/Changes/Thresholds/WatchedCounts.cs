using System.Globalization;
using System.Text;
using TraceFeed.Changes;

namespace TraceFeed.Tests.Changes.Thresholds;

/// <summary>A daily percentage with a threshold of 80, and one that is derived from two counts with a threshold of 50.</summary>
internal sealed class WatchedCounts
{
    private static readonly DateOnly First = new(2020, 6, 1);

    private readonly TriedSource source;
    private readonly Diffs diffs;
    private readonly TraceFeed.Log.Replay replay = new();
    private int taken;

    public WatchedCounts(decimal value = 80)
    {
        source = TriedSource.Of(string.Create(CultureInfo.InvariantCulture, $$"""
            "formats": ["csv"], "since": null, "published": null,
            "units": { "people": { "decimals": 0, "additive": true }, "percent": { "decimals": 1, "symbol": "%" } }, "statuses": [],
            "thresholds": [
              { "id": "share", "series": "counts:share", "value": {{value}}, "says": "It works.", "source": { "title": "Someone", "url": "https://example.org/" } },
              { "id": "derived-share", "series": "indicators:derived", "value": 50, "says": "Half.", "source": { "title": "Someone", "url": "https://example.org/" } }
            ],
            "derived": [{ "id": "indicators", "title": "Indicators", "periods": "daily", "headline": "derived", "notes": "A test.", "rows": [
              { "id": "derived", "measure": "derived", "label": "Derived", "unit": "percent", "method": "Reached of all.", "from": { "share": [{ "of": ["counts:reached"], "over": ["counts:all"] }] } }] }],
            "list": { "tables": [{
              "id": "counts", "title": "Counts", "periods": "daily", "headline": "share",
              "keys": { "area": { "name": "Area", "code": "Code", "type": "utla" } }, "period": { "start": { "column": "Day", "format": "yyyy-MM-dd" } },
              "measures": [
                { "id": "share", "column": "Share", "measure": "share", "label": "Share", "unit": "percent" },
                { "id": "reached", "column": "Reached", "measure": "reached", "label": "Reached", "unit": "people" },
                { "id": "all", "column": "All", "measure": "all", "label": "All", "unit": "people" }
              ] }] }
            """));
        diffs = new Diffs(source.Definition);
    }

    public TraceFeed.Sources.SourceDefinition Definition => source.Definition;

    public Vintage Vintage => diffs.Vintage;

    /// <summary>Takes a publication with these shares from the first day on; gives what it crossed.</summary>
    public IReadOnlyList<Change> Take(params double[] shares) => Take([.. shares.Select(share => (share, 0))]);

    /// <summary>The same with how many of a hundred are reached.</summary>
    public IReadOnlyList<Change> Take(params (double Share, int Reached)[] days)
    {
        var lines = days.Select((day, i) => string.Create(CultureInfo.InvariantCulture, $"E06000001,Area,{First.AddDays(i):yyyy-MM-dd},{day.Share},{day.Reached},100\n"));
        var published = First.AddDays(100 + taken++);
        var changes = diffs.Take(source.Read("counts.csv", Encoding.UTF8.GetBytes("Code,Area,Day,Share,Reached,All\n" + string.Concat(lines)), published), published);
        Assert.Empty(replay.Apply(taken, changes));
        return [.. changes.Where(change => change.Kind == ChangeKind.ThresholdCrossed)];
    }

    /// <summary><c>down 79 after 2, revision</c>: a crossing in short.</summary>
    public static string Short(Change change) =>
        $"{change.Threshold!.Direction} {change.New!.Value}{(change.Threshold.Held is { } held ? string.Create(CultureInfo.InvariantCulture, $" after {held.Periods}") : "")}{(change.Reason is null ? "" : ", " + change.Reason)}";
}
