using System.Text;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Tests;

/// <summary>A small source with every kind of table and check, and the workbooks and readings that tests make of it.</summary>
internal static class SmallSource
{
    public const string Id = "small";
    public const string WeeklyTitle = "People by week";
    public const string ToDateTitle = "People to date";
    public const string OtherTitle = "People again";

    public const string Json = """
        {
          "id": "small", "title": "Small source", "home": "https://example.org/", "publisher": { "name": "P", "url": "https://example.org/" },
          "licence": { "name": "L", "url": "https://example.org/", "attribution": "A" }, "cadenceDays": 7, "lookEveryMinutes": 15,
          "discovery": { "hosts": ["example.org"], "govUk": { "collection": "https://example.org/c", "publications": "x", "attachments": "x" } },
          "formats": ["ods"], "since": "2020-05-28", "published": "Published on (?<day>\\d+) (?<month>\\w+) (?<year>\\d{4})",
          "units": { "people": { "decimals": 0, "additive": true }, "percent": { "decimals": 1 } }, "statuses": [{ "symbol": "[c]", "meaning": "confidential" }], "partial": [],
          "workbook": {
            "area": { "type": "nation", "code": "E92000001", "name": "England" }, "weekHeader": "dd/MM/yy - dd/MM/yy", "totalHeaders": ["Total"],
            "totalSuffix": "-to-date", "totalLabel": "since launch", "marks": ["r"], "sectionPrefixes": ["All "], "markers": "\\s*\\(\\d(,\\d)*\\)$", "notTables": ["Contents"],
            "tables": [
              { "id": "weekly", "title": "By week", "titles": ["People by week", "Persons by week"], "periods": "weekly", "headline": "all",
                "aliases": { "Ladies": "Women" },
                "rows": [
                  { "id": "all", "path": "All people", "measure": "people", "label": "People", "unit": "people" },
                  { "id": "women", "path": "All people > Women", "measure": "women", "label": "Women", "unit": "people" },
                  { "id": "men", "path": "All people > Men", "measure": "men", "label": "Men", "unit": "people" },
                  { "id": "women-percent", "path": "All people > Percentage of women", "measure": "women-percent", "label": "Women", "unit": "percent", "percent": { "of": "women", "over": "all" } }
                ],
                "checks": [{ "id": "by-sex", "total": "all", "parts": ["women", "men"] }] },
              { "id": "to-date", "title": "To date", "titles": ["People to date"], "periods": "to-date", "headline": "all",
                "rows": [
                  { "id": "all", "path": "All people", "measure": "people-to-date", "label": "People", "unit": "people" },
                  { "id": "women", "path": "All people > Women", "measure": "women-to-date", "label": "Women", "unit": "people", "partOf": "all" },
                  { "id": "men", "path": "All people > Men", "measure": "men-to-date", "label": "Men", "unit": "people" }
                ],
                "checks": [{ "id": "by-sex", "total": "all", "parts": ["women", "men"] }] },
              { "id": "other", "title": "Again", "titles": ["People again"], "periods": "weekly", "headline": "all",
                "rows": [{ "id": "all", "path": "All people", "measure": "people", "label": "People", "unit": "people" }], "checks": [] }
            ], "breaks": [],
            "agreements": [{ "id": "same-people", "series": ["weekly:all", "other:all"] }]
          }
        }
        """;

    public static DefinitionCatalog Catalog { get; } = DefinitionCatalog.Embedded.With("small.json", Encoding.UTF8.GetBytes(Json));

    public static SourceDefinition Definition => Catalog.Find(Id)!;

    public static Reading Read(byte[] workbook, string name = "small.ods") => SourceReader.Read(Definition, Catalog, new OriginalFile { Name = name, Bytes = workbook });

    public static Reading Read(params Workbooks.Cell[][] rows) => Read(Workbooks.Of(rows));

    /// <summary>The header of a week, counted from 0.</summary>
    public static string Week(int number)
    {
        var start = new DateOnly(2020, 5, 28).AddDays(7 * number);
        return FormattableString.Invariant($"{start:dd'/'MM'/'yy} - {start.AddDays(6):dd'/'MM'/'yy}");
    }

    /// <summary>The header of a to-date column.</summary>
    public static string To(int number) => $"28/05/20 - {Week(number)[11..]}";

    /// <summary>What is stated of a measure, by period.</summary>
    public static IReadOnlyDictionary<string, string?> Values(Reading reading, string measure) =>
        Readings.Observations(reading).Where(one => one.Series.Measure == measure).ToDictionary(one => one.Period.ToString(), one => one.Value ?? one.Status);
}
