using System.Globalization;
using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Tests;

/// <summary>Files read by their source's definition, and what a test wants to see of a reading.</summary>
internal static class Readings
{
    public const string National = "england-test-and-trace";
    public const string Local = "england-test-and-trace-local";

    public static Reading Of(string source, string path, DateOnly? published = null) => Of(source, Path.GetFileName(path), File.ReadAllBytes(path), published);

    public static Reading Of(string source, string name, byte[] bytes, DateOnly? published = null) =>
        SourceReader.Read(DefinitionCatalog.Embedded.Find(source)!, DefinitionCatalog.Embedded, new OriginalFile { Name = name, Bytes = bytes, Published = published });

    public static IEnumerable<(Series Series, Period Period, string? Value, string? Status, string? Sheet, string Ref, bool Marked)> Observations(Reading reading) =>
        from block in reading.Blocks.Values
        from i in Enumerable.Range(0, block.Count)
        let place = CellReference.Of(reading.Sheets[block.Sheet[i]], block.Row[i], block.Column[i])
        select (reading.Series[block.Series[i]], block.Key.Period,
            block.HasValue[i] ? (block.Values[i] / (decimal)Math.Pow(10, block.Decimals[i])).ToString("F" + block.Decimals[i].ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) : null,
            block.Status[i] == 0 ? null : reading.Statuses[block.Status[i] - 1], place.Sheet, place.Ref, block.Marked[i]);
}
