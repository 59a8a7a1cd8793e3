using System.Text.Json;
using TraceFeed.Changes;
using TraceFeed.Claims;
using TraceFeed.Feeds;

namespace TraceFeed.Api;

/// <summary>The claims as JSON.</summary>
internal static class ClaimJson
{
    /// <summary>Writes the whole evaluation as an object.</summary>
    public static void Write(Utf8JsonWriter json, ClaimEvaluation evaluation, SiteLinks links)
    {
        json.WriteStartObject();
        json.WriteStartArray("claims");
        foreach (var claim in evaluation.Claims)
        {
            Write(json, evaluation.Book, claim, links);
        }

        json.WriteEndArray();
        json.WriteStartArray("ladders");
        foreach (var ladder in evaluation.Ladders)
        {
            json.WriteStartObject();
            json.WriteString("id", ladder.Ladder.Id);
            json.WriteString("title", ladder.Ladder.Title);
            Write(json, "revisedByNext", ladder.ByNext);
            Write(json, "revisedByNow", ladder.ByNow);
            Rows(json, evaluation.Book, ladder.Rows, links);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ClaimBook book, EvaluatedClaim evaluated, SiteLinks links)
    {
        var claim = evaluated.Claim;
        json.WriteStartObject();
        json.WriteString("id", claim.Id);
        json.WriteString("claim", claim.Says);
        json.WriteString("dated", claim.Dated);
        Pages(json, "made", book, claim.Made);
        json.WriteStartArray("verdicts");
        claim.Verdicts.ToList().ForEach(json.WriteStringValue);
        json.WriteEndArray();
        json.WriteString("finding", evaluated.Finding);
        json.WriteStartArray("explanation");
        evaluated.Explanation.ToList().ForEach(json.WriteStringValue);
        json.WriteEndArray();
        Pages(json, "alsoCited", book, claim.AlsoCited);
        Rows(json, book, evaluated.Rows, links);
        json.WriteStartArray("unofficial");
        foreach (var figure in claim.Unofficial)
        {
            json.WriteStartObject();
            json.WriteString("claimed", figure.Says);
            json.WriteNull("official");
            json.WriteString("why", figure.Why);
            Page(json, "cited", figure.Cited is { } id ? book.Page(id) : null);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Rows(Utf8JsonWriter json, ClaimBook book, IReadOnlyList<FigureRow> rows, SiteLinks links)
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
            Page(json, "cited", book.Page(reported.Cited));
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

    private static void Write(Utf8JsonWriter json, string name, LadderBias bias)
    {
        json.WriteStartObject(name);
        json.WriteNumber("figures", bias.Count);
        Sizes(json, "up", bias.Up);
        Sizes(json, "down", bias.Down);
        json.WriteNumber("unchanged", bias.Unchanged);
        json.WriteEndObject();
    }

    private static void Sizes(Utf8JsonWriter json, string name, IReadOnlyList<decimal> sizes)
    {
        json.WriteStartObject(name);
        json.WriteNumber("figures", sizes.Count);
        Number(json, "least", sizes.Count == 0 ? null : sizes.Min());
        Number(json, "most", sizes.Count == 0 ? null : sizes.Max());
        json.WriteEndObject();
    }

    private static void Number(Utf8JsonWriter json, string name, decimal? number) => json.WriteString(name, number?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    private static void Pages(Utf8JsonWriter json, string name, ClaimBook book, IReadOnlyList<string> ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids)
        {
            Page(json, null, book.Page(id));
        }

        json.WriteEndArray();
    }

    private static void Page(Utf8JsonWriter json, string? name, CitedPage? page)
    {
        if (name is not null)
        {
            json.WritePropertyName(name);
        }

        if (page is null)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteString("title", page.Title);
        json.WriteString("publisher", page.Publisher);
        ApiJson.Day(json, "published", page.Published);
        json.WriteString("url", page.Url?.AbsoluteUri);
        json.WriteEndObject();
    }
}
