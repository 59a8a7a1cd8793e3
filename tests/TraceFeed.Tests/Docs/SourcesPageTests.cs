using System.Text;
using System.Text.RegularExpressions;
using TraceFeed.Cli.Checking;
using TraceFeed.Cli.Output;
using TraceFeed.Observations;
using TraceFeed.Sources;
using Cell = TraceFeed.Tests.Workbooks.Cell;

namespace TraceFeed.Tests.Docs;

/// <summary>docs/sources.md lists the sources that there are, and its examples of layouts are read as it says.</summary>
public sealed partial class SourcesPageTests
{
    private static readonly string Page = Repository.Text("docs/sources.md");

    public static TheoryData<string, string, string> Layouts => [.. LayoutPattern().Matches(Page).Select(match => (match.Groups["name"].Value, match.Groups["file"].Value, match.Groups["table"].Value))];

    [Fact]
    public void The_page_has_a_line_for_each_source_and_no_other()
    {
        string[] expected = [.. DefinitionCatalog.Embedded.Sources.Select(Line)];
        string[] actual = [.. Page.Split('\n').Where(line => line.StartsWith("| [`", StringComparison.Ordinal))];

        // A comparison of lists cuts its lines short, and this one is to be copied.
        var differences = expected.Except(actual).Select(line => $"docs/sources.md lacks the line\n{line}").Concat(actual.Except(expected).Select(line => $"docs/sources.md has a line of no source\n{line}"));
        Assert.True(expected.SequenceEqual(actual), string.Join('\n', differences.DefaultIfEmpty("docs/sources.md has its sources in another order than their ids, or one twice")));
    }

    [Fact]
    public void The_limits_of_changes_are_listed_with_their_defaults() => Assert.All(typeof(ChangeLimits).GetProperties(), limit => Assert.Contains(
        $"| `{char.ToLowerInvariant(limit.Name[0])}{limit.Name[1..]}` | {Convert.ToString(limit.GetValue(new ChangeLimits()), System.Globalization.CultureInfo.InvariantCulture)} |", Page, StringComparison.Ordinal));

    [Fact]
    public void Every_layout_has_an_example() => Assert.Equal(
        ["Long list", "Category column", "Two header rows", "Areas across", "JSON records", "Weeks or days across", "Key columns", "Page of labels and values"],
        Layouts.Select(layout => layout.Data.Item1));

    [Theory]
    [MemberData(nameof(Layouts))]
    public void An_example_of_a_layout_is_read_and_everything_in_it_is_recognised(string layout, string file, string table)
    {
        var workbook = table.Contains("\"titles\"", StringComparison.Ordinal);
        var json = file.StartsWith('{');
        var catalog = DefinitionCatalog.Embedded.With(layout, Encoding.UTF8.GetBytes(Definition(table, workbook ? "ods" : json ? "json" : "csv", workbook)));
        var bytes = workbook ? Workbooks.Of(("Headlines", [.. file.TrimEnd('\n').Split('\n').Select(Row)])) : Encoding.UTF8.GetBytes(file);

        var check = FileCheck.Of(catalog.Find("example")!, catalog, new OriginalFile { Name = layout, Bytes = bytes, Published = new DateOnly(2020, 7, 23) }, all: true);

        Assert.True(check.IsRecognised, $"{layout}: {string.Join('\n', new CheckText(check).Lines())}");
        Assert.Empty(check.Reading.Warnings);
        Assert.Equal(FigurePattern().Count(file), check.Reading.Count);
    }

    private static string Line(SourceDefinition source) =>
        $"| [`{source.Id}`]({source.Home}) | {source.Title} | {string.Join(", ", source.Formats)} | {SourceWords.Way(source.Discovery)} | {(source.Retired is null ? "" : Period.Iso(source.Retired.Date))} |";

    private static Cell[] Row(string line) => [.. line.Split(',').Select(cell => int.TryParse(cell, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number : (Cell)cell)];

    private static string Definition(string table, string format, bool workbook) => $$"""
        {
          "id": "example", "title": "Example", "home": "https://www.gov.uk/", "publisher": { "name": "Nobody", "url": "https://www.gov.uk/" },
          "licence": { "name": "None", "url": "https://www.gov.uk/", "attribution": "None." }, "cadenceDays": 7, "lookEveryMinutes": 60,
          "discovery": { "fixed": { "url": "https://www.gov.uk/x" }, "hosts": ["www.gov.uk"] },
          "formats": ["{{format}}"], "since": "2020-01-01", "units": { "people": { "decimals": 0 } },
          {{(workbook ? """ "workbook": { "area": { "type": "nation", "code": "W92000004", "name": "Wales" }, "weekHeader": "dd/MM/yy - dd/MM/yy", "totalHeaders": [], "totalSuffix": "-to-date", "totalLabel": "in all", "markers": "\\(\\d\\)$", """ : "\"list\": {")}} "tables": [{{table}}] }
        }
        """;

    [GeneratedRegex(@"^### (?<name>[^\n]+)\n\n```(csv|json)\n(?<file>.*?)```\n\n```json\n(?<table>.*?)```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex LayoutPattern();

    // A figure is a number that is a whole cell, or the value of a member.
    [GeneratedRegex(@"(?<=[,:] ?)\d+(?=[,\n ])(?!-)")]
    private static partial Regex FigurePattern();
}
