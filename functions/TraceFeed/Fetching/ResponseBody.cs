using System.Globalization;

namespace TraceFeed.Fetching;

/// <summary>Reads the body of a response within the limits of a policy.</summary>
internal static class ResponseBody
{
    /// <summary>The bytes as sent, not yet decompressed.</summary>
    /// <exception cref="FetchException">Too large, too slow, or not as long as the origin stated.</exception>
    internal static async Task<ReadOnlyMemory<byte>> ReadAsync(
        HttpContent content, Uri where, FetchPolicy policy, TimeProvider time, CancellationToken cancellationToken)
    {
        var stated = content.Headers.ContentLength;
        if (stated > policy.MaxBytes)
        {
            throw TooLarge(where, policy);
        }

        using var pace = new CancellationTokenSource(policy.PaceWindow, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, pace.Token);
        try
        {
            var body = await ReadAsync(content, where, policy, pace, either.Token).ConfigureAwait(false);
            if (stated is { } length && length != body.Length)
            {
                throw new FetchException(
                    string.Create(CultureInfo.InvariantCulture, $"The body has {body.Length} bytes where {length} were announced"),
                    where,
                    "The file came cut off; it is fetched again later.")
                { IsTransient = true };
            }

            return body;
        }
        catch (OperationCanceledException) when (pace.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new FetchException(
                string.Create(CultureInfo.InvariantCulture, $"The body comes slower than {policy.MinimumBytesPerSecond} bytes a second"),
                where,
                "Try again when the site is less busy.");
        }
    }

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(
        HttpContent content, Uri where, FetchPolicy policy, CancellationTokenSource pace, CancellationToken cancellationToken)
    {
        var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            var perWindow = policy.MinimumBytesPerSecond * policy.PaceWindow.TotalSeconds;
            var inWindow = 0;
            var body = new MemoryStream();
            var buffer = new byte[64 * 1024];
            int read;
            while ((read = await stream.ReadAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0)
            {
                if (body.Length + read > policy.MaxBytes)
                {
                    throw TooLarge(where, policy);
                }

                body.Write(buffer, 0, read);
                inWindow += read;
                if (inWindow >= perWindow)
                {
                    inWindow = 0;
                    pace.CancelAfter(policy.PaceWindow);
                }
            }

            return body.GetBuffer().AsMemory(0, (int)body.Length);
        }
    }

    private static FetchException TooLarge(Uri where, FetchPolicy policy) => new(
        string.Create(CultureInfo.InvariantCulture, $"The body is larger than {policy.MaxBytes} bytes"),
        where,
        "Check that the URL is the file that is meant.");
}
