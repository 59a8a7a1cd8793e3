using TraceFeed.Feeds;
using TraceFeed.Log;

namespace TraceFeed.Api;

/// <summary>Answers with archived originals as they were fetched, to be saved and never to be run.</summary>
public sealed class OriginalAnswers(StorageAccount storage)
{
    private readonly OriginalStore originals = new(storage);

    /// <summary>The file of an SHA-256, as a download under its name.</summary>
    /// <exception cref="ProblemException">It is not archived.</exception>
    public async Task<Representation> AnswerAsync(ApiRequest request, string sha256, CancellationToken cancellation)
    {
        request.Allow();
        var original = await originals.FindAsync(sha256, cancellation) ?? throw Nothing;
        return new Representation(original.Bytes, sha256, DateTimeOffset.UnixEpoch, "application/octet-stream", TimeSpan.Zero) { Immutable = true, Headers = new Dictionary<string, string> { ["Content-Disposition"] = Attachment(original.Name) } };
    }

    /// <summary>The problem of an original that is not there.</summary>
    internal static ProblemException Nothing => new(Problem.NotFound("No original of that SHA-256 is archived; the files of a publication are listed at /publications.", "sha256"));

    /// <summary>The header by which a file is saved under its name, RFC 6266 with the encoding of RFC 8187: no name can end the header or its quotes.</summary>
    internal static string Attachment(string? name)
    {
        if (name is null)
        {
            return "attachment";
        }

        var file = string.Concat(name.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.Format || c is '/' or '\\' ? '_' : c));
        var plain = string.Concat(file.Select(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or ' ' ? c : '_'));
        return $"attachment; filename=\"{plain}\"; filename*=UTF-8''{Uri.EscapeDataString(file)}";
    }
}
