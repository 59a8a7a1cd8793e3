using System.Text.Json;
using TraceFeed.Changes;
using TraceFeed.Feeds;
using TraceFeed.Observations;

namespace TraceFeed.Api;

/// <summary>A figure that a value of a derived series is computed from.</summary>
/// <param name="Id">The id of its series on the site.</param>
/// <param name="Series">The series.</param>
/// <param name="Period">The period.</param>
/// <param name="Value">The number; null where a symbol stands.</param>
/// <param name="Status">The symbol; null for none.</param>
/// <param name="Cell">Where it stands; null for one that is itself derived.</param>
internal sealed record InputValue(SeriesId Id, Series Series, Period Period, string? Value, string? Status, CellAddress? Cell)
{
    /// <summary>Writes it as an object.</summary>
    public void Write(Utf8JsonWriter json, SiteLinks links)
    {
        json.WriteStartObject();
        json.WriteString("id", Id.ToString());
        json.WriteString("url", links.Absolute(SiteLinks.Series(Id.ToString())));
        json.WriteString("series", Series.Id);
        json.WriteString("label", Series.Label);
        json.WriteString("origin", Origin.Of(Series));
        ObservationJson.WritePeriod(json, Period);
        json.WriteString("value", Value);
        json.WriteString("status", Status);
        SeriesValue.WriteCell(json, Cell, links);
        json.WriteEndObject();
    }
}
