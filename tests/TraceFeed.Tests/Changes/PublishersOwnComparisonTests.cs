using System.Collections.Concurrent;
using TraceFeed.Observations;

namespace TraceFeed.Tests.Changes;

public sealed class PublishersOwnComparisonTests
{
    private const string Folder = "stress-england-cases-daily";
    private const string Previously = "cases-daily-previously";

    /// <summary>
    /// The publisher prints beside each day of the nation what it said the day before. A row that was not there the day before, or whose
    /// count was blank, counts as 0 there. On 2 July, when tests outside hospitals were counted in, it re-based what it had said.
    /// </summary>
    [Fact]
    public void What_the_publisher_says_it_reported_a_day_earlier_is_what_was_read_a_day_earlier_where_nothing_stated_counts_as_zero()
    {
        var days = new ConcurrentDictionary<DateOnly, IReadOnlyDictionary<(DateOnly, string), string>>();
        Parallel.For(0, 64, new ParallelOptions { MaxDegreeOfParallelism = 2 }, i =>
        {
            var day = new DateOnly(2020, 5, 10).AddDays(i);
            days[day] = Nation(Source().Read(Folder, FormattableString.Invariant($"coronavirus-cases_latest_{day:yyyy-MM-dd}.csv.gz"), day));
        });

        var (rows, agreeing) = (0, 0);
        var exceptions = new Dictionary<DateOnly, int>();
        foreach (var (day, stated) in days.Where(one => one.Key > new DateOnly(2020, 5, 10)))
        {
            foreach (var ((specimen, _), previously) in stated.Where(one => one.Key.Item2 == Previously))
            {
                rows++;
                var agrees = days[day.AddDays(-1)].GetValueOrDefault((specimen, "cases-daily"), "0") == previously;
                agreeing += agrees ? 1 : 0;
                exceptions[day] = exceptions.GetValueOrDefault(day) + (agrees ? 0 : 1);
            }
        }

        // Counted by SQL over the same files as well.
        Assert.Equal((7_669, 7_575), (rows, agreeing));
        Assert.Equal([(new DateOnly(2020, 7, 2), 94)], exceptions.Where(one => one.Value > 0).Select(one => (one.Key, one.Value)));
    }

    // The source as it is, but with the publisher's own comparison as a measure.
    private static TriedSource Source()
    {
        const string Column = "Previously reported daily cases";
        var definition = TriedSource.Embedded("england-cases").Definition;
        var table = definition.List!.Tables[0];
        var known = table with
        {
            Keys = table.Keys with { Ignore = [.. table.Keys.Ignore.Where(column => column != Column)] },
            Measures = [.. table.Measures, table.Measures[0] with { Id = "previously", Column = Column, Measure = Previously, Optional = true }],
        };
        return new TriedSource(definition with { List = definition.List with { Tables = [known] } }, TraceFeed.Sources.DefinitionCatalog.Embedded);
    }

    private static Dictionary<(DateOnly, string), string> Nation(Reading reading) => Readings.Observations(reading)
        .Where(one => one.Series.Area!.Type == "nation" && one.Series.Measure is "cases-daily" or Previously)
        .ToDictionary(one => (one.Period.End!.Value, one.Series.Measure), one => one.Value!);
}
