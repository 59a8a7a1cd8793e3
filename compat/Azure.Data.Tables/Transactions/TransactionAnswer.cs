using System.Globalization;
using System.Text;
using Azure.Data.Tables.Transport;

namespace Azure.Data.Tables.Transactions;

/// <summary>The service's answer to a transaction: one answer per action, or a single one when an action failed.</summary>
internal static class TransactionAnswer
{
    /// <exception cref="TableTransactionFailedException">An action failed.</exception>
    /// <exception cref="InvalidOperationException">The answer cannot be understood; whether anything was written is not known.</exception>
    public static IReadOnlyList<Response> Read(Response response, int actions)
    {
        var parts = Parts(response).ToList();
        if (parts.Find(part => part.IsError) is { } failed)
            throw new TableTransactionFailedException(new RequestFailedException(failed, innerException: null, ErrorParser.Instance));
        if (parts.Count != actions)
            throw new InvalidOperationException($"The service answered {parts.Count} of {actions} actions of a transaction:\n{response.Content}");
        return parts;
    }

    private static IEnumerable<Response> Parts(Response response)
    {
        using var lines = new StringReader(response.Content.ToString());
        while (lines.ReadLine() is { } line)
        {
            // What stands around the inner answers (boundaries, headers of parts) says nothing that they do not say.
            if (line.StartsWith("HTTP/1.1 ", StringComparison.Ordinal))
                yield return Part(line, lines, response.ClientRequestId);
        }
    }

    private static TransactionPart Part(string statusLine, StringReader lines, string requestId)
    {
        var words = statusLine.Split(' ', 3);
        var headers = new List<KeyValuePair<string, string>>();
        while (lines.ReadLine() is { Length: > 0 } header)
        {
            var colon = header.IndexOf(':', StringComparison.Ordinal);
            if (colon > 0)
                headers.Add(new(header[..colon], header[(colon + 1)..].Trim()));
        }

        // JSON has no line that looks like a boundary.
        var body = new StringBuilder();
        while (lines.ReadLine() is { } next && !next.StartsWith("--", StringComparison.Ordinal))
            body.AppendLine(next);

        return new TransactionPart(
            int.Parse(words[1], NumberStyles.None, CultureInfo.InvariantCulture), words.ElementAtOrDefault(2) ?? "", headers, body.ToString().Trim(), requestId);
    }
}
