using TraceFeed.Cli;

namespace TraceFeed.Tests.Cli;

/// <summary>The figures that the press quoted and official tables confirm, each in its publication, in <c>ladder.tsv</c>.</summary>
public sealed class LadderTests
{
    [Fact]
    public async Task Read_prints_every_figure_of_the_ladder_as_its_workbook_states_it()
    {
        var ladder = Tsv.Read(Path.Combine(RepositoryRoot.Find(), "tests", "TraceFeed.Tests", "Cli", "ladder.tsv"));
        Assert.Equal(176, ladder.Count);

        foreach (var file in ladder.GroupBy(line => line["file"]))
        {
            var run = await CommandRun.Of("read", OfficialFiles.Path("england-tt-national", file.Key), "--format", "csv");
            Assert.Equal(0, run.Code);
            var header = run.Lines[0].Split(',').ToList();
            var stated = run.Lines.Skip(1).Select(line => line.Split(',')).ToDictionary(
                cells => (Cell(cells, "table"), $"{Cell(cells, "measure")} {Cell(cells, "breakdown")}", $"{Cell(cells, "period_start")}/{Cell(cells, "period_end")}"), cells => Cell(cells, "value"));
            Assert.Equal(
                file.Select(line => (line["table"], line["row"], line["week"], line["value"])),
                file.Select(line => (line["table"], line["row"], line["week"], stated[(line["table"], line["row"], line["week"])])));

            string Cell(string[] cells, string column) => cells[header.IndexOf(column)];
        }
    }
}
