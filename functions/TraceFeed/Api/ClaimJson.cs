using System.Text.Json;
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
            FigureRowJson.Write(json, evaluation.Book, ladder.Rows, links);
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
        FigureRowJson.Write(json, book, evaluated.Rows, links);
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

    private static void Write(Utf8JsonWriter json, string name, LadderRevisions revisions)
    {
        json.WriteStartObject(name);
        json.WriteNumber("figures", revisions.Count);
        Sizes(json, "up", revisions.Up);
        Sizes(json, "down", revisions.Down);
        json.WriteNumber("unchanged", revisions.Unchanged);
        json.WriteEndObject();
    }

    private static void Sizes(Utf8JsonWriter json, string name, IReadOnlyList<decimal> sizes)
    {
        json.WriteStartObject(name);
        json.WriteNumber("figures", sizes.Count);
        FigureRowJson.Number(json, "least", sizes.Count == 0 ? null : sizes.Min());
        FigureRowJson.Number(json, "most", sizes.Count == 0 ? null : sizes.Max());
        json.WriteEndObject();
    }

    private static void Pages(Utf8JsonWriter json, string name, ClaimBook book, IReadOnlyList<string> ids)
    {
        json.WriteStartArray(name);
        foreach (var id in ids)
        {
            Page(json, null, book.Page(id));
        }

        json.WriteEndArray();
    }

    /// <summary>Writes a page, or null: as a member where it has a name, else into an open array.</summary>
    internal static void Page(Utf8JsonWriter json, string? name, CitedPage? page)
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
