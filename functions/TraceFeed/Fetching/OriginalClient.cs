using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;
using Polly;

namespace TraceFeed.Fetching;

/// <summary>
/// Fetches files as their publishers serve them: only from the hosts a source allows, within the limits of a
/// <see cref="FetchPolicy"/>, following redirects by hand so that each target is checked, retrying what is likely to pass.
/// </summary>
public sealed class OriginalClient : IDisposable
{
    private readonly HttpMessageInvoker http;
    private readonly FetchPolicy policy;
    private readonly TimeProvider time;
    private readonly ResiliencePipeline<Fetched> retries;

    /// <summary>A client over a handler, which it disposes; a deployed app gives <see cref="CreateGuardedHandler"/>.</summary>
    /// <param name="handler">Must neither follow redirects nor decompress.</param>
    /// <param name="policy">The limits of each fetch.</param>
    /// <param name="time">The clock of deadlines and waits.</param>
    public OriginalClient(HttpMessageHandler handler, FetchPolicy? policy = null, TimeProvider? time = null)
    {
        http = new HttpMessageInvoker(handler);
        this.policy = policy ?? new FetchPolicy();
        this.time = time ?? TimeProvider.System;
        retries = FetchRetries.Create(this.policy, this.time);
    }

    /// <summary>The limits of each fetch.</summary>
    public FetchPolicy Policy => policy;

    /// <summary>The clock of deadlines and waits.</summary>
    internal TimeProvider Time => time;

    /// <summary>The handler for the open internet: it connects to public addresses only, and cannot be told otherwise.</summary>
    public static HttpMessageHandler CreateGuardedHandler() => new GuardedConnection(Dns.GetHostAddressesAsync).CreateHandler();

    /// <summary>Fetches one URL.</summary>
    /// <param name="uri">An https URL on one of the allowed hosts.</param>
    /// <param name="allowedHosts">The hosts this source may be fetched from, redirects included.</param>
    /// <param name="validators">What the origin said of the body known already; null fetches unconditionally.</param>
    /// <param name="cancellationToken">Ends the fetch.</param>
    /// <exception cref="FetchException">The fetch was refused or failed; the message says what to do.</exception>
    public async Task<Fetched> GetAsync(
        Uri uri, IReadOnlyList<string> allowedHosts, FetchValidators? validators, CancellationToken cancellationToken)
    {
        HostGuard.Check(uri, allowedHosts);
        using var deadline = new CancellationTokenSource(policy.Deadline, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        try
        {
            return await retries.ExecuteAsync(
                async token => await TryAsync(uri, allowedHosts, validators, token).ConfigureAwait(false), either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new FetchException(
                string.Create(CultureInfo.InvariantCulture, $"The fetch took longer than {policy.Deadline.TotalSeconds} seconds"),
                uri,
                "Try again when the site is less busy.");
        }
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private async Task<Fetched> TryAsync(
        Uri uri, IReadOnlyList<string> allowedHosts, FetchValidators? validators, CancellationToken cancellationToken)
    {
        try
        {
            return await FollowAsync(uri, allowedHosts, validators, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e) when (e.GetBaseException() is FetchException refused)
        {
            // The guard of the connection spoke; the handler wrapped what it said.
            ExceptionDispatchInfo.Throw(refused);
            throw;
        }
        catch (Exception e) when (e is HttpRequestException or IOException
            || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw new FetchException($"The connection failed ({e.GetBaseException().Message})", uri, "Check the network, or try later.", e)
            { IsTransient = true };
        }
    }

    private async Task<Fetched> FollowAsync(
        Uri uri, IReadOnlyList<string> allowedHosts, FetchValidators? validators, CancellationToken cancellationToken)
    {
        var current = uri;
        for (var hops = 0; ; hops++)
        {
            using var request = Request(current, validators);
            using var response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (!IsRedirect(response.StatusCode))
            {
                return await ReadAsync(response, current, validators, cancellationToken).ConfigureAwait(false);
            }

            if (hops == policy.MaxRedirects)
            {
                throw new FetchException(
                    string.Create(CultureInfo.InvariantCulture, $"More than {policy.MaxRedirects} redirects"),
                    uri,
                    "They may go round in circles; open the page in a browser and use the address where it ends.");
            }

            current = HostGuard.Resolve(current, AsSent(response.Headers, "Location"), allowedHosts);
        }
    }

    private static HttpRequestMessage Request(Uri uri, FetchValidators? validators)
    {
        // Never HTTP/3: its connections would pass by the guard of ours.
        var request = new HttpRequestMessage(HttpMethod.Get, uri)
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionOrLower,
        };
        request.Headers.UserAgent.Add(new ProductInfoHeaderValue("TraceFeed", null));
        request.Headers.TryAddWithoutValidation("Accept-Encoding", ContentCoding.Accepted);
        if (EntityTagHeaderValue.TryParse(validators?.ETag, out var tag))
        {
            request.Headers.IfNoneMatch.Add(tag);
        }

        request.Headers.IfModifiedSince = validators?.LastModified;
        return request;
    }

    private async Task<Fetched> ReadAsync(
        HttpResponseMessage response, Uri uri, FetchValidators? validators, CancellationToken cancellationToken)
    {
        var notModified = response.StatusCode == HttpStatusCode.NotModified && validators is not (null or { ETag: null, LastModified: null });
        if (response.StatusCode != HttpStatusCode.OK && !notModified)
        {
            throw FetchRetries.Unexpected(response, uri, time);
        }

        var content = notModified
            ? ReadOnlyMemory<byte>.Empty
            : await ResponseBody.ReadAsync(response.Content, uri, policy, time, cancellationToken).ConfigureAwait(false);
        return new Fetched
        {
            FinalUri = uri,
            Content = ContentCoding.Decode(content, AsSent(response.Content.Headers, "Content-Encoding"), uri, policy),
            ETag = response.Headers.ETag?.ToString() ?? (notModified ? validators!.ETag : null),
            LastModified = response.Content.Headers.LastModified ?? (notModified ? validators!.LastModified : null),
            ContentType = response.Content.Headers.ContentType?.MediaType?.ToLowerInvariant(),
            NotModified = notModified,
        };
    }

    // The typed headers leave out what they cannot parse; here that would hide something.
    private static string AsSent(HttpHeaders headers, string name) =>
        headers.NonValidated.TryGetValues(name, out var values) ? values.ToString() : "";

    private static bool IsRedirect(HttpStatusCode status) => status is HttpStatusCode.MovedPermanently or HttpStatusCode.Found
        or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;
}
