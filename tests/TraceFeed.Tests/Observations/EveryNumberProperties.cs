using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using TraceFeed.Tests.Changes;
using Cell = TraceFeed.Tests.Workbooks.Cell;

namespace TraceFeed.Tests.Observations;

public sealed class EveryNumberProperties
{
    // Rows of a table as they should be; whatever is put among them must not make a number disappear.
    private static readonly string[][] Table = [["All people", "10", "", "20", "r", "30"], ["Women", "4", "r", "8", "", "12"], ["Men", "6", "", "12", "", "18"]];

    private static readonly Gen<(int Row, int Column, string Text)> Junk =
        from row in Gen.Choose(0, 8)
        from column in Gen.Choose(0, 8)
        from text in Gen.Elements("7", "8.5", "r", "[c]", "Women", "Total", "Surprise", "28/05/20 - 03/06/20", "11/06 20", "1,000", "-3")
        select (row, column, text);

    [Fact]
    public void Whatever_stands_in_a_table_every_number_is_an_observation_or_is_named_in_a_warning() =>
        Check.One(SlowHistories.Config(200), Prop.ForAll(Arb.From(Gen.ListOf(Junk, 4)), junk =>
        {
            var grid = new string[14, 10];
            for (var row = 0; row < Table.Length; row++)
            {
                for (var column = 0; column < Table[row].Length; column++)
                {
                    grid[row + 2, column] = Table[row][column];
                }
            }

            foreach (var (row, column, text) in junk)
            {
                grid[row, column] = text;
            }

            Cell[] header = ["", SmallSource.Week(0), "", SmallSource.Week(1), "", "Total"];
            var rows = Enumerable.Range(0, 14).Select(row => Enumerable.Range(0, 10).Select(column => ToCell(grid[row, column])).ToArray());
            var reading = SmallSource.Read([[SmallSource.WeeklyTitle], header, .. rows]);

            var seen = Readings.Observations(reading).Select(one => one.Ref).Concat(reading.Warnings.Select(warning => warning.Cell)).ToHashSet();
            for (var row = 0; row < 14; row++)
            {
                for (var column = 0; column < 10; column++)
                {
                    var place = Tabular(row + 3, column + 1);
                    Assert.True(!IsNumber(grid[row, column]) || seen.Contains(place) || reading.Warnings.Any(warning => warning.Message.Contains($"than {place};", StringComparison.Ordinal)), place);
                }
            }
        }));

    private static bool IsNumber(string? text) => decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);

    private static Cell ToCell(string? text) => text is null ? Cell.Empty : IsNumber(text) ? decimal.Parse(text, CultureInfo.InvariantCulture) : text;

    private static string Tabular(int row, int column) => TraceFeed.Tabular.CellReference.Format(row, column);
}
