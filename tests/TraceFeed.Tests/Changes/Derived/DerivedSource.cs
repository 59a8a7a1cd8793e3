using System.Globalization;
using TraceFeed.Observations;
using Cell = TraceFeed.Tests.Workbooks.Cell;

namespace TraceFeed.Tests.Changes.Derived;

/// <summary>A source nobody publishes: two sheets of counts by area, of weeks and since launch, and what tests have computed from them.</summary>
internal static class DerivedSource
{
    /// <summary>Shares, points, totals and weeks of everything that <see cref="Of"/> states.</summary>
    public const string Everything = """
        { "id": "made", "title": "Made", "periods": "weekly", "headline": "reached-percent", "notes": "Not official.", "rows": [
          { "id": "reached-percent", "measure": "reached-percent", "label": "Reached", "unit": "percent", "method": "m", "from": { "share": [{ "of": ["weeks:reached"], "over": ["weeks:identified"] }] } },
          { "id": "chain", "measure": "chain", "label": "Chain", "unit": "percent", "method": "m", "from": { "share": [{ "of": ["weeks:reached"], "over": ["weeks:identified"] }, { "of": ["weeks:tested"], "over": ["weeks:reached", "weeks:identified"] }] } },
          { "id": "lead", "measure": "lead", "label": "Lead", "unit": "points", "method": "m", "from": { "difference": { "of": [{ "of": ["weeks:reached"], "over": ["weeks:identified"] }], "less": [{ "of": ["weeks:tested"], "over": ["weeks:identified"] }] } } },
          { "id": "identified-running", "measure": "identified-running", "label": "Identified since launch", "unit": "people", "periods": "to-date", "method": "m", "from": { "runningTotal": "weeks:identified" } },
          { "id": "reached-running", "measure": "reached-running", "label": "Reached since launch", "unit": "people", "periods": "to-date", "method": "m", "from": { "runningTotal": "weeks:reached" } },
          { "id": "running-percent", "measure": "running-percent", "label": "Reached since launch", "unit": "percent", "periods": "to-date", "method": "m", "from": { "share": [{ "of": ["made:reached-running"], "over": ["made:identified-running"] }] } },
          { "id": "cases-week", "measure": "cases-week", "label": "Cases in a week", "unit": "people", "method": "m", "from": { "weekly": "totals:cases" } },
          { "id": "cases-percent", "measure": "cases-percent", "label": "Cases", "unit": "percent", "method": "m", "from": { "share": [{ "of": ["made:cases-week"], "over": ["weeks:identified"] }] } }
        ] }
        """;

    public static readonly DateOnly Since = new(2020, 5, 28);

    private const string Members = """
        "formats": ["ods"], "since": "2020-05-28", "published": null,
        "units": { "people": { "decimals": 0, "additive": true }, "percent": { "decimals": 1, "symbol": "%" }, "points": { "decimals": 2, "symbol": " points" } },
        "statuses": [{ "symbol": "[c]", "meaning": "confidential" }, { "symbol": "*", "meaning": "fewer than 3", "suppression": true }, { "symbol": "[low]", "meaning": "rounded to nothing", "suppression": true }],
        "derived": [ $derived ],
        "list": { "tables": [
          { "id": "weeks", "title": "Weeks", "sheet": "Weeks", "periods": "weekly", "headline": "identified",
            "keys": { "area": { "name": "Area", "code": "Code", "type": "utla" }, "breakdown": [{ "column": "Handler", "name": "handler" }] }, "period": { "start": { "column": "From", "format": "yyyy-MM-dd" } },
            "measures": [
              { "id": "identified", "column": "Identified", "measure": "identified", "label": "Identified", "unit": "people" },
              { "id": "reached", "column": "Reached", "measure": "reached", "label": "Reached", "unit": "people" },
              { "id": "reached-abroad", "column": "Reached abroad", "measure": "reached", "label": "Reached abroad", "unit": "people", "breakdown": { "where": "abroad" } },
              { "id": "tested", "column": "Tested", "measure": "tested", "label": "Tested", "unit": "people" },
              { "id": "calls", "column": "Calls", "measure": "calls", "label": "Calls", "unit": "people", "periods": "daily" }
            ] },
          { "id": "totals", "title": "Totals", "sheet": "Totals", "periods": "to-date", "headline": "cases",
            "keys": { "area": { "name": "Area", "code": "Code", "type": "utla" } }, "period": { "end": { "column": "To", "format": "yyyy-MM-dd" } },
            "measures": [{ "id": "cases", "column": "Cases", "measure": "cases", "label": "Cases", "unit": "people" }] }
        ] }
        """;

    private static readonly string[] Weeks = ["Code", "Area", "Handler", "From", "Identified", "Reached", "Reached abroad", "Tested", "Calls"];

    /// <summary>The source with those derived tables.</summary>
    public static TriedSource Of(string derived = Everything) => TriedSource.Of(Json(derived));

    /// <summary>The members of its definition, for tests that change them.</summary>
    public static string Json(string derived = Everything) => Members.Replace("$derived", derived, StringComparison.Ordinal);

    /// <summary>A derived table of one row.</summary>
    public static string Table(string row) => $$"""{ "id": "made", "title": "Made", "periods": "weekly", "headline": "one", "notes": "Not official.", "rows": [{ "id": "one", "measure": "one", "label": "One", "method": "m", {{row}} }] }""";

    /// <summary>What the source makes of a workbook with those rows.</summary>
    public static Reading Read(this TriedSource source, params Row[] rows) => source.Read("made.ods", Workbook(rows));

    /// <summary>The first day of a week, counted from 1.</summary>
    public static DateOnly First(int week) => Since.AddDays(7 * (week - 1));

    private static byte[] Workbook(Row[] rows) => Workbooks.Of(
        ("Weeks", [[.. Weeks.Select(header => (Cell)header)], .. rows.Where(row => row.Cases is null).Select(row => new Cell[] { row.Code, row.Area, row.Handler, Day(row.From ?? First(row.Week)), Stated(row.Identified), Stated(row.Reached), Stated(row.Abroad), Stated(row.Tested), Stated(row.Calls) })]),
        ("Totals", [["Code", "Area", "To", "Cases"], .. rows.Where(row => row.Cases is not null).Select(row => new Cell[] { row.Code, row.Area, Day(First(row.Week).AddDays(6)), Stated(row.Cases) })]));

    private static Cell Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static Cell Stated(string? text) => text is null ? Cell.Empty : char.IsAsciiDigit(text[0]) ? Cell.Number(text, text) : text;

    /// <summary>A row of the first sheet, or with <paramref name="Cases"/> of the second; what is null is an empty cell.</summary>
    internal sealed record Row(int Week, string? Identified = null, string? Reached = null, string? Tested = null, string? Cases = null)
    {
        public string Area { get; init; } = "Derby";

        public string Code { get; init; } = "E06000015";

        public string Handler { get; init; } = "all";

        public string? Abroad { get; init; }

        public string? Calls { get; init; }

        /// <summary>The first day, where it is not that of the week.</summary>
        public DateOnly? From { get; init; }
    }
}
