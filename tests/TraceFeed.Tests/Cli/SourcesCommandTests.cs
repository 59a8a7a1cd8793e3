using System.Text.Json;
using TraceFeed.Cli.Output;
using TraceFeed.Pipeline;
using TraceFeed.Sources;

namespace TraceFeed.Tests.Cli;

public sealed class SourcesCommandTests
{
    [Fact]
    public async Task Every_source_is_listed_where_nothing_is_stored_and_nothing_is_created()
    {
        using var files = new SmallFiles();
        var nowhere = Path.Combine(files.Folder, "none");

        var text = await CommandRun.Of("sources", "--data", nowhere);
        var json = await CommandRun.Of("sources", "--data", nowhere, "--format", "ndjson");

        Assert.Equal((0, "", 0, ""), (text.Code, text.Stderr, json.Code, json.Stderr));
        Assert.Equal(DefinitionCatalog.Embedded.Sources.Select(source => source.Id), text.Lines.SkipLast(1).Where(line => line[0] != ' '));
        Assert.EndsWith("; nothing is stored yet.", text.Lines[^1], StringComparison.Ordinal);
        Assert.Equal(DefinitionCatalog.Embedded.Sources.Select(source => source.Id), json.Lines.Select(line => JsonDocument.Parse(line).RootElement).Where(one => one.GetProperty("state").ValueKind == JsonValueKind.Null).Select(one => one.GetProperty("id").GetString()));
        Assert.False(Directory.Exists(nowhere));
    }

    [Fact]
    public async Task No_line_is_wider_than_a_terminal_unless_it_is_one_address()
    {
        using var files = new SmallFiles();

        var run = await CommandRun.Of("sources", "--data", files.Folder);

        Assert.All(run.Lines.Where(line => line.Length > 80), line => Assert.DoesNotContain(' ', line.Trim()));
    }

    [Fact]
    public void Each_quarantined_file_is_named_with_its_reason()
    {
        var source = DefinitionCatalog.Embedded.Find(Readings.Local)!;
        var broken = new Edition
        {
            Source = source.Id,
            Publication = "/government/x",
            Title = "X",
            Page = source.Home,
            Published = new DateOnly(2020, 9, 17),
            UpdatedAt = default,
            State = EditionState.Quarantined,
            FileName = "w16.csv",
            Reason = "w16.csv, row 1: lacks the column 'Category'\u001b[2J",
        };
        var state = new SourceState { LastLook = new Look(new DateTimeOffset(2020, 9, 17, 12, 30, 0, TimeSpan.FromHours(1)), "no answer"), Newest = "X", NewestPublished = broken.Published, TakenIn = 1, Waiting = 2, Quarantined = [broken] };

        var lines = SourceText.Lines(source, state).ToList();

        Assert.Contains("  last look   2020-09-17 11:30 UTC: FAILED: no answer", lines);
        Assert.Contains("  newest      2020-09-17 X", lines);
        Assert.Contains("  stored      1 publication taken in, 2 waiting, 1 file quarantined", lines);
        Assert.Contains("  QUARANTINED 2020-09-17 w16.csv: w16.csv, row 1: lacks the column", lines.Select(line => line.TrimEnd()));
        Assert.DoesNotContain(string.Concat(lines), char.IsControl);
    }

    [Fact]
    public async Task Wrong_usage_of_a_command_below_another_is_explained_with_both_their_names()
    {
        var run = await CommandRun.Of("sources", "check");

        Assert.Equal((2, ""), (run.Code, run.Stdout));
        Assert.Equal("See 'tracefeed sources check --help'.", run.Messages[^1]);
    }
}
