using System.Globalization;
using System.Text;
using TraceFeed.Log;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Storage.Tests;

/// <summary>Made-up sources with one count for each area and week, as small as a test needs them.</summary>
internal static class WeeklyCounts
{
    public static readonly DateOnly FirstDay = new(2020, 5, 28);

    /// <summary>The catalogue with sources of those ids besides the real ones.</summary>
    public static DefinitionCatalog Catalog(params string[] sources) => Catalog([], sources);

    /// <summary>The same, files of those hashes being partial.</summary>
    public static DefinitionCatalog Catalog(IReadOnlyList<string> partial, params string[] sources) => sources.Aggregate(
        DefinitionCatalog.Embedded, (catalog, id) => catalog.With(id + ".json", Encoding.UTF8.GetBytes(Definition(id, partial, Collection(id)))));

    /// <summary>The catalogue with one more source whose publications are found in that way, and further members of its definition.</summary>
    public static DefinitionCatalog Found(string id, string discovery, string more = "") => DefinitionCatalog.Embedded.With(id + ".json", Encoding.UTF8.GetBytes(Definition(id, [], discovery, more)));

    /// <summary>The catalogue with a source whose definition is another one than <see cref="Catalog(string[])"/> has.</summary>
    public static DefinitionCatalog Otherwise(string id, Func<string, string> definition) => DefinitionCatalog.Embedded.With(id + ".json", Encoding.UTF8.GetBytes(definition(Definition(id, [], Collection(id)))));

    /// <summary>A file with that many weeks, of which some areas' counts may differ from 100, 101, 102 ...</summary>
    public static byte[] File(int weeks, params (int Week, string Area, int? Count)[] others) => File(["Derby", "Leeds", "Hull"], weeks, others);

    /// <summary>The same with areas to be named.</summary>
    public static byte[] File(IReadOnlyList<string> areas, int weeks, params (int Week, string Area, int? Count)[] others)
    {
        var text = new StringBuilder("Kind,Area,From,To,Count\n");
        for (var week = 1; week <= weeks; week++)
        {
            foreach (var (area, i) in areas.Select((area, i) => (area, i)))
            {
                var other = others.FirstOrDefault(one => one.Week == week && one.Area == area);
                if (other.Area is not null && other.Count is null)
                {
                    continue;
                }

                var start = FirstDay.AddDays(7 * (week - 1));
                text.Append(CultureInfo.InvariantCulture, $"All,{area},{Day(start)},{Day(start.AddDays(6))},{other.Count ?? 100 + i}\n");
            }
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>The same figures in other bytes.</summary>
    public static byte[] SavedAgain(byte[] file) => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(file).Replace("\n", "\r\n", StringComparison.Ordinal));

    /// <summary>The day on which a file with that many weeks is published.</summary>
    public static DateOnly PublishedWith(int weeks) => FirstDay.AddDays((7 * weeks) + 7);

    /// <summary>What is committed of such a file.</summary>
    public static ReadOriginal Read(DefinitionCatalog catalog, string source, byte[] file, DateOnly published, string name = "counts.csv")
    {
        var original = new OriginalFile { Name = name, Bytes = file, Published = published };
        return new ReadOriginal(name, new Uri("https://assets.publishing.service.gov.uk/" + name), SourceReader.Read(catalog.Find(source)!, catalog, original));
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Collection(string id) => $$"""
        "govUk": { "collection": "https://www.gov.uk/api/content/government/collections/{{id}}", "attachments": "\\.csv$" }
        """;

    private static string Definition(string id, IReadOnlyList<string> partial, string discovery, string more = "") => $$"""
        {
          "id": "{{id}}", "title": "Counts of {{id}}", "home": "https://www.gov.uk/government/collections/{{id}}",
          "publisher": { "name": "Nobody", "url": "https://www.gov.uk/" },
          "licence": { "name": "None", "url": "https://www.gov.uk/", "attribution": "Made up." },
          "cadenceDays": 7, "lookEveryMinutes": 15,
          "discovery": { "hosts": ["www.gov.uk", "assets.publishing.service.gov.uk"], {{discovery}} },{{more}}
          "formats": ["csv"], "since": "2020-05-28", "units": { "people": { "decimals": 0 } }, "statuses": [],
          "partial": [{{string.Join(',', partial.Select(sha256 => $$"""{"sha256":"{{sha256}}","why":"A test says so."}"""))}}],
          "list": {
            "tables": [{
              "id": "counts", "title": "Counts", "periods": "weekly", "headline": "count",
              "keys": { "area": { "name": "Area", "type": "utla", "lookups": ["england-upper-tier"] } },
              "period": {
                "start": { "column": "From", "format": "dd/MM/yyyy" }, "end": { "column": "To", "format": "dd/MM/yyyy" },
                "endFromPublishedDays": 8, "endFromFileName": "w(?<week>\\d+)"
              },
              "category": "Kind",
              "categories": [ { "names": ["All"], "measures": [ { "id": "count", "column": "Count", "measure": "count", "label": "Count", "unit": "people" } ] } ]
            }]
          }
        }
        """;
}
