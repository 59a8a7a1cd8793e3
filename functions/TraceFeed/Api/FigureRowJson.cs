using System.Globalization;
using System.Text.Json;
using TraceFeed.Changes;
using TraceFeed.Claims;
using TraceFeed.Feeds;

namespace TraceFeed.Api;

/// <summary>The figures of a claim or of a ladder as JSON.</summary>
internal static class FigureRowJson
{
    /// <summary>Writes them as the member <c>figures</c>.</summary>
    public static void Write(Utf8JsonWriter json, ClaimBook book, IReadOnlyList<FigureRow> rows, SiteLinks links)
    {
        json.WriteStartArray("figures");
        foreach (var row in rows)
        {
            json.WriteStartObject();
            json.WriteString("source", row.Asked.Name.Source);
            json.WriteString("figure", row.Asked.Name.Series);
            json.WriteString("label", row.Label);
            ObservationJson.WritePeriod(json, row.Period);
            json.WriteString("unit", row.Unit);
            ApiJson.Day(json, "day", row.Asked.Day);
            json.WriteString("claimed", row.Claimed?.Says);
            Reports(json, book, row);
            Write(json, "onTheDay", row, row.OnTheDay, links);
            Write(json, "next", row, row.Next, links);
            Write(json, "now", row, row.Now, links);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Reports(Utf8JsonWriter json, ClaimBook book, FigureRow row)
    {
        json.WriteStartArray("reported");
        foreach (var reported in row.Reports)
        {
            json.WriteStartObject();
            ApiJson.Day(json, "published", reported.Published);
            json.WriteBoolean("first", reported.First);
            Number(json, "value", reported.Value);
            Number(json, "of", reported.Of);
            Number(json, "over", reported.Over);
            Fits(json, row, reported.Value);
            ClaimJson.Page(json, "cited", book.Page(reported.Cited));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, FigureRow row, FoundFigure? found, SiteLinks links)
    {
        if (found is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        CommitJson.Members(json, found.StatedBy);
        Stated(json, found, links);
        Parts(json, "of", found.Of, links);
        Parts(json, "over", found.Over, links);
        Fits(json, row, found.Number);
        json.WriteStartObject("set");
        json.WriteNumber("seq", found.Told.Sequence);
        json.WriteString("id", found.Told.Id);
        json.WriteEndObject();
        json.WriteStartObject("item");
        json.WriteString("url", links.Absolute(found.Told.Path));
        json.WriteString("title", found.Told.Title);
        json.WriteBoolean("shown", found.Told.Shown);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Parts(Utf8JsonWriter json, string name, IReadOnlyList<FoundFigure> parts, SiteLinks links)
    {
        json.WriteStartArray(name);
        foreach (var part in parts)
        {
            json.WriteStartObject();
            Stated(json, part, links);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Stated(Utf8JsonWriter json, FoundFigure found, SiteLinks links)
    {
        json.WriteString("series", new SeriesId(found.StatedBy.Source, found.Series.Key).ToString());
        json.WriteString("value", found.Value);
        json.WriteString("status", found.Status);
        SeriesValue.WriteCell(json, found.Cell, links);
    }

    private static void Fits(Utf8JsonWriter json, FigureRow row, decimal? number)
    {
        if (row.Fits(number) is { } fits)
        {
            json.WriteBoolean("fits", fits);
        }
        else
        {
            json.WriteNull("fits");
        }
    }

    /// <summary>Writes a number as an exact decimal string, or null.</summary>
    public static void Number(Utf8JsonWriter json, string name, decimal? number) => json.WriteString(name, number?.ToString(CultureInfo.InvariantCulture));
}
