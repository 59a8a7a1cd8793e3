using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Logging;
using TraceFeed.Cli;
using TraceFeed.Fetching;
using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.Pipeline;

/// <summary>docs/observability.md says what the pipeline logs, traces and measures.</summary>
public sealed partial class ObservabilityPageTests(AzuriteFixture azurite)
{
    private const string Messages = "messaging.system, messaging.operation.name, messaging.operation.type, messaging.destination.name";

    private static readonly string Page = File.ReadAllText(Path.Combine(RepositoryRoot.Find(), "docs", "observability.md")).ReplaceLineEndings("\n");

    [Fact]
    public void Every_message_of_the_log_is_on_the_page() => Assert.Equal(
        from method in typeof(PipelineLog).GetMethods()
        let message = method.GetCustomAttribute<LoggerMessageAttribute>()
        where message is not null
        orderby message.EventId
        select $"| {message.EventId} | `{method.Name}` | {message.Level} | {message.Message} |",
        Rows("Log"));

    [Fact]
    public void Every_outcome_is_on_the_page() => Assert.Equal(
        typeof(Outcome).GetFields().Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal),
        Rows("Meters").Where(row => row.Split('|').Length == 5).Select(row => row.Split('|')[1].Trim(' ', '`')).Order(StringComparer.Ordinal));

    [Fact]
    public void Every_instrument_is_on_the_page_with_its_unit()
    {
        var instruments = new List<string>();
        using var listener = new MeterListener { InstrumentPublished = (instrument, _) => instruments.AddRange(instrument.Meter.Name == PipelineTrace.Name ? [$"{instrument.Name} {instrument.GetType().Name.Split('`')[0]} {instrument.Unit} {instrument.Description}"] : []) };
        RuntimeHelpers.RunClassConstructor(typeof(PipelineMeter).TypeHandle);
        listener.Start();

        Assert.Equal(
            instruments.Order(StringComparer.Ordinal),
            Instruments().Select(row => $"{row[1]} {row[2]} {row[3]} {row[5]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Spans_and_measurements_have_the_attributes_that_the_page_gives_them_and_no_others()
    {
        var broken = true;
        using var observed = new ObservedTelemetry("described");
        using var watch = await Watch.NewAsync(azurite, handler => new BrokenConnection(handler, uri => broken && uri.AbsolutePath.EndsWith(".csv", StringComparison.Ordinal)), "described");
        await watch.Queue(WorkQueues.Ingest + WorkQueues.GivenUpSuffix).CreateAsync();
        watch.Site.Publish("described", 1, WeeklyCounts.File(1));
        await watch.Discoverer.RunAsync(CancellationToken.None);
        await Assert.ThrowsAsync<FetchException>(watch.IngestAsync);
        broken = false;
        await watch.IngestAsync();
        await watch.PublishAsync();

        Assert.Equal(
            Rows("Traces").Select(row => row.Split('|')).SelectMany(row => Names(row[3].Replace("those of messages", Messages, StringComparison.Ordinal)).Select(name => $"{row[1].Trim(' ', '`')} {row[2].Trim()} {name}")).Order(StringComparer.Ordinal),
            observed.Spans.SelectMany(span => span.TagObjects.Where(tag => tag.Key != "error.type").Select(tag => $"{span.OperationName} {span.Kind} {tag.Key}")).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(
            Instruments().SelectMany(row => Names(row[4]).Select(tag => (row[1], tag))).Order(),
            observed.Named.Order());
    }

    private static List<string> Rows(string heading) => [.. RowPattern().Matches(Page.Split($"## {heading}\n")[1].Split("\n## ")[0]).Select(match => match.Value)];

    private static IEnumerable<string[]> Instruments() => Rows("Meters").Select(row => row.Split('|')).Where(row => row.Length == 7).Select(row => row.Select(cell => cell.Trim(' ', '`')).ToArray());

    private static IEnumerable<string> Names(string cell) => cell.Split(',').Select(name => name.Trim(' ', '`'));

    // A row of a table below its heading.
    [GeneratedRegex(@"(?<=\n\|(?:-+\|)+\n(?:\|.*\n)*)\|.*\|$", RegexOptions.Multiline)]
    private static partial Regex RowPattern();
}
