using System.Net.Http.Headers;

namespace TraceFeed.Api;

/// <summary>A form in which an answer is offered.</summary>
/// <param name="Format">Its name in the parameter <c>format</c>.</param>
/// <param name="MediaType">What it is served as.</param>
public sealed record MediaOffer(string Format, string MediaType)
{
    /// <summary>JSON.</summary>
    public static readonly MediaOffer Json = new("json", "application/json; charset=utf-8");

    /// <summary>One JSON value a line.</summary>
    public static readonly MediaOffer NdJson = new("ndjson", "application/x-ndjson; charset=utf-8");

    /// <summary>CSV with a row of names (RFC 4180).</summary>
    public static readonly MediaOffer Csv = new("csv", "text/csv; charset=utf-8; header=present");

    /// <summary>A page for people.</summary>
    public static readonly MediaOffer Html = new("html", "text/html; charset=utf-8");

    /// <summary>CloudEvents 1.0 in batches.</summary>
    public static readonly MediaOffer CloudEvents = new("cloudevents", "application/cloudevents-batch+json; charset=utf-8");

    private string Bare => MediaType.Split(';')[0];

    /// <summary>
    /// The offer that Accept weighs most by RFC 9110, section 12.5.1, the first of those that it weighs alike; null when it takes none.
    /// Members that are no media ranges count as not sent.
    /// </summary>
    public static MediaOffer? Choose(string? accept, IReadOnlyList<MediaOffer> offered)
    {
        var ranges = (accept ?? "").Split(',').Select(range => MediaTypeWithQualityHeaderValue.TryParse(range, out var parsed) ? parsed : null).OfType<MediaTypeWithQualityHeaderValue>().ToList();
        if (ranges.Count == 0)
        {
            return offered[0];
        }

        var best = offered.Select(offer => (Offer: offer, Weight: offer.Weight(ranges))).MaxBy(one => one.Weight);
        return best.Weight > 0 ? best.Offer : null;
    }

    // The most specific range that matches decides.
    private double Weight(IReadOnlyList<MediaTypeWithQualityHeaderValue> ranges)
    {
        var type = Bare.Split('/')[0];
        foreach (var name in new[] { Bare, type + "/*", "*/*" })
        {
            if (ranges.FirstOrDefault(range => string.Equals(range.MediaType, name, StringComparison.OrdinalIgnoreCase)) is { } range)
            {
                return range.Quality ?? 1;
            }
        }

        return 0;
    }
}
