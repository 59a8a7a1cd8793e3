using TraceFeed.Changes;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Feeds;

/// <summary>Commits and changes as the log would hold them, each figure of them official.</summary>
internal static class Log
{
    public const string Hash = "74910d83e5e24bc2bcbef734b8ad44f8099ee70f027d81e12ab373d4e55d9597";

    public const string Earlier = "ad8ccaf351cf2e2d2ec360056073e5482cdba71b2bf074e198e1218327119828";

    public static readonly Uri Base = new("https://feeds.example/");
    public static readonly Area England = new("nation", "E92000001", "England");
    public static readonly DateTimeOffset Recorded = new(2020, 9, 4, 9, 30, 15, 123, TimeSpan.Zero);

    public static Commit Commit(params Change[] changes) => new()
    {
        Source = changes[0].Source,
        Ordinal = 2,
        Row = 3,
        FirstSequence = 100,
        RecordedAt = Recorded,
        Changes = changes,
    };

    public static Change Added(DateOnly? published, DateOnly? previous, string source = Readings.National) => new()
    {
        Kind = ChangeKind.PublicationAdded,
        Source = source,
        Publication = new PublicationFacts
        {
            Id = "/government/publications/weeks-10-to-13",
            Title = "NHS Test and Trace (England) statistics: 28 May to 26 August 2020",
            Page = new Uri("https://www.gov.uk/government/publications/weeks-10-to-13"),
            Published = published,
            PreviousPublished = previous,
            Files = [new EditionFacts("Data_tables_W13.ods", new Uri("https://assets.publishing.service.gov.uk/Data_tables_W13.ods"), Hash)],
            Warnings = ["Table_11!Z3: the header says 2021; the sequence says 2020"],
        },
    };

    public static readonly Change Neighbours = Added(new DateOnly(2020, 9, 3), new DateOnly(2020, 8, 27));

    public static readonly Change FarApart = Added(new DateOnly(2020, 9, 3), new DateOnly(2020, 8, 6));

    public static Change Reached(string kind, string? old, string? now, string start = "2020-07-23", string end = "2020-07-29") => new()
    {
        Kind = kind,
        Source = Readings.National,
        Table = "contacts",
        Measure = "contacts-reached-percent",
        Label = "Close contacts reached",
        Area = England,
        Breakdown = new Dictionary<string, string> { ["handler"] = "all" },
        Period = new Period(Date(start), Date(end)),
        Unit = "percent",
        Old = Stated(old, "Table_11", "R7", Earlier),
        New = Stated(now, "Table_11", "V7"),
        Announced = kind == ChangeKind.ValueRevised ? Announced.Unknown : null,
    };

    public static Change Identified(string kind, string? old, string? now, string start = "2020-07-23", string end = "2020-07-29") =>
        Reached(kind, old, now, start, end) with { Measure = "contacts-identified", Label = "Close contacts identified", Unit = "people" };

    public static Change Local(string kind, string area, string? old, string? now, string measure = "contacts-reached-percent", string end = "2020-09-16") => new()
    {
        Kind = kind,
        Source = Readings.Local,
        Table = "contact-tracing",
        Measure = measure,
        Label = measure == "contacts-identified" ? "Close contacts identified, not managed by local HPTs" : "Close contacts reached, not managed by local HPTs",
        Area = new Area("utla", null, area),
        Breakdown = new Dictionary<string, string> { ["handler"] = "not-local-hpt" },
        Period = new Period(new DateOnly(2020, 5, 28), Date(end)),
        Unit = measure.EndsWith("-percent", StringComparison.Ordinal) ? "percent" : "people",
        Old = Stated(old, null, "C7", Earlier),
        New = Stated(now, null, "C7"),
    };

    public static StatedValue? Stated(string? value, string? sheet, string cell, string hash = Hash) => value switch
    {
        null => null,
        ['[', ..] => new StatedValue(null, value, new CellAddress(hash, sheet, cell)),
        _ => new StatedValue(value, null, new CellAddress(hash, sheet, cell)),
    };

    public static DateOnly Date(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
