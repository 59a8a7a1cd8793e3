using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Changes.Derived;

/// <summary>
/// Small made-up histories of <see cref="DerivedSource"/>: weeks and totals of two areas over several publications, with revisions, figures left out,
/// symbols, files that hold a part, zeros to divide by and numbers as large as they come.
/// </summary>
internal static class DerivedHistories
{
    private const int Weeks = 5;

    private static readonly string[] Measures = ["identified", "reached", "tested", "cases"];
    private static readonly string[] Areas = ["E06000001", "E06000002"];
    private static readonly int Since = DerivedSource.Since.DayNumber;

    private static readonly Gen<SlowValue?> Values = Gen.Frequency(
        (12, Gen.Choose(0, 3).Select(Number)),
        (6, Gen.Choose(97, 103).Select(Number)),
        (1, Gen.Choose(-4, -1).Select(Number)),
        (1, Gen.Elements(long.MaxValue, long.MaxValue - 1, long.MaxValue / 2, long.MaxValue / 99, long.MinValue).Select(number => (SlowValue?)new SlowValue(number.ToString(CultureInfo.InvariantCulture), null))),
        (1, Gen.Elements("[c]", "[x]").Select(symbol => (SlowValue?)new SlowValue(null, symbol))),
        (2, Gen.Elements("*", "[low]").Select(symbol => (SlowValue?)new SlowValue(null, symbol))),
        (2, Gen.Constant((SlowValue?)null)));

    // Most files state all weeks of everything; some lack a week, a measure or an area, and some state a figure twice.
    private static readonly Gen<SlowPublication> Publications =
        from partial in Gen.Frequency((5, Gen.Constant(false)), (1, Gen.Constant(true)))
        from reach in Gen.Choose(1, Weeks)
        from lackingWeek in Gen.Choose(0, 4 * Weeks)
        from lackingMeasure in Gen.Choose(0, 4 * Measures.Length)
        from areas in Gen.Choose(1, 2)
        let keys = Keys(areas).Where(key => Week(key) < reach && Week(key) != lackingWeek && (lackingMeasure >= Measures.Length || !key.Name.StartsWith(Measures[lackingMeasure], StringComparison.Ordinal))).ToList()
        from values in Gen.ListOf(Values, keys.Count)
        from again in Gen.Frequency((4, Gen.Constant(-1)), (1, Gen.Choose(0, Math.Max(0, keys.Count - 1))))
        let stated = keys.Zip(values).Where(pair => pair.Second is not null).Select(pair => new SlowStatement(pair.First, pair.Second!)).ToList()
        select new SlowPublication(partial, again < 0 || again >= stated.Count ? stated : [.. stated, stated[again] with { Value = Number(55)! }]);

    /// <summary>Histories of two to four publications.</summary>
    public static Arbitrary<SlowPublication[]> Arbitrary { get; } = Arb.From(Gen.Choose(2, 4).SelectMany(size => Gen.ArrayOf(Publications, size)), SlowHistories.Smaller);

    /// <summary>The source's definition, which knows the partial publications of a history.</summary>
    public static SourceDefinition Definition(IEnumerable<SlowPublication> history) => Source.Definition with
    {
        Partial = [.. history.Index().Where(one => one.Item.Partial).Select(one => new PartialFile(SlowHistories.File(one.Index).Sha256, "test"))],
    };

    /// <summary>What the product reads in a publication.</summary>
    public static Reading Reading(SourceDefinition definition, SlowPublication publication, int number) => SlowHistories.Reading(definition, publication, number, Series);

    /// <summary>A figure of a history as it would be printed.</summary>
    public static SlowFigure Figure(SlowKey key, SlowValue value) =>
        new(key.Table, Measure(key), $"utla:{key.Name[^9..]}", [], DateOnly.FromDayNumber(key.Start), DateOnly.FromDayNumber(key.End), value.Number, value.Symbol);

    private static TriedSource Source { get; } = DerivedSource.Of();

    private static SlowValue? Number(int number) => new(number.ToString(CultureInfo.InvariantCulture), null);

    private static IEnumerable<SlowKey> Keys(int areas) =>
        from measure in Measures
        from area in Areas.Take(areas)
        from week in Enumerable.Range(0, Weeks)
        let toDate = measure == "cases"
        select new SlowKey(toDate ? "totals" : "weeks", $"{measure}/{area}", toDate, toDate ? Since : Since + (7 * week), Since + (7 * week) + 6);

    private static int Week(SlowKey key) => (key.End - Since) / 7;

    private static string Measure(SlowKey key) => key.Name[..key.Name.IndexOf('/', StringComparison.Ordinal)];

    private static Series Series(SlowKey key) => new()
    {
        Table = key.Table,
        Measure = Measure(key),
        Label = Measure(key),
        Area = new Area("utla", key.Name[^9..], key.Name[^9..]),
        Breakdown = new Dictionary<string, string>(),
        Unit = "people",
        ToDate = key.ToDate,
        Additive = key.ToDate,
    };
}
