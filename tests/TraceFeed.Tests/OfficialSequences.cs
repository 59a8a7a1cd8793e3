using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Tests.Changes;

namespace TraceFeed.Tests;

/// <summary>
/// Every sequence of official files at hand, taken publication by publication. It is a minute's work, so it is done once and only what
/// tests ask for is kept.
/// </summary>
internal static class OfficialSequences
{
    /// <summary>The folder of the daily files of cases in England.</summary>
    public const string Cases = "stress-england-cases-daily";

    /// <summary>The series of the daily counts of England in them.</summary>
    public const string NationDaily = "cases/cases-daily/nation:E92000001";

    /// <summary>Whether what takes long is asked for too, as continuous integration does.</summary>
    public static bool IsSlowAsked => SlowTests.AreAsked;

    /// <summary>Why a test of the largest files is skipped.</summary>
    public const string Slow = "Set TRACEFEED_SLOW_TESTS=1 to take the daily cases in England after 3 July 2020 and what else takes long.";

    private const string CasesStem = "coronavirus-cases_latest_";

    private static readonly (string Folder, Func<string, TriedSource?> Source, Func<string, DateOnly?> Published)[] Sequences =
    [
        ("england-tt-national", _ => TriedSource.Embedded(Readings.National), name => Day(name[..10])),
        ("england-tt-demographic", name => name.EndsWith(".xlsx", StringComparison.Ordinal) ? TriedSource.Embedded("england-test-and-trace-demographics") : null, name => Day(name[..10])),
        ("england-tt-utla-csv", name => name.Contains("other-copy", StringComparison.Ordinal) ? null : TriedSource.Embedded(Readings.Local), name => new DateOnly(2020, 5, 28).AddDays(7 * (1 + int.Parse(name.Split("_w")[1].AsSpan(0, 2), CultureInfo.InvariantCulture)))),
        (Cases, _ => TriedSource.Embedded("england-cases"), Dated(CasesStem)),
        ("scotland-mi-tidy", _ => TriedSource.Embedded("scotland-management-information"), Dated("scotgov-mi-tidy_")),
        ("uk-dashboard-json", name => name.Contains("pretty", StringComparison.Ordinal) ? null : TriedSource.Embedded("uk-dashboard"), Dated("coronavirus-covid-19-number-of-cases-in-uk-")),
        (DailyIndicatorsTests.Folder, _ => DailyIndicatorsTests.Indicators, Dated("DailyIndicators-")),
        (CumulativeAreaTableTests.Folder, _ => CumulativeAreaTableTests.Source, Dated("CountyUAs_cases_table-")),
    ];

    private static readonly Lazy<IReadOnlyList<OfficialPublication>> Taken = new(() => [.. Sequences.AsParallel().AsOrdered().SelectMany(sequence => Take(sequence.Folder, sequence.Source, sequence.Published))]);

    /// <summary>Every publication; skips the test when a folder is not there.</summary>
    public static IReadOnlyList<OfficialPublication> Publications
    {
        get
        {
            foreach (var (folder, _, _) in Sequences)
            {
                OfficialFiles.Path(folder);
            }

            return Taken.Value;
        }
    }

    private static readonly SiteLinks Links = new(new Uri("https://feeds.example"));

    private static IEnumerable<OfficialPublication> Take(string folder, Func<string, TriedSource?> sourceOf, Func<string, DateOnly?> published)
    {
        Diffs? diffs = null;
        SlowSeverity? slow = null;
        var replay = folder == Cases && !IsSlowAsked ? null : new Replay();
        var ordinal = 0;
        foreach (var name in OfficialFiles.Names(folder))
        {
            if (sourceOf(name) is not { } source || (folder == Cases && published(name) > new DateOnly(2020, 7, 3) && !IsSlowAsked))
            {
                continue;
            }

            diffs ??= new Diffs(source.Definition);
            slow ??= folder == Cases ? null : new SlowSeverity(source.Definition);
            var reading = source.Read(folder, name, published(name));
            var (changes, refusal) = diffs.TakeGuarded(reading, published(name));
            var items = FeedItems.Of(
                new Commit { Source = source.Definition.Id, Ordinal = ++ordinal, Row = ordinal, FirstSequence = 1, RecordedAt = DateTimeOffset.UnixEpoch, Changes = changes }, source.Catalog);
            yield return new OfficialPublication(folder, name, published(name))
            {
                Items = items.Count,
                Bytes = JsonFeedRenderer.Render(FeedSubject.All.Document(Links, [source.Definition], null) with { Items = items }).Length,
                Missing = [.. LargestChanges.Missing(name, Diffs.Published(changes), items)],
                RepeatedIds = [.. changes.CountBy(change => change.Id!).Where(pair => pair.Value > 1).Select(pair => pair.Key)],
                Masses = [.. changes.Where(change => change.Mass is not null).Select(change => $"{change.Kind} {change.Reason}".TrimEnd())],
                Severities = changes.CountBy(change => change.Severity!).Where(_ => ordinal > 1).ToDictionary(),
                MajorRevisions = [.. changes.Where(change => change is { Kind: ChangeKind.ValueRevised, Severity: Severity.Major }).Select(change => $"{change.Series} {change.Period}: {change.Old?.Value} → {change.New?.Value}")],
                OtherwiseSevere = [.. slow?.Otherwise(changes) ?? []],
                Refusal = refusal,
                Changes = changes.Count,
                Replayed = replay is null ? null : [.. replay.Apply(ordinal, changes).Take(5), .. replay.Differences(diffs.Vintage).Take(5)],
                Nation = folder == Cases ? Nation(reading) : [],
                NationChanges = folder == Cases ? [.. changes.Where(change => change is { Series: NationDaily, Period: not null })] : [],
            };
        }
    }

    private static Dictionary<DateOnly, string> Nation(Reading reading)
    {
        var daily = reading.Series.Values.Single(series => series is { Measure: "cases-daily", Area.Type: "nation" }).Key;
        return reading.Blocks.Values.Where(block => block.Find(daily) >= 0 && block.HasValue[block.Find(daily)]).ToDictionary(block => block.Key.Period.End!.Value, block => block.Values[block.Find(daily)].ToString(CultureInfo.InvariantCulture));
    }

    private static Func<string, DateOnly?> Dated(string stem) => name => Day(name.Substring(stem.Length, 10));

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
