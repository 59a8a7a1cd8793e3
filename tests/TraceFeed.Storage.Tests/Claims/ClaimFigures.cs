using System.Globalization;
using TraceFeed.Claims;
using TraceFeed.Cli;
using TraceFeed.Observations;
using TraceFeed.Tests;

namespace TraceFeed.Storage.Tests.Claims;

/// <summary>Figures that were read off the publications by hand: <c>of</c> and <c>over</c> are the parts of a percentage; what is not told is empty.</summary>
internal static class ClaimFigures
{
    public const string Source = "england-test-and-trace";

    public static IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string name) => Tsv.Read(Path.Combine(RepositoryRoot.Find(), "tests", "TraceFeed.Storage.Tests", "Claims", name));

    public static FigureName Name(IReadOnlyDictionary<string, string> line) => new(Source, line["figure"], new Period(Day(line["start"]), Day(line["end"])));

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);

    /// <summary>What of a line is not what the claims show of that publication, in words; none when all of it is.</summary>
    public static IEnumerable<string> Otherwise(ClaimEvaluation evaluation, IReadOnlyDictionary<string, string> line)
    {
        var found = evaluation.Rows.Where(row => row.Asked.Name == Name(line)).SelectMany(row => new[] { row.OnTheDay, row.Next, row.Now }).OfType<FoundFigure>()
            .Where(one => one.StatedBy.Published == Day(line["published"])).ToList();
        if (found.Count == 0)
        {
            return [$"{Text(line)}: not shown"];
        }

        return found.SelectMany(one => new[] { ("value", one.Number), ("of", FoundFigure.Sum(one.Of)), ("over", FoundFigure.Sum(one.Over)) })
            .Where(pair => line[pair.Item1].Length > 0 && Number(line[pair.Item1]) != pair.Item2)
            .Select(pair => FormattableString.Invariant($"{Text(line)}: {pair.Item1} is {pair.Item2}")).Distinct();
    }

    private static string Text(IReadOnlyDictionary<string, string> line) => string.Join(' ', line.Values);
}
