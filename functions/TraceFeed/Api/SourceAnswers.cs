using System.Text.Json;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Sources;

namespace TraceFeed.Api;

/// <summary>Answers which sources are watched, what their files look like and where their figures are.</summary>
public sealed class SourceAnswers(DefinitionCatalog catalog, SiteLinks links)
{
    /// <summary>Every source that this build knows, by id.</summary>
    /// <exception cref="ProblemException">The request is not understood.</exception>
    public Representation Answer(ApiRequest request)
    {
        request.Allow();
        return ApiJson.Representation(modified: null, json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("sources");
            foreach (var source in catalog.Sources)
            {
                Write(json, source);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private void Write(Utf8JsonWriter json, SourceDefinition source)
    {
        json.WriteStartObject();
        json.WriteString("id", source.Id);
        json.WriteString("title", source.Title);
        json.WriteString("home", source.Home.AbsoluteUri);
        json.WriteStartObject("publisher");
        json.WriteString("name", source.Publisher.Name);
        json.WriteString("url", source.Publisher.Url.AbsoluteUri);
        json.WriteEndObject();
        json.WriteStartObject("licence");
        json.WriteString("name", source.Licence.Name);
        json.WriteString("url", source.Licence.Url.AbsoluteUri);
        json.WriteString("attribution", source.Licence.Attribution);
        json.WriteEndObject();
        json.WriteNumber("cadenceDays", source.CadenceDays);
        json.WriteStartArray("formats");
        foreach (var format in source.Formats)
        {
            json.WriteStringValue(format);
        }

        json.WriteEndArray();
        json.WriteString("retired", source.Retired is { } retired ? Observations.Period.Iso(retired.Date) : null);
        json.WriteStartObject("units");
        foreach (var (name, unit) in source.Units)
        {
            json.WriteStartObject(name);
            json.WriteNumber("decimals", unit.Decimals);
            json.WriteString("symbol", unit.Symbol);
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteStartArray("statuses");
        foreach (var status in source.Statuses)
        {
            json.WriteStartObject();
            json.WriteString("symbol", status.Symbol);
            json.WriteString("meaning", status.Meaning);
            json.WriteBoolean("suppression", status.Suppression);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("tables");
        foreach (var table in source.Tables)
        {
            json.WriteStartObject();
            json.WriteString("id", table.Id);
            json.WriteString("title", table.Title);
            json.WriteString("periods", table.Periods);
            json.WriteString("origin", table is DerivedTable ? Origin.Derived : Origin.Published);
            if (table is DerivedTable derived)
            {
                Write(json, derived);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("links");
        json.WriteString("page", links.Absolute(SiteLinks.Source(source.Id)));
        json.WriteString("feed", links.Absolute(SiteLinks.Feed(SiteLinks.Source(source.Id), "json")));
        json.WriteString("series", links.Absolute(SiteLinks.SeriesOf(source.Id)));
        json.WriteString("publications", links.Absolute(SiteLinks.PublicationsOf(source.Id)));
        json.WriteString("vintage", links.Absolute(SiteLinks.Vintage(source.Id)));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DerivedTable table)
    {
        json.WriteString("notes", table.Notes);
        json.WriteStartArray("rows");
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            json.WriteString("measure", row.Measure);
            json.WriteString("label", row.Label);
            ObservationJson.WriteBreakdown(json, row.Breakdown);
            json.WriteString("unit", row.Unit);
            json.WriteString("periods", row.Periods ?? table.Periods);
            json.WriteString("method", row.Method);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
