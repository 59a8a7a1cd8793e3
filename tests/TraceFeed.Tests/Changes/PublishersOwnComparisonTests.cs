using System.Globalization;
using System.Text;

namespace TraceFeed.Tests.Changes;

[Collection(OfficialSequencesGroup.Name)]
public sealed class PublishersOwnComparisonTests
{
    /// <summary>
    /// The publisher prints beside each day of the nation what it said the day before. A row that was not there the day before, or whose
    /// count was blank, counts as 0 there. On 2 July, when tests outside hospitals were counted in, it re-based what it had said.
    /// </summary>
    [Fact(SkipUnless = nameof(OfficialSequences.IsSlowAsked), SkipType = typeof(OfficialSequences), Skip = OfficialSequences.Slow)]
    public void What_the_publisher_says_it_reported_a_day_earlier_is_what_was_read_a_day_earlier_where_nothing_stated_counts_as_zero()
    {
        var days = OfficialSequences.Publications.Where(one => one.Folder == OfficialSequences.Cases && one.Published < new DateOnly(2020, 8, 1)).ToDictionary(one => one.Published!.Value);
        var (rows, agreeing) = (0, 0);
        var exceptions = new Dictionary<DateOnly, int>();
        foreach (var (day, file) in days.Where(one => one.Key > new DateOnly(2020, 5, 10)))
        {
            foreach (var (specimen, previously) in Previously(file.Name))
            {
                rows++;
                var agrees = days[day.AddDays(-1)].Nation.GetValueOrDefault(specimen, "0") == previously;
                agreeing += agrees ? 1 : 0;
                exceptions[day] = exceptions.GetValueOrDefault(day) + (agrees ? 0 : 1);
            }
        }

        // Counted by SQL over the same files as well.
        Assert.Equal((7_669, 7_575), (rows, agreeing));
        Assert.Equal([(new DateOnly(2020, 7, 2), 94)], exceptions.Where(one => one.Value > 0).Select(one => (one.Key, one.Value)));
    }

    // Line by line: England's rows have no quoted field.
    private static IEnumerable<(DateOnly Specimen, string Previously)> Previously(string name)
    {
        var lines = Encoding.UTF8.GetString(OfficialFiles.Bytes(OfficialSequences.Cases, name)).Split('\n', StringSplitOptions.TrimEntries);
        var headers = lines[0].Split(',').ToList();
        return lines.Where(line => line.StartsWith("England,E92000001,", StringComparison.Ordinal)).Select(line => line.Split(','))
            .Where(fields => fields[headers.IndexOf("Previously reported daily cases")].Length > 0)
            .Select(fields => (DateOnly.ParseExact(fields[headers.IndexOf("Specimen date")], "yyyy-MM-dd", CultureInfo.InvariantCulture), Whole(fields[headers.IndexOf("Previously reported daily cases")])));
    }

    // 46 on one day, 46.0 on another.
    private static string Whole(string number) => number.EndsWith(".0", StringComparison.Ordinal) ? number[..^2] : number;
}
