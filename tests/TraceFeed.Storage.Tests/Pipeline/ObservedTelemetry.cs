using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.Pipeline;

/// <summary>The spans and measurements that concern one source; tests beside this one make others.</summary>
internal sealed class ObservedTelemetry : IDisposable
{
    private readonly ConcurrentQueue<Activity> spans = new();
    private readonly ConcurrentQueue<(string Instrument, double Value, Dictionary<string, object?> Tags)> measurements = new();
    private readonly MeterListener meters = new();
    private readonly ActivityListener listener;
    private readonly string source;

    public ObservedTelemetry(string source)
    {
        this.source = source;
        listener = new ActivityListener
        {
            ShouldListenTo = from => from.Name == PipelineTrace.Name,
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        meters.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Name == PipelineTrace.Name)
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        meters.Start();
    }

    /// <summary>The spans of every trace that has one of the source, in the order in which they began.</summary>
    public IReadOnlyList<Activity> Spans
    {
        get
        {
            var traces = spans.Where(span => Equals(span.GetTagItem(TelemetryTag.Source), source)).Select(span => span.TraceId).ToHashSet();
            return [.. spans.Where(span => traces.Contains(span.TraceId)).OrderBy(span => span.StartTimeUtc)];
        }
    }

    /// <summary>The names of every measurement's attributes and instrument, of any source.</summary>
    public IReadOnlySet<(string Instrument, string Tag)> Named => measurements.SelectMany(one => one.Tags.Keys.Select(tag => (one.Instrument, tag))).ToHashSet();

    /// <summary>What an instrument measured of the source, one after the other.</summary>
    public IReadOnlyList<double> Of(string instrument) => [.. Measured(instrument).Select(one => one.Value)];

    /// <summary>What a counter counted of the source, by the values of an attribute or more.</summary>
    public SortedDictionary<string, double> By(string instrument, params string[] tags) => new(
        Measured(instrument).GroupBy(one => string.Join(' ', tags.Select(tag => one.Tags[tag]))).ToDictionary(group => group.Key, group => group.Sum(one => one.Value)), StringComparer.Ordinal);

    public void Dispose()
    {
        listener.Dispose();
        meters.Dispose();
    }

    private IEnumerable<(string Instrument, double Value, Dictionary<string, object?> Tags)> Measured(string instrument) =>
        measurements.Where(one => one.Instrument == instrument && Equals(one.Tags.GetValueOrDefault(TelemetryTag.Source), source));

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => measurements.Enqueue((instrument.Name, value, new(tags.ToArray())));
}
