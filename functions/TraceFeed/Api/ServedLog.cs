using System.Net;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using TraceFeed.Feeds;

namespace TraceFeed.Api;

/// <summary>Reads the log that a site serves.</summary>
/// <param name="http">Asks the site.</param>
/// <param name="root">The site's public base, with or without a trailing slash.</param>
public sealed class ServedLog(HttpClient http, Uri root)
{
    // A page has 500 changes; one that fills many kilobytes is unusual, and one past this is no page.
    private const int PageBytes = 64 << 20;
    private const int OriginalBytes = 256 << 20;

    /// <summary>The last sequence number, the last row and its hash.</summary>
    /// <exception cref="ServedLogException">Not answered, or not understood.</exception>
    public async Task<(long Sequence, long Row, string Hash)> HeadAsync(CancellationToken cancellation)
    {
        using var head = await JsonAsync(SiteLinks.LogHead, cancellation);
        return Understood(SiteLinks.LogHead, () => (head.RootElement.GetProperty("sequence").GetInt64(), head.RootElement.GetProperty("row").GetInt64(), head.RootElement.GetProperty("hash").GetString() ?? ""));
    }

    /// <summary>Every page, the first one first.</summary>
    /// <param name="sequence">The last sequence number, as the head tells it.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <exception cref="ServedLogException">Not answered, or not understood.</exception>
    public async IAsyncEnumerable<JsonDocument> PagesAsync(long sequence, [EnumeratorCancellation] CancellationToken cancellation)
    {
        for (long page = 1, through = 0; through < sequence; page++)
        {
            var path = SiteLinks.LogPage(page);
            var document = await JsonAsync(path, cancellation);
            var last = Understood(path, () => document.RootElement.GetProperty("last").GetInt64());
            through = last > through ? last : throw new ServedLogException(FormattableString.Invariant($"{Address(path)} ends with change {last}, not after {through}, with which the page before it ends"));
            yield return document;
        }
    }

    /// <summary>The SHA-256 of an archived original's bytes as they are served; else what is wrong with it.</summary>
    public async Task<(string? Sha256, string? Problem)> OriginalAsync(string sha256, CancellationToken cancellation)
    {
        using var response = await AskAsync("/originals/" + Uri.EscapeDataString(sha256), cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            return (null, FormattableString.Invariant($"for which the site answers {(int)response.StatusCode}"));
        }

        var bytes = await BytesAsync(response, OriginalBytes, cancellation);
        return bytes is null ? (null, FormattableString.Invariant($"which is served with more than {OriginalBytes} bytes")) : (Convert.ToHexStringLower(SHA256.HashData(bytes)), null);
    }

    private async Task<JsonDocument> JsonAsync(string path, CancellationToken cancellation)
    {
        using var response = await AskAsync(path, cancellation);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw new ServedLogException(FormattableString.Invariant($"{Address(path)} answers {(int)response.StatusCode}; is {root} the address of a TraceFeed site?"));
        }

        var bytes = await BytesAsync(response, PageBytes, cancellation) ?? throw new ServedLogException(FormattableString.Invariant($"{Address(path)} answers more than {PageBytes} bytes"));
        return Understood(path, () => JsonDocument.Parse(bytes));
    }

    private async Task<HttpResponseMessage> AskAsync(string path, CancellationToken cancellation)
    {
        try
        {
            return await http.GetAsync(Address(path), HttpCompletionOption.ResponseHeadersRead, cancellation);
        }
        catch (HttpRequestException error)
        {
            throw new ServedLogException($"{Address(path)} does not answer: {error.Message}", error);
        }
        catch (TaskCanceledException error) when (!cancellation.IsCancellationRequested)
        {
            throw new ServedLogException($"{Address(path)} does not answer in time", error);
        }
    }

    private static async Task<byte[]?> BytesAsync(HttpResponseMessage response, int most, CancellationToken cancellation)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellation);
        using var bytes = new MemoryStream();
        var buffer = new byte[1 << 16];
        for (int read; (read = await body.ReadAsync(buffer, cancellation)) > 0;)
        {
            bytes.Write(buffer, 0, read);
            if (bytes.Length > most)
            {
                return null;
            }
        }

        return bytes.ToArray();
    }

    private T Understood<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new ServedLogException($"{Address(path)} answers something that is no log: {error.Message}", error);
        }
    }

    private string Address(string path) => root.AbsoluteUri.TrimEnd('/') + path;
}
