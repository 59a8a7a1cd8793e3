using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace TraceFeed.Pipeline;

/// <summary>The instruments of the pipeline; docs/observability.md has each with its attributes.</summary>
internal static class PipelineMeter
{
    private static readonly Meter Meter = new(PipelineTrace.Name);

    private static readonly Counter<long> Looks = Meter.CreateCounter<long>("tracefeed.looks", "{look}", "Looks at a source, by outcome.");

    private static readonly Counter<long> Publications = Meter.CreateCounter<long>("tracefeed.publications", "{file}", "Files of publications that were asked for, by outcome.");

    private static readonly Counter<long> Changes = Meter.CreateCounter<long>("tracefeed.changes", "{change}", "Changes of the log, by kind, each counted when it is first rendered.");

    private static readonly Histogram<double> Lags = Meter.CreateHistogram(
        "tracefeed.lag", "s", "From the moment at which the publisher says that it published or updated something to its commit.", tags: null,
        new InstrumentAdvice<double> { HistogramBucketBoundaries = [60, 300, 900, 1800, 3600, 7200, 14400, 43200, 86400, 604800] });

    private static readonly Gauge<long> Quarantine = Meter.CreateGauge<long>("tracefeed.quarantined", "{file}", "Files of a source that wait in quarantine, as of its last look.");

    private static readonly Gauge<long> GivenUpMessages = Meter.CreateGauge<long>("tracefeed.messages.given_up", "{message}", "Messages that failed too often and wait for a maintainer, roughly.");

    /// <summary>Whether somebody wants changes counted.</summary>
    public static bool CountsChanges => Changes.Enabled;

    /// <summary>A look at a source ended.</summary>
    public static void Looked(string source, string outcome) => Looks.Add(1, new(TelemetryTag.Source, source), new(TelemetryTag.Outcome, outcome));

    /// <summary>A file of a source that was asked for ended like that.</summary>
    public static void Took(string source, string outcome) => Publications.Add(1, new(TelemetryTag.Source, source), new(TelemetryTag.Outcome, outcome));

    /// <summary>Changes of one kind and origin are in the log.</summary>
    public static void Changed(string source, string kind, string origin, long count) =>
        Changes.Add(count, new TagList { { TelemetryTag.Source, source }, { TelemetryTag.Kind, kind }, { TelemetryTag.Origin, origin } });

    /// <summary>A file was committed so long after the moment at which its publisher says that it published or updated it.</summary>
    public static void Lag(string source, TimeSpan lag) => Lags.Record(lag.TotalSeconds, new KeyValuePair<string, object?>(TelemetryTag.Source, source));

    /// <summary>So many files of a source wait in quarantine.</summary>
    public static void Quarantined(string source, int files) => Quarantine.Record(files, new KeyValuePair<string, object?>(TelemetryTag.Source, source));

    /// <summary>So many messages of a queue were given up.</summary>
    public static void GivenUp(string queue, int messages) => GivenUpMessages.Record(messages, new KeyValuePair<string, object?>("messaging.destination.name", queue));
}
