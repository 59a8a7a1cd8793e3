using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using TraceFeed.Changes;
using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Changes;

/// <summary>Random histories of a source in a world so small that everything meets: and each as readings for the product.</summary>
internal static class SlowHistories
{
    private static readonly int Since = new DateOnly(2020, 5, 28).DayNumber;

    private static readonly Gen<SlowKey> Keys =
        from table in Gen.Elements("weekly", "to-date")
        from name in Gen.Choose(0, 2)
        from week in Gen.Choose(0, 3)
        let toDate = name == 2 || table == "to-date"
        select new SlowKey(table, "s" + name.ToString(CultureInfo.InvariantCulture), toDate, toDate ? Since : Since + (7 * week), Since + (7 * week) + 6);

    private static readonly Gen<SlowStatement> Statements =
        from key in Keys
        from value in Gen.Frequency(
            (4, Gen.Choose(0, 2).Select(number => new SlowValue(number.ToString(CultureInfo.InvariantCulture), null))),
            (1, Gen.Elements("[c]", "[x]").Select(symbol => new SlowValue(null, symbol))),
            (2, Gen.Elements(SlowDiffer.Withholding.ToArray()).Select(symbol => new SlowValue(null, symbol))))
        select new SlowStatement(key, value);

    private static readonly Gen<SlowPublication> Publications =
        from partial in Gen.Frequency((4, Gen.Constant(false)), (1, Gen.Constant(true)))
        from size in Gen.Choose(1, 16)
        from stated in Gen.ListOf(Statements, size)
        select new SlowPublication(partial, [.. stated]);

    /// <summary>Histories of two to five publications.</summary>
    public static Arbitrary<SlowPublication[]> Arbitrary { get; } = Arb.From(Gen.Choose(2, 5).SelectMany(size => Gen.ArrayOf(Publications, size)), Smaller);

    public static Config Config(int cases) => FsCheck.Config.QuickThrowOnFailure.WithMaxTest(cases).WithReplay(20200806, 20201029).WithQuietOnSuccess(true);

    /// <summary>The definition under which each partial publication of a history is known to be partial, and some symbols withhold a figure.</summary>
    public static SourceDefinition Definition(IEnumerable<SlowPublication> history) => SmallSource.Definition with
    {
        Partial = [.. history.Select((publication, i) => (publication, i)).Where(one => one.publication.Partial).Select(one => new PartialFile(File(one.i).Sha256, "test"))],
        Statuses = [.. SmallSource.Definition.Statuses, .. SlowDiffer.Withholding.Select(symbol => new StatusDefinition(symbol, "test", Suppression: true))],
    };

    /// <summary>What the product would read in a publication.</summary>
    public static Reading Reading(SourceDefinition definition, SlowPublication publication, int number) => Reading(definition, publication, number, Series);

    /// <summary>The same of series as another source has them.</summary>
    public static Reading Reading(SourceDefinition definition, SlowPublication publication, int number, Func<SlowKey, Series> series)
    {
        var sheet = new SheetBuilder("small.ods", "Table_1");
        for (var i = 0; i < publication.Stated.Count; i++)
        {
            var value = publication.Stated[i].Value;
            if (value.Number is not null)
            {
                sheet.Add(i + 1, 1, new ExactNumber(long.Parse(value.Number, CultureInfo.InvariantCulture), 0), 0);
            }
            else
            {
                sheet.Add(i + 1, 1, value.Symbol);
            }
        }

        var builder = new ReadingBuilder(definition, File(number));
        var cells = sheet.Build();
        var sheetNumber = builder.Sheet("Table_1");
        for (var i = 0; i < publication.Stated.Count; i++)
        {
            var key = publication.Stated[i].Key;
            builder.Add(builder.Register(series(key)), 0, new BlockKey(key.Table, key.Start, key.End), cells, i, new Place(sheetNumber, i + 1, 1), marked: false);
        }

        return builder.Build();
    }

    /// <summary>The product's changes in the words of the slow differ; those of publications and checks are left out.</summary>
    public static IEnumerable<SlowChange> Slow(IEnumerable<Change> changes) => changes.Where(change => change.Series is not null && change.Check is null)
        .Select(change => new SlowChange(change.Kind, $"{change.Table}/{change.Measure}", change.Period is { } period ? (Period.Day(period.Start), Period.Day(period.End)) : null, Slow(change.Old), Slow(change.New), change.Reason));

    private static SlowValue? Slow(StatedValue? stated) => stated is null ? null : new SlowValue(stated.Value, stated.Status);

    internal static OriginalFile File(int number) => new() { Name = "small.ods", Bytes = new[] { (byte)number } };

    private static Series Series(SlowKey key) => new()
    {
        Table = key.Table,
        Measure = key.Name,
        Label = key.Name,
        Area = null,
        Breakdown = new Dictionary<string, string>(),
        Unit = "people",
        ToDate = key.ToDate,
        Additive = key.ToDate,
    };

    internal static IEnumerable<SlowPublication[]> Smaller(SlowPublication[] history)
    {
        for (var i = 0; i < history.Length; i++)
        {
            yield return [.. history[..i], .. history[(i + 1)..]];
        }

        for (var i = 0; i < history.Length; i++)
        {
            for (var j = 0; j < history[i].Stated.Count; j++)
            {
                yield return [.. history[..i], history[i] with { Stated = [.. history[i].Stated.Where((_, at) => at != j)] }, .. history[(i + 1)..]];
            }
        }
    }
}
