using System.Text;

namespace TraceFeed.Tests.Observations;

public sealed class NumericSymbolTests
{
    private const string List = """
        "list": { "tables": [{
          "id": "people", "title": "People", "periods": "daily", "headline": "deaths", "keys": { "area": { "fixed": { "type": "nation", "code": "E92000001", "name": "England" } } },
          "period": { "end": { "column": "Date", "format": "yyyy-MM-dd" } },
          "measures": [{ "id": "deaths", "column": "Deaths", "measure": "deaths", "label": "Deaths", "unit": "people" }]
        }] }
        """;

    [Theory]
    [InlineData("-1", "-1")]
    [InlineData("-1.0", "-1")]
    [InlineData("99999", "99999")]
    [InlineData("\"99,999\"", "99999")]
    public void A_number_that_is_a_declared_symbol_is_the_symbol_and_no_figure(string cell, string symbol)
    {
        var one = Read(Statuses + Members, cell);

        Assert.Equal((null, symbol), one);
    }

    [Theory]
    [InlineData("99998")]
    [InlineData("1")]
    [InlineData("0")]
    public void A_number_that_no_symbol_names_stays_a_figure(string cell)
    {
        Assert.Equal((cell, null), Read(Statuses + Members, cell));
        Assert.Equal("-1", Read(Members, "-1").Value);
    }

    private const string Members = "\"formats\": [\"csv\"], \"since\": \"2020-01-01\", \"units\": { \"people\": { \"decimals\": 0 } }, " + List;
    private const string Statuses = "\"statuses\": [{ \"symbol\": \"-1\", \"meaning\": \"withheld\", \"suppression\": true }, { \"symbol\": \"99999\", \"meaning\": \"unknown\" }], ";

    private static (string? Value, string? Status) Read(string members, string cell) =>
        Readings.Observations(TriedSource.Of(members).Read("list.csv", Encoding.UTF8.GetBytes($"Date,Deaths\n2020-07-01,{cell}\n"))).Select(one => (one.Value, one.Status)).Single();
}
