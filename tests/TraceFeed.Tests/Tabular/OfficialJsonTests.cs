using System.Text.Json;
using TraceFeed.Tabular;

namespace TraceFeed.Tests.Tabular;

public sealed class OfficialJsonTests
{
    private static readonly string[] Arrays = ["dailyConfirmedCases", "dailyTotalConfirmedCases", "dailyDeaths", "dailyTotalDeaths"];

    [Fact]
    public void A_dashboards_arrays_give_a_row_for_each_of_their_items()
    {
        var bytes = Bytes("2020-04-15");
        using var document = JsonDocument.Parse(bytes);
        foreach (var level in new[] { "overview", "countries", "regions", "utlas" })
        {
            foreach (var array in Arrays)
            {
                var items = document.RootElement.GetProperty(level).EnumerateObject().Sum(area => area.Value.TryGetProperty(array, out var found) ? found.GetArrayLength() : 0);
                var pattern = $"/{level}/{{code}}/{array}/*";
                Assert.Equal(items == 0 ? 0 : items + 1, Rows(bytes, pattern).Count);
                Assert.Equal(items > 0, JsonReader.Has(bytes, pattern));
            }
        }

        Assert.Equal(["1,1:code", "1,2:date", "1,3:value"], Rows(bytes, "/utlas/{code}/dailyConfirmedCases/*")[0]);
        Assert.Equal(151, Rows(bytes, "/utlas/{code}").Count);
        Assert.Equal(["1,1:lastUpdatedAt", "1,2:disclaimer"], Rows(bytes, "")[0][..2]);
    }

    [Fact]
    public void Another_indentation_is_not_another_cell_nor_another_place()
    {
        foreach (var pattern in Arrays.Select(array => $"/*/{{code}}/{array}/*").Append("/utlas/{code}").Append(""))
        {
            Assert.Equal(Rows(Bytes("2020-04-22"), pattern, places: true), Rows(Bytes("2020-04-22-pretty"), pattern, places: true));
        }
    }

    private static byte[] Bytes(string day) => File.ReadAllBytes(OfficialFiles.Path("uk-dashboard-json", $"coronavirus-covid-19-number-of-cases-in-uk-{day}.json"));

    private static List<List<string>> Rows(byte[] bytes, string pattern, bool places = false)
    {
        var rows = new List<List<string>>();
        using var reader = JsonReader.Open(bytes, "a.json", [pattern]);
        for (reader.NextSheet(); reader.NextRow();)
        {
            var row = reader.Row;
            rows.Add([.. Enumerable.Range(0, row.Count).Select(cell => FormattableString.Invariant($"{row.Row(cell)},{row.Column(cell)}:{(row.Kind(cell) == CellKind.Text ? row.Text(cell) : row.Number(cell))}{(places ? reader.Place(cell) : "")}"))]);
        }

        return rows;
    }
}
