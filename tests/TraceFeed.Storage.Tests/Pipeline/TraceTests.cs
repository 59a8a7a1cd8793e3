using System.Diagnostics;
using TraceFeed.Fetching;
using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.Pipeline;

/// <summary>One look and all that comes of it is one trace, whatever host works on the messages.</summary>
public sealed class TraceTests(AzuriteFixture azurite)
{
    [Fact]
    public async Task A_publication_is_one_trace_from_the_look_that_found_it_to_the_views_that_show_it()
    {
        using var observed = new ObservedTelemetry("traced");
        using var watch = await Watch.NewAsync(azurite, handler: null, "traced");
        watch.Site.Publish("traced", 1, WeeklyCounts.File(1));
        await watch.LookAndIngestAsync("traced");
        Assert.True(await watch.PublishAsync());

        var spans = observed.Spans;
        Assert.Single(spans.Select(span => span.TraceId).Distinct());
        Assert.Equal(
            [
                "discover", "discover > send ingest", "discover > send ingest > process ingest", "discover > send ingest > process ingest > commit", "discover > send ingest > process ingest > fetch",
                "discover > send ingest > process ingest > read", "discover > send ingest > process ingest > send publish", "discover > send ingest > process ingest > send publish > process publish",
                "discover > send ingest > process ingest > send publish > process publish > publish",
            ],
            spans.Select(span => Path(span, spans)).Order(StringComparer.Ordinal));
        Assert.All(spans, span => Assert.Equal(ActivityStatusCode.Unset, span.Status));
        Assert.Equal((1L, 7), (One(spans, "commit").GetTagItem(TelemetryTag.Row), One(spans, "commit").GetTagItem(TelemetryTag.Changes)));
        Assert.Equal(3, One(spans, "read").GetTagItem(TelemetryTag.Observations));
        Assert.Equal((1L, 1L), (One(spans, "publish").GetTagItem(TelemetryTag.FirstRow), One(spans, "publish").GetTagItem(TelemetryTag.Row)));
        Assert.Equal("ingest", One(spans, "process ingest").GetTagItem("messaging.destination.name"));
    }

    [Fact]
    public async Task Publications_that_one_look_found_are_taken_in_in_its_trace_and_those_of_the_next_look_in_another()
    {
        using var observed = new ObservedTelemetry("traced-twice");
        using var watch = await Watch.NewAsync(azurite, handler: null, "traced-twice");
        watch.Site.Publish("traced-twice", 1, WeeklyCounts.File(1));
        watch.Site.Publish("traced-twice", 2, WeeklyCounts.File(2));
        await watch.LookAndIngestAsync("traced-twice");
        Assert.Single(observed.Spans.Where(span => span.OperationName == "commit").Select(span => span.TraceId).Distinct());
        Assert.Equal(2, observed.Spans.Count(span => span.OperationName == "commit"));

        watch.Site.Publish("traced-twice", 3, WeeklyCounts.File(3));
        await watch.LookAndIngestAsync("traced-twice");
        Assert.Equal(2, observed.Spans.Where(span => span.OperationName == "commit").Select(span => span.TraceId).Distinct().Count());
    }

    [Fact]
    public async Task A_step_that_fails_says_why_in_its_span_and_in_that_of_the_message()
    {
        var broken = true;
        using var observed = new ObservedTelemetry("untraceable");
        using var watch = await Watch.NewAsync(azurite, handler => new BrokenConnection(handler, uri => broken && uri.AbsolutePath.EndsWith(".csv", StringComparison.Ordinal)), "untraceable");
        watch.Site.Publish("untraceable", 1, WeeklyCounts.File(1));
        var error = await Assert.ThrowsAsync<FetchException>(() => watch.LookAndIngestAsync("untraceable"));

        var failed = observed.Spans.Where(span => span.Status == ActivityStatusCode.Error).ToList();
        Assert.Equal(["process ingest", "fetch"], failed.Select(span => span.OperationName));
        Assert.All(failed, span => Assert.Equal((error.Message, typeof(FetchException).FullName), (span.StatusDescription, span.GetTagItem("error.type"))));

        broken = false;
        await watch.IngestAsync();
        Assert.Single(observed.Spans, span => span.OperationName == "commit");
        Assert.Single(observed.Spans.Select(span => span.TraceId).Distinct());
        Assert.Equal(new() { ["committed"] = 1, ["failed"] = 1 }, observed.By("tracefeed.publications", TelemetryTag.Outcome));
    }

    [Fact]
    public async Task A_message_from_before_there_were_traces_is_worked_on_in_one_of_its_own()
    {
        using var observed = new ObservedTelemetry("older");
        using var watch = await Watch.NewAsync(azurite, handler: null, "older");
        watch.Site.Publish("older", 1, WeeklyCounts.File(1));
        await watch.Discoverer.LookAsync(watch.Ledger.Catalog.Find("older")!, CancellationToken.None);
        var queue = watch.Queue(WorkQueues.Ingest);
        await queue.ClearMessagesAsync();
        await queue.SendMessageAsync($$"""{"Source":"older","Publication":"{{PublishedSite.Id("older", 1)}}"}""");
        await watch.IngestAsync();

        Assert.Equal(default, One(observed.Spans, "process ingest").ParentSpanId);
        Assert.Single(await watch.PublicationsAsync("older"));
    }

    private static Activity One(IReadOnlyList<Activity> spans, string name) => Assert.Single(spans, span => span.OperationName == name);

    private static string Path(Activity span, IReadOnlyList<Activity> spans) =>
        spans.SingleOrDefault(one => one.SpanId == span.ParentSpanId) is { } parent ? $"{Path(parent, spans)} > {span.OperationName}" : span.OperationName;
}
