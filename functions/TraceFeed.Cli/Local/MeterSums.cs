using System.Diagnostics.Metrics;
using System.Globalization;
using TraceFeed.Pipeline;

namespace TraceFeed.Cli.Local;

/// <summary>What the meters of the pipeline counted since it began: of a counter the sum, of a gauge the latest value, of a histogram how many and the largest.</summary>
internal sealed class MeterSums : IDisposable
{
    private readonly SortedDictionary<string, (double Value, string Words)> values = new(StringComparer.Ordinal);
    private readonly MeterListener listener = new();

    /// <summary>Listens until it is disposed.</summary>
    public MeterSums()
    {
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument.Meter.Name == PipelineTrace.Name)
            {
                own.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        listener.Start();
    }

    /// <summary>A line for each instrument and its attributes.</summary>
    public async Task WriteAsync(TextWriter writer)
    {
        string[] lines;
        lock (values)
        {
            lines = [.. values.Select(entry => $"  {entry.Key}  {entry.Value.Words}")];
        }

        await writer.WriteLineAsync("Counted so far:");
        foreach (var line in lines)
        {
            await writer.WriteLineAsync(line);
        }
    }

    public void Dispose() => listener.Dispose();

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var name = TelemetryName.Short(instrument.Name);
        foreach (var tag in tags)
        {
            name += string.Create(CultureInfo.InvariantCulture, $" {tag.Value}");
        }

        lock (values)
        {
            var before = values.GetValueOrDefault(name).Value;
            values[name] = instrument switch
            {
                Counter<long> => (before + value, Number(before + value)),
                Histogram<double> => (Math.Max(before, value), $"up to {TimeSpan.FromSeconds(Math.Max(before, value)):d\\d\\ hh\\:mm\\:ss}"),
                _ => (value, Number(value)),
            };
        }
    }

    private static string Number(double value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
