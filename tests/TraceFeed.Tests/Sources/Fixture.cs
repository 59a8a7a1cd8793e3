using System.Globalization;
using System.Text.RegularExpressions;
using TraceFeed.Cli;
using TraceFeed.Observations;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Sources;

/// <summary>
/// One file of <c>tests/fixtures</c>. Workbooks are kept as text that can be read and compared, <c>NAME.ods.txt</c>: a line
/// <c># name</c> begins a sheet, every other line is a row of cells with tabs between; ISO dates are date cells, numbers number cells.
/// A file that is one of <c>samples/</c> has its expectation only.
/// </summary>
internal sealed partial record Fixture(string Source, string Name)
{
    private const string Expectation = ".expected.txt";

    private static string Root => Path.Combine(RepositoryRoot.Find(), "tests", "fixtures");

    private string PathTo => Path.Combine(Root, Source, Name);

    public static IEnumerable<Fixture> All() =>
        from path in Directory.GetFiles(Root, "*" + Expectation, SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        select new Fixture(Path.GetFileName(Path.GetDirectoryName(path)!), Path.GetFileName(path)[..^Expectation.Length]);

    /// <summary>What must be made of it, a line a figure or warning.</summary>
    public string Expected() => System.IO.File.ReadAllText(PathTo + Expectation).ReplaceLineEndings("\n");

    /// <summary>Keeps what was read for a look, and says where.</summary>
    public string Keep(string actual)
    {
        var path = Path.Combine(RepositoryRoot.Find(), "artifacts", "fixtures", Source, Name + Expectation);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, actual);
        return path;
    }

    /// <summary>The file as its publisher would have it.</summary>
    public OriginalFile File()
    {
        var published = PublishedPattern().Match(Name);
        var date = published.Success ? DateOnly.ParseExact(published.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture) : (DateOnly?)null;
        return Stored() is { } path
            ? new OriginalFile { Name = Name, Bytes = System.IO.File.ReadAllBytes(path), Published = date }
            : new OriginalFile { Name = Name, Bytes = Workbooks.Of([.. Sheets(System.IO.File.ReadAllText(PathTo + ".txt").ReplaceLineEndings("\n"))]), Published = date };
    }

    /// <summary>A reading in the form of an expectation.</summary>
    public static IEnumerable<string> Lines(Reading reading)
    {
        var figures = from block in reading.Blocks.Values
                      from i in Enumerable.Range(0, block.Count)
                      let series = reading.Series[block.Series[i]]
                      let place = CellReference.Of(reading.Sheets[block.Sheet[i]], block.Row[i], block.Column[i])
                      let area = series.Area is null ? "" : $"{series.Area.Type} {series.Area.Code ?? "-"} {series.Area.Name}"
                      let breakdown = string.Join(' ', series.Breakdown.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}={pair.Value}"))
                      let value = block.HasValue[i] ? TraceFeed.Changes.ScaledNumber.Format(block.Values[i], block.Decimals[i]) : reading.Statuses[block.Status[i] - 1]
                      orderby place.Sheet, block.Row[i], block.Column[i], place.Ref
                      select $"{(place.Sheet is null ? "" : place.Sheet + "!")}{place.Ref}\t{series.Table}/{series.Measure}\t{area}\t{breakdown}\t{block.Key.Period}\t{value} {series.Unit ?? "?"}{(block.Marked[i] ? " marked" : "")}";
        return figures.Select(line => line.Replace("\t\t", "\t-\t", StringComparison.Ordinal)).Concat(reading.Warnings.Select(warning => $"warning {warning.Kind}: {warning}"));
    }

    // What is a sample of the site already is not kept twice.
    private string? Stored() => System.IO.File.Exists(PathTo)
        ? PathTo
        : Directory.GetFiles(Path.Combine(RepositoryRoot.Find(), "samples"), Name, SearchOption.AllDirectories).FirstOrDefault();

    private static IEnumerable<(string, Workbooks.Cell[][])> Sheets(string text) =>
        from sheet in text.Split("# ", StringSplitOptions.RemoveEmptyEntries)
        let lines = sheet.TrimEnd('\n').Split('\n')
        select (lines[0].Trim(), lines[1..].Select(line => line.Split('\t').Select(Cell).ToArray()).ToArray());

    private static Workbooks.Cell Cell(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? new Workbooks.Cell($"""<table:table-cell office:value-type="date" office:date-value="{text}"><text:p>{date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture)}</text:p></table:table-cell>""")
            : decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : text;

    [GeneratedRegex(@"\d{4}-\d{2}-\d{2}")]
    private static partial Regex PublishedPattern();
}
