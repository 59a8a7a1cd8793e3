using System.Globalization;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Tests.Changes;

namespace TraceFeed.Tests.Feeds;

/// <summary>
/// Every sequence of official files at hand, publication by publication: a reader gets few items, and in their tables the largest of
/// what was really revised or withdrawn.
/// </summary>
public sealed class FeedBudgetTests
{
    private const int MostItems = 40;
    private const int MedianItems = 12;
    private const int Largest = 10;

    private static readonly (string Folder, Func<string, TriedSource?> Source, Func<string, DateOnly?> Published)[] Sequences =
    [
        ("england-tt-national", _ => TriedSource.Embedded(Readings.National), name => Day(name[..10])),
        ("england-tt-demographic", name => name.EndsWith(".xlsx", StringComparison.Ordinal) ? TriedSource.Embedded("england-test-and-trace-demographics") : null, name => Day(name[..10])),
        ("england-tt-utla-csv", name => name.Contains("other-copy", StringComparison.Ordinal) ? null : TriedSource.Embedded(Readings.Local), name => new DateOnly(2020, 5, 28).AddDays(7 * (1 + int.Parse(name.Split("_w")[1].AsSpan(0, 2), CultureInfo.InvariantCulture)))),
        ("stress-england-cases-daily", _ => TriedSource.Embedded("england-cases"), Dated("coronavirus-cases_latest_")),
        ("scotland-mi-tidy", _ => TriedSource.Embedded("scotland-management-information"), Dated("scotgov-mi-tidy_")),
        ("uk-dashboard-json", name => name.Contains("pretty", StringComparison.Ordinal) ? null : TriedSource.Embedded("uk-dashboard"), Dated("coronavirus-covid-19-number-of-cases-in-uk-")),
        (DailyIndicatorsTests.Folder, _ => DailyIndicatorsTests.Indicators, Dated("DailyIndicators-")),
        (CumulativeAreaTableTests.Folder, _ => CumulativeAreaTableTests.Source, Dated("CountyUAs_cases_table-")),
    ];

    private static readonly Lazy<IReadOnlyList<Publication>> Taken = new(() => [.. Sequences.AsParallel().AsOrdered().SelectMany(sequence => Take(sequence.Folder, sequence.Source, sequence.Published))]);

    [Fact]
    public void A_publication_gives_twelve_items_in_the_median_and_never_more_than_forty()
    {
        var items = Publications.Select(one => one.Items).Order().ToList();

        Assert.True(items.Count > 150, $"{items.Count} publications are no more than a few sequences.");
        Assert.True(items[items.Count / 2] <= MedianItems, $"The median is {items[items.Count / 2]} items.");
        Assert.All(Publications, one => Assert.True(one.Items <= MostItems, $"{one.Name} gives {one.Items} items."));
    }

    [Fact]
    public void The_ten_largest_true_revisions_and_withdrawals_of_each_unit_stand_in_a_table_of_some_item() =>
        Assert.Empty(Publications.SelectMany(one => one.Missing));

    [Fact]
    public void Only_what_really_was_a_mass_change_is_told_as_one() => Assert.Equal(
        [
            "2020-05-13 ", "2020-10-29 england-tt-demographic",
        ],
        Publications.SelectMany(one => one.Masses.Select(mass => $"{one.Name}: {mass}")));

    private static IReadOnlyList<Publication> Publications
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

    private static IEnumerable<Publication> Take(string folder, Func<string, TriedSource?> sourceOf, Func<string, DateOnly?> published)
    {
        Diffs? diffs = null;
        var ordinal = 0;
        foreach (var name in OfficialFiles.Names(folder))
        {
            if (sourceOf(name) is not { } source)
            {
                continue;
            }

            diffs ??= new Diffs(source.Definition);
            var changes = diffs.Take(source.Read(folder, name, published(name)), published(name));
            var items = FeedItems.Of(
                new Commit { Source = source.Definition.Id, Ordinal = ++ordinal, Row = ordinal, FirstSequence = 1, RecordedAt = DateTimeOffset.UnixEpoch, Changes = changes }, source.Catalog);
            yield return new Publication(name, items.Count, [.. Missing(name, changes, items)], [.. changes.Where(change => change.Mass is not null).Select(change => $"{change.Kind} {change.Reason}".TrimEnd())]);
        }
    }

    // By absolute size a withdrawal counts with the figure withdrawn; by relative size a revision from zero ranks last.
    private static IEnumerable<string> Missing(string name, IReadOnlyList<Change> changes, IReadOnlyList<FeedItem> items)
    {
        var shown = items.SelectMany(item => item.Shown).Select(one => one.Change.Id!).ToHashSet(StringComparer.Ordinal);
        var news = changes.Where(change => change.PartOf is null && change.Reason is null && change.Kind is ChangeKind.ValueRevised or ChangeKind.ValueWithdrawn && change.PartOf is null).ToList();
        foreach (var unit in news.GroupBy(change => change.Unit))
        {
            var sizes = new (string What, List<(Change Change, decimal Size)> All)[]
            {
                ("absolute", [.. unit.Select(change => (change, Math.Abs(change.Absolute ?? Number(change.Old))))]),
                ("relative", [.. unit.Where(change => change.Kind == ChangeKind.ValueRevised).Select(change => (change, Math.Abs(change.Relative ?? 0)))]),
            };
            foreach (var (what, all) in sizes)
            {
                var ranked = all.OrderByDescending(one => one.Size).ToList();
                var last = ranked.Count > Largest ? ranked[Largest - 1].Size : -1;

                // Of those that tie for the last places it does not matter which stand there, as long as ten do.
                var missing = ranked.Where(one => one.Size > last && !shown.Contains(one.Change.Id!)).ToList();
                foreach (var one in missing)
                {
                    yield return $"{name}: {one.Change.Series} {one.Change.Period}, {what} {one.Size}";
                }

                if (ranked.Where(one => one.Size >= last).Count(one => shown.Contains(one.Change.Id!)) < Math.Min(Largest, ranked.Count))
                {
                    yield return $"{name}: fewer than {Largest} of the largest, {what}, {unit.Key}";
                }
            }
        }
    }

    private static decimal Number(StatedValue? stated) => stated?.Value is { } value ? Math.Abs(decimal.Parse(value, CultureInfo.InvariantCulture)) : 0;

    private static Func<string, DateOnly?> Dated(string stem) => name => Day(name.Substring(stem.Length, 10));

    private static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private sealed record Publication(string Name, int Items, IReadOnlyList<string> Missing, IReadOnlyList<string> Masses);
}
