using TraceFeed.Claims;
using TraceFeed.Feeds;
using TraceFeed.Pipeline;

namespace TraceFeed.Api;

/// <summary>Answers what was claimed of official figures, and what the log says of it: as a page, or as JSON.</summary>
public sealed class ClaimAnswers(ClaimReader claims, SiteLinks links, SiteSettings site)
{
    /// <summary>The claims.</summary>
    /// <exception cref="ProblemException">The request is not understood.</exception>
    public async Task<Representation> AnswerAsync(ApiRequest request, CancellationToken cancellation)
    {
        request.Allow("format");
        var form = request.Choose(MediaOffer.Json, MediaOffer.Html);
        var evaluation = await claims.ReadAsync(cancellation);
        return (form == MediaOffer.Html
            ? Representation.Of(ClaimHtml.Of(evaluation, links, site.Notice), DateTimeOffset.UnixEpoch, form.MediaType, ApiLimits.MaxAge) with { Undated = true }
            : ApiJson.Representation(modified: null, json => ClaimJson.Write(json, evaluation, links))) with
        { Negotiated = true };
    }
}
