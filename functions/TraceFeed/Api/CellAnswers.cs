using System.Text.Json;
using TraceFeed.Feeds;
using TraceFeed.Log;
using TraceFeed.Pipeline;
using TraceFeed.Sources;
using TraceFeed.Tabular;

namespace TraceFeed.Api;

/// <summary>Answers what stands in a cell of an archived original and around it, as JSON or as a page. The file never changes, so neither does the answer.</summary>
public sealed class CellAnswers(StorageAccount storage, DefinitionCatalog catalog, SiteLinks links, SiteSettings site)
{
    private readonly OriginalStore originals = new(storage);
    private readonly CellFinder finder = new(catalog);

    /// <summary>The cell.</summary>
    /// <exception cref="ProblemException">There is no such file or cell.</exception>
    public async Task<Representation> AnswerAsync(ApiRequest request, string sha256, string? reference, CancellationToken cancellation)
    {
        request.Allow("sheet", "format");
        var form = request.Choose(MediaOffer.Json, MediaOffer.Html);
        var sheet = request.One("sheet");

        // Routing decodes every escape but that of a slash, which a pointer has.
        reference = (reference ?? "").Replace("%2F", "/", StringComparison.OrdinalIgnoreCase);
        var original = await originals.FindAsync(sha256, cancellation) ?? throw OriginalAnswers.Nothing;
        var view = finder.Find(original, sheet, reference);
        return (form == MediaOffer.Html
            ? Representation.Of(CellHtml.Of(original, sheet, view, links, site.Notice), DateTimeOffset.UnixEpoch, form.MediaType, ApiLimits.MaxAge)
            : ApiJson.Representation(modified: null, json => Write(json, original, sheet, view))) with
        { Immutable = form != MediaOffer.Html, Negotiated = true };
    }

    /// <summary>A text of the file, cut where it is long.</summary>
    internal static string Short(string text) => text.Length <= FeedLimits.Text ? text : text[..FeedLimits.Text] + "…";

    private void Write(Utf8JsonWriter json, ArchivedOriginal original, string? sheet, CellView view)
    {
        json.WriteStartObject();
        json.WriteString("sha256", original.Sha256);
        json.WriteString("sheet", sheet);
        json.WriteString("ref", view.Cell.Ref);
        json.WriteString("file", original.Name);
        json.WriteString("source", original.Source);
        json.WriteString("original", links.Absolute(SiteLinks.Original(original.Sha256)));
        json.WriteString("kind", Kind(view.Cell));
        json.WriteString("value", view.Cell.Kind == CellKind.Text ? null : view.Cell.Text);
        json.WriteString("printed", view.Cell.Printed);
        json.WriteNumber("decimals", view.Cell.Decimals);
        json.WriteString("text", view.Cell.Kind == CellKind.Text ? view.Cell.Text : null);
        Texts(json, "title", view.Title);
        Texts(json, "labels", view.Labels);
        Texts(json, "headers", view.Headers);
        json.WriteStartArray("rows");
        foreach (var row in view.Rows)
        {
            json.WriteStartArray();
            foreach (var cell in row)
            {
                json.WriteStartObject();
                json.WriteString("ref", cell.Ref);
                json.WriteNumber("row", cell.Row);
                json.WriteNumber("column", cell.Column);
                json.WriteString("kind", Kind(cell));
                json.WriteString("text", Short(cell.Printed ?? cell.Text));
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IReadOnlyList<SeenCell> cells)
    {
        json.WriteStartArray(name);
        foreach (var cell in cells)
        {
            json.WriteStartObject();
            json.WriteString("ref", cell.Ref);
            json.WriteString("text", Short(cell.Text));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Kind(SeenCell cell) => cell.Kind switch
    {
        CellKind.Number => "number",
        CellKind.Date => "date",
        _ => "text",
    };
}
