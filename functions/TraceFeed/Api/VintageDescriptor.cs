using System.Security.Cryptography;
using System.Text.Json;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Describes <see cref="VintageCsv"/> as a Data Package 2.0 (https://datapackage.org/standard/data-package/): its bytes, its columns, and what stands where no number does.</summary>
internal static class VintageDescriptor
{
    private const string Profiles = "https://datapackage.org/profiles/2.0/";

    private static readonly (string Name, string Type, string Description, bool Required)[] Fields =
    [
        ("source", "string", "The source's id.", true),
        ("table", "string", "The table's id.", true),
        ("measure", "string", "What is measured; a name that begins with ~ is one that no definition knows.", true),
        ("area_type", "string", "The kind of area.", false),
        ("area_code", "string", "The nine-character code of the area.", false),
        ("area_name", "string", "The area.", false),
        ("breakdown", "string", "Further dimensions, as name=value with semicolons between.", false),
        ("period_start", "date", "The first day; empty where the publisher does not tell it.", false),
        ("period_end", "date", "The last day; empty where the publisher does not tell it.", false),
        ("unit", "string", "The unit.", false),
        ("value", "number", "The figure at the precision of its unit, or what stands in its place.", false),
        ("status", "string", "The publisher's symbol, in place of the figure or beside it.", false),
        ("id", "string", "The id of the series on this site.", true),
        ("period", "string", "Both days with a slash between; .. for one that is not told.", true),
        ("seq", "integer", "The sequence number of the change that last set the figure.", true),
        ("published", "date", "The day of the publication that last set the figure.", false),
        ("origin", "string", "published for what the publisher states; derived for what TraceFeed computes from it, no official statistic.", true),
    ];

    /// <summary>The descriptor in UTF-8.</summary>
    public static byte[] Of(SourceDefinition source, AskedCommit commit, ReadOnlyMemory<byte> csv, int rows, IReadOnlyCollection<string> symbols, SiteLinks links) => ApiJson.Representation(commit.Row.RecordedAt, json =>
    {
        json.WriteStartObject();
        json.WriteString("$schema", Profiles + "datapackage.json");
        json.WriteString("name", source.Id);
        json.WriteString("id", links.Absolute(SiteLinks.VintageDescriptor(source.Id, commit.AsOf)));
        json.WriteString("title", source.Title);
        json.WriteString("description", FormattableString.Invariant($"All that {source.Title} states as of the publication of {Observations.Period.Iso(commit.Row.Published)}{(commit.Row.Vintage == commit.Vintage ? $": the state after change {commit.Row.LastSequence} of the log" : ", which was added later for the record")}.{(source.Derived.Count > 0 ? " Rows of the origin derived are computed from it by TraceFeed and are no official statistics." : "")}"));
        json.WriteString("homepage", links.Absolute(SiteLinks.Source(source.Id)));
        ApiJson.Moment(json, "created", commit.Row.RecordedAt);
        json.WriteStartArray("licenses");
        json.WriteStartObject();
        json.WriteString("path", source.Licence.Url.AbsoluteUri);
        json.WriteString("title", source.Licence.Name);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("sources");
        json.WriteStartObject();
        json.WriteString("title", $"{source.Publisher.Name}: {source.Title}. {source.Licence.Attribution}");
        json.WriteString("path", source.Home.AbsoluteUri);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteStartArray("resources");
        Resource(json, source, commit, csv, rows, symbols, links);
        json.WriteEndArray();
        json.WriteEndObject();
    }).Content.ToArray();

    private static void Resource(Utf8JsonWriter json, SourceDefinition source, AskedCommit commit, ReadOnlyMemory<byte> csv, int rows, IReadOnlyCollection<string> symbols, SiteLinks links)
    {
        json.WriteStartObject();
        json.WriteString("$schema", Profiles + "dataresource.json");
        json.WriteString("name", "observations");
        json.WriteString("type", "table");
        json.WriteString("path", links.Absolute(SiteLinks.Vintage(source.Id, commit.AsOf)));
        json.WriteString("format", "csv");
        json.WriteString("mediatype", "text/csv");
        json.WriteString("encoding", "utf-8");
        json.WriteNumber("bytes", csv.Length);
        json.WriteString("hash", "sha256:" + Convert.ToHexStringLower(SHA256.HashData(csv.Span)));
        json.WriteNumber("rows", rows);
        json.WriteStartObject("schema");
        json.WriteString("$schema", Profiles + "tableschema.json");

        // The 2.0 profile takes a list here where the text of the standard has a string; a validator goes by the profile.
        json.WriteStartArray("fieldsMatch");
        json.WriteStringValue("exact");
        json.WriteEndArray();
        json.WriteStartArray("primaryKey");
        json.WriteStringValue("id");
        json.WriteStringValue("period");
        json.WriteEndArray();
        json.WriteStartArray("fields");
        foreach (var (name, type, description, required) in Fields)
        {
            json.WriteStartObject();
            json.WriteString("name", name);
            json.WriteString("type", type);
            json.WriteString("description", description);
            if (required)
            {
                json.WriteStartObject("constraints");
                json.WriteBoolean("required", true);
                json.WriteEndObject();
            }

            if (name == "value")
            {
                Missing(json, source, symbols);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    // Symbols that the definition explains, and those that stand there unexplained.
    private static void Missing(Utf8JsonWriter json, SourceDefinition source, IReadOnlyCollection<string> symbols)
    {
        json.WriteStartArray("missingValues");
        Code(json, MissingCode.Withdrawn, "Stated before, and left out by the last publication that covers the period.");
        foreach (var status in source.Statuses)
        {
            Code(json, CsvRow.Guarded(MissingCode.Of(status.Symbol)), status.Suppression ? $"Withheld: {status.Meaning}" : status.Meaning);
        }

        foreach (var symbol in symbols.Except(source.Statuses.Select(status => status.Symbol), StringComparer.Ordinal))
        {
            Code(json, CsvRow.Guarded(MissingCode.Of(symbol)), "Printed in the figure's place; the publisher does not say what it means.");
        }

        json.WriteEndArray();
    }

    private static void Code(Utf8JsonWriter json, string value, string label)
    {
        json.WriteStartObject();
        json.WriteString("value", value);
        json.WriteString("label", label);
        json.WriteEndObject();
    }
}
