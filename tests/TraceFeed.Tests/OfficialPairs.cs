using System.Collections.Concurrent;
using System.Globalization;
using TraceFeed.Changes;

namespace TraceFeed.Tests;

/// <summary>The changes of the last of a few official files after those before it: taken once, however many tests look at them.</summary>
internal static class OfficialPairs
{
    private static readonly ConcurrentDictionary<string, Lazy<IReadOnlyList<Change>>> Taken = new(StringComparer.Ordinal);

    /// <summary>Files of a source, each published on the day in its name; skips the test when one is not there.</summary>
    public static IReadOnlyList<Change> Last(string source, string folder, params string[] names)
    {
        foreach (var name in names)
        {
            OfficialFiles.Path(folder, name);
        }

        return Taken.GetOrAdd(string.Join('/', names.Prepend(source)), _ => new(() => Take(source, folder, names))).Value;
    }

    /// <summary>Days of the cases in England.</summary>
    public static IReadOnlyList<Change> Cases(params string[] days) => Last("england-cases", OfficialSequences.Cases, [.. days.Select(day => $"coronavirus-cases_latest_{day}.csv.gz")]);

    /// <summary>The demographics of 5 November 2020 after those of 29 October.</summary>
    public static IReadOnlyList<Change> Demographics() => Last("england-test-and-trace-demographics", "england-tt-demographic", ResavedWorkbooks.W21, ResavedWorkbooks.W22);

    private static IReadOnlyList<Change> Take(string id, string folder, string[] names)
    {
        var source = TriedSource.Embedded(id);
        var diffs = new Diffs(source.Definition);
        foreach (var name in names.SkipLast(1))
        {
            diffs.Pass(source.Read(folder, name, Published(name)), Published(name));
        }

        return diffs.Take(source.Read(folder, names[^1], Published(names[^1])), Published(names[^1]));
    }

    private static DateOnly Published(string name) => DateOnly.ParseExact(name.AsSpan(name.IndexOf("2020-", StringComparison.Ordinal), "2020-11-05".Length), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
