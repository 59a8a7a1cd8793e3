namespace Azure.Data.Tables.Transport;

/// <summary>One page of a query.</summary>
/// <param name="Filter">An OData filter; null for all.</param>
/// <param name="Select">The properties wanted; null for all.</param>
/// <param name="Size">The most entities wanted; null for as many as the service gives.</param>
/// <param name="Continuation">Where the page before ended; null for the first.</param>
internal sealed record EntityQuery(string? Filter, IEnumerable<string>? Select, int? Size, string? Continuation)
{
    /// <summary>The two keys that the service says to go on with, in one word each; null at the end.</summary>
    public static string? ContinuationOf(Response response)
    {
        if (!response.Headers.TryGetValue("x-ms-continuation-NextPartitionKey", out string? partition) || string.IsNullOrEmpty(partition))
            return null;
        response.Headers.TryGetValue("x-ms-continuation-NextRowKey", out string? row);
        return $"{Uri.EscapeDataString(partition)} {Uri.EscapeDataString(row ?? "")}";
    }

    public string ToQueryString()
    {
        var keys = Continuation?.Split(' ').Select(Uri.UnescapeDataString).ToArray();
        if (keys is { Length: not 2 })
            throw new ArgumentException($"Not a continuation token of a query: '{Continuation}'.");

        return QueryString.Create(
            ("$filter", Filter),
            ("$select", QueryString.List(Select)),
            ("$top", QueryString.Number(Size)),
            ("NextPartitionKey", keys?[0]),
            ("NextRowKey", keys is [_, { Length: > 0 } row] ? row : null));
    }
}
