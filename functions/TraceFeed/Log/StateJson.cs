using System.Text.Encodings.Web;
using System.Text.Json;
using TraceFeed.Changes;
using TraceFeed.Changes.Thresholds;
using TraceFeed.Observations;

namespace TraceFeed.Log;

/// <summary>The bytes of what a vintage knows beside values: its series and its failing checks, sorted, so that the same state has the same bytes.</summary>
internal static class StateJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, IgnoreReadOnlyProperties = true };

    public static byte[] Write(IEnumerable<SeriesState> series) => JsonSerializer.SerializeToUtf8Bytes(series.OrderBy(state => state.Series.Id, StringComparer.Ordinal), Options);

    public static SeriesState[] ReadSeries(byte[] json) => JsonSerializer.Deserialize<SeriesState[]>(json, Options)!;

    public static byte[] Write(IEnumerable<FailedCheck> failed) => JsonSerializer.SerializeToUtf8Bytes(
        failed.OrderBy(check => check.Key.Block).ThenBy(check => check.Key.Series).ThenBy(check => check.Key.Check, StringComparer.Ordinal).Select(Stored.Of), Options);

    public static FailedCheck[] ReadFailed(byte[] json) => [.. JsonSerializer.Deserialize<Stored[]>(json, Options)!.Select(stored => stored.Back())];

    /// <summary>What a vintage knows of what stands around the numbers, sorted.</summary>
    public static byte[] Write(Vintage vintage) => JsonSerializer.SerializeToUtf8Bytes(
        new Around(vintage.Wording.OrderBy(pair => pair.Key, StringComparer.Ordinal).ToDictionary(), vintage.Gaps, vintage.Noted, vintage.Derived.Version, vintage.Thresholds), Options);

    /// <summary>The vintage with what was written of its surroundings, and what is derived apart.</summary>
    public static Vintage ReadSurroundings(byte[] json, Vintage vintage)
    {
        var around = JsonSerializer.Deserialize<Around>(json, Options)!;
        return (vintage with { Wording = around.Wording, Gaps = around.Gaps, Noted = around.Noted, Thresholds = around.Thresholds ?? [] }).Apart(around.Derived);
    }

    private sealed record Around(IReadOnlyDictionary<string, TableWording> Wording, IReadOnlyList<CoverageGap> Gaps, DateTimeOffset? Noted, string? Derived = null, IReadOnlyList<ThresholdState>? Thresholds = null);

    private sealed record Stored(string Check, ulong Series, string Table, int Start, int End, decimal Expected, decimal Actual, int SetBy, int SetAt)
    {
        public static Stored Of(FailedCheck failed) => new(
            failed.Key.Check, failed.Key.Series, failed.Key.Block.Table, failed.Key.Block.Start, failed.Key.Block.End, failed.Expected, failed.Actual, failed.SetBy, failed.SetAt);

        public FailedCheck Back() => new(new CheckKey(Check, Series, new BlockKey(Table, Start, End)), Expected, Actual, SetBy, SetAt);
    }
}
