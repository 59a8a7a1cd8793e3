using System.Globalization;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Docs;

/// <summary>What docs/scale.md says of a month is worked out from what it measured, assumes and was told of prices.</summary>
public sealed class ScalePageTests
{
    private const decimal MinutesADay = 24 * 60;

    private static readonly string Page = Repository.Text("docs/scale.md");
    private static readonly int[] Sources = [1, 20, 1_000];

    private static readonly decimal Days = Input("days of a month");
    private static readonly decimal Runs = Days * MinutesADay / Input("minutes between runs of Discover");
    private static readonly decimal Starts = Input("starts of an instance");

    [Fact]
    public void What_the_code_decides_is_as_the_code_has_it()
    {
        var weekly = DefinitionCatalog.Embedded.Sources.Where(source => source is { CadenceDays: 7, Retired: null }).ToList();
        Assert.Equal(weekly.Min(source => source.LookEveryMinutes), Input("minutes between looks at a source"));
        Assert.Contains($"param discoverSchedule string = '0 */{Input("minutes between runs of Discover")} * * * *'", Repository.Text("infra/main.bicep"), StringComparison.Ordinal);
        Assert.Contains($"param instanceMemory int = {Input("gigabytes of an instance") * 1024}", Repository.Text("infra/main.bicep"), StringComparison.Ordinal);
        Assert.Contains($"\"maxPollingInterval\": \"00:00:0{Input("seconds between polls of a queue")}\"", Repository.Text("host.json"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_month_is_worked_out_from_the_calls_the_assumptions_and_the_prices()
    {
        string[] expected =
        [
            Line("publications", n => Publications(n), "N0"),
            Line("looks", n => Looks(n), "N0"),
            Line("executions", n => Executions(n), "N0"),
            Line("GB-seconds", n => GigabyteSeconds(n), "N0"),
            Line("calls of tables", n => TableCalls(n), "N0"),
            Line("reads of blobs", n => BlobReads(n), "N0"),
            Line("writes of blobs", n => BlobWrites(n), "N0"),
            Line("calls of queues", n => QueueCalls(n), "N0"),
            Line("GB of blobs after a year", n => Stored(n, "megabytes of blobs of a publication"), "N2"),
            Line("GB of tables after a year", n => Stored(n, "megabytes of tables of a publication"), "N2"),
            Line("GB of logs", n => LogGigabytes(n), "N2"),
            Line("GB to readers", n => Answered(n), "N2"),
            Line("executions, $", n => Cost("million executions", Executions(n) / 1_000_000), "N2"),
            Line("GB-seconds, $", n => Cost("GB-second", GigabyteSeconds(n)), "N2"),
            Line("calls of tables, $", n => Cost("10,000 calls of tables", TableCalls(n) / 10_000), "N2"),
            Line("calls of blobs, $", n => Cost("10,000 reads of blobs", BlobReads(n) / 10_000) + Cost("10,000 writes of blobs", BlobWrites(n) / 10_000), "N2"),
            Line("calls of queues, $", n => Cost("10,000 calls of queues", QueueCalls(n) / 10_000), "N2"),
            Line("storage after a year, $", n => Storage(n), "N2"),
            Line("logs, $", n => Cost("GB of logs", LogGigabytes(n)), "N2"),
            Line("to readers, $", n => Cost("GB to readers", Answered(n)), "N2"),
            Line("**together, $**", n => Total(n), "N2"),
        ];
        var missing = expected.Except(Page.Split('\n')).ToList();
        Assert.True(missing.Count == 0, $"docs/scale.md, A month, lacks\n{string.Join('\n', missing)}");
    }

    [Fact]
    public void What_the_page_says_in_short_is_what_it_works_out()
    {
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"One source costs about ${Total(1):N0} a month, twenty cost ${Total(20):N0}, a thousand ${Total(1_000):N0}, most of it for looking"), Page, StringComparison.Ordinal);
        Assert.Contains(string.Create(CultureInfo.InvariantCulture, $"all but {(Total(1) - Cost("10,000 calls of queues", Polls / 10_000)) * 100:N0} cents are polls of the queues"), Page, StringComparison.Ordinal);
        var looking = Looks(1_000) * Input("gigabytes of an instance") * (Input("seconds of a look at a source") + Input("seconds billed of an execution at least"));
        Assert.InRange(Cost("GB-second", looking) / Total(1_000), 0.75m, 0.85m);
    }

    private static decimal Publications(int sources) => sources * Days / Input("days between publications");

    private static decimal Looks(int sources) => sources * Days * MinutesADay / Input("minutes between looks at a source");

    private static decimal Readers(int sources) => sources * Input("requests of readers, a source");

    // Each look that goes well sends a message to Ingest, each publication and each start one to Publish.
    private static decimal Executions(int sources) => Runs + Looks(sources) + Publications(sources) + Starts + Readers(sources);

    private static decimal GigabyteSeconds(int sources) => Input("gigabytes of an instance") *
        (((Runs + Looks(sources) + Starts + Readers(sources)) * Input("seconds billed of an execution at least"))
        + (Looks(sources) * Input("seconds of a look at a source"))
        + (Publications(sources) * (Input("seconds of taking a publication in") + Input("seconds of rendering"))));

    // A source that is not due is asked for its last look, which the measured look has done already.
    private static decimal TableCalls(int sources) => (Runs * sources) - Looks(sources) + (Looks(sources) * Quiet("table")) + (Publications(sources) * News("table"))
        + (Starts * (Measured("rendering when nothing is new", "table") + Input("tables made sure of at a start")));

    private static decimal BlobReads(int sources) => (Looks(sources) * Quiet("blob reads")) + (Publications(sources) * News("blob reads")) + Readers(sources) + (Starts * Measured("rendering when nothing is new", "blob reads"));

    // Once a day the newest file is fetched whole and put once more, which storage refuses.
    private static decimal BlobWrites(int sources) => (Looks(sources) * Quiet("blob writes")) + (Publications(sources) * News("blob writes")) + (sources * Days) + (Starts * Input("containers made sure of at a start"));

    // What the host takes from a queue it deletes: two calls a message besides the one that sent it.
    private static decimal QueueCalls(int sources)
    {
        var ofRun = Input("queues asked for messages given up");
        var messages = Looks(sources) + Publications(sources) + Starts;
        return (Runs * ofRun) + (Looks(sources) * (Quiet("queue") - ofRun)) + (Publications(sources) * (News("queue") - ofRun)) + (Starts * (1 + Input("queues made sure of at a start"))) + (2 * messages)
            + Polls;
    }

    // Of each queue that the host takes messages from; as many are asked for messages given up.
    private static decimal Polls => Input("queues asked for messages given up") * Days * MinutesADay * 60 / Input("seconds between polls of a queue");

    private static decimal Quiet(string kind) => Measured("a look that finds nothing new", kind) + Measured("asking for the newest file again", kind);

    private static decimal News(string kind) => Measured("the look that finds it", kind) + Measured("taking it in", kind) + Measured("rendering it", kind);

    private static decimal Stored(int sources, string megabytes) => sources * 365.25m / Input("days between publications") * Input(megabytes) / 1_000;

    private static decimal Storage(int sources) => Cost("GB of blobs", Stored(sources, "megabytes of blobs of a publication")) + Cost("GB of tables", Stored(sources, "megabytes of tables of a publication"));

    private static decimal LogGigabytes(int sources) => (Looks(sources) + Executions(sources)) * Input("kilobytes of logs of a look and of an execution") / 1_000_000;

    private static decimal Answered(int sources) => Readers(sources) * Input("kilobytes of an answer") / 1_000_000;

    private static decimal Total(int sources) => Cost("million executions", Executions(sources) / 1_000_000) + Cost("GB-second", GigabyteSeconds(sources)) + Cost("10,000 calls of tables", TableCalls(sources) / 10_000)
        + Cost("10,000 reads of blobs", BlobReads(sources) / 10_000) + Cost("10,000 writes of blobs", BlobWrites(sources) / 10_000) + Cost("10,000 calls of queues", QueueCalls(sources) / 10_000)
        + Storage(sources) + Cost("GB of logs", LogGigabytes(sources)) + Cost("GB to readers", Answered(sources));

    private static decimal Cost(string meter, decimal amount) => Math.Max(0, amount - Cell("Prices", meter, 3)) * Cell("Prices", meter, 2);

    private static decimal Input(string name) => Cell("Assumptions", name, 2);

    private static decimal Measured(string stage, string kind) => kind switch
    {
        "table" => Cell("Measured", stage, 5) + Cell("Measured", stage, 6),
        "blob reads" => Cell("Measured", stage, 7),
        "blob writes" => Cell("Measured", stage, 8),
        "queue" => Cell("Measured", stage, 9),
        _ => throw new ArgumentException($"No column of calls is named '{kind}'.", nameof(kind)),
    };

    // A cell of the row that begins with a name, in the tables below a heading.
    private static decimal Cell(string section, string row, int column)
    {
        var text = Page.Split($"\n## {section}\n")[1].Split("\n## ")[0];
        var line = text.Split('\n').SingleOrDefault(one => one.StartsWith($"| {row} |", StringComparison.Ordinal));
        Assert.True(line is not null, $"docs/scale.md, {section}, has no row '{row}'.");
        return decimal.Parse(line.Split('|')[column].Trim(), NumberStyles.Number, CultureInfo.InvariantCulture);
    }

    private static string Line(string name, Func<int, decimal> value, string format) => $"| {name} | {string.Join(" | ", Sources.Select(sources => value(sources).ToString(format, CultureInfo.InvariantCulture)))} |";
}
