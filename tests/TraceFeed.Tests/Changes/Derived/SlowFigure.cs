using System.Buffers;
using System.Globalization;
using System.Text.Json;
using TraceFeed.Changes;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Changes.Derived;

/// <summary>A figure as <c>./tracefeed read</c> prints it, or one that is computed from such figures.</summary>
/// <param name="Table">The table's id.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Area">Type and code, or name; empty for none.</param>
/// <param name="Breakdown">Further dimensions as <c>name=value</c>, sorted.</param>
/// <param name="Start">The first day.</param>
/// <param name="End">The last day.</param>
/// <param name="Value">The number.</param>
/// <param name="Status">The symbol.</param>
internal sealed record SlowFigure(string Table, string Measure, string Area, IReadOnlyList<string> Breakdown, DateOnly? Start, DateOnly? End, string? Value, string? Status)
{
    /// <summary>Where it stands; null where it is computed.</summary>
    public CellAddress? Cell { get; init; }

    /// <summary>What it is computed from, in the order in which its formula names it; empty where it is stated.</summary>
    public IReadOnlyList<SlowFigure> From { get; init; } = [];

    /// <summary>The id of its series.</summary>
    public string Series => string.Join('/', new[] { Table, Measure, Area }.Concat(Breakdown).Where(part => part.Length > 0));

    /// <summary>Series and period.</summary>
    public string Key => $"{Series} {Period.Iso(Start)}/{Period.Iso(End)}";

    /// <summary>The stated figures that it goes back to.</summary>
    public IEnumerable<SlowFigure> Leaves => From.Count == 0 ? [this] : From.SelectMany(one => one.Leaves);

    /// <summary>What is computed of a vintage, each figure with its key.</summary>
    public static IEnumerable<string> Derived(Vintage vintage) =>
        from block in vintage.Derived.Blocks.Values
        let chunk = block.Chunk!
        from i in Enumerable.Range(0, chunk.Count)
        where chunk.States[i] != ValueState.Withdrawn
        select $"{vintage.Derived.Series[chunk.Series[i]].Series.Id} {block.Key.Period} {chunk.Number(i) ?? chunk.Symbol(i)}";

    /// <summary>Every line that <c>./tracefeed read</c> prints of a file.</summary>
    public static IEnumerable<SlowFigure> Read(Reading reading, SourceDefinition definition)
    {
        foreach (var observation in StatedObservation.Of(reading, definition))
        {
            var line = new ArrayBufferWriter<byte>();
            ObservationJson.Write(line, observation);
            using var json = JsonDocument.Parse(line.WrittenMemory);
            yield return Of(json.RootElement);
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Key} {Value ?? Status}";

    private static SlowFigure Of(JsonElement line)
    {
        var (area, period, cell) = (line.GetProperty("area"), line.GetProperty("period"), line.GetProperty("cell"));
        return new SlowFigure(
            Text(line, "table")!,
            Text(line, "measure")!,
            area.ValueKind == JsonValueKind.Null ? "" : $"{Text(area, "type")}:{Text(area, "code") ?? Text(area, "name")}",
            [.. line.GetProperty("breakdown").EnumerateObject().Select(pair => $"{pair.Name}={pair.Value.GetString()}").Order(StringComparer.Ordinal)],
            Day(period, "start"),
            Day(period, "end"),
            Text(line, "value"),
            Text(line, "status"))
        {
            Cell = new CellAddress(Text(cell, "sha256")!, Text(cell, "sheet"), Text(cell, "ref")!),
        };
    }

    private static string? Text(JsonElement json, string member) => json.GetProperty(member).GetString();

    private static DateOnly? Day(JsonElement json, string member) => Text(json, member) is { } iso ? DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
}
