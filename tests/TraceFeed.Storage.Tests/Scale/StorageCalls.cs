namespace TraceFeed.Storage.Tests.Scale;

/// <summary>Calls to storage by what is paid for them.</summary>
internal sealed record StorageCalls(int TableReads, int TableWrites, int BlobReads, int BlobWrites, int Queues)
{
    /// <summary>All of them.</summary>
    public int All => TableReads + TableWrites + BlobReads + BlobWrites + Queues;

    /// <summary>What is more than in another count.</summary>
    public static StorageCalls operator -(StorageCalls a, StorageCalls b) =>
        new(a.TableReads - b.TableReads, a.TableWrites - b.TableWrites, a.BlobReads - b.BlobReads, a.BlobWrites - b.BlobWrites, a.Queues - b.Queues);

    /// <summary>Counts calls as <see cref="StorageTraffic"/> tells them, those that take messages from a queue left out: the Functions host makes them, and others than a test does.</summary>
    public static StorageCalls Of(IEnumerable<string> calls)
    {
        var kinds = calls.Select(Kind).CountBy(kind => kind).ToDictionary();
        int Count(string kind) => kinds.GetValueOrDefault(kind);
        return new StorageCalls(Count("table read"), Count("table write"), Count("blob read"), Count("blob write"), Count("message"));
    }

    private static string Kind(string call)
    {
        var (method, path) = call.Split(' ', 2) is [var verb, var rest] ? (verb, rest) : throw new ArgumentException($"'{call}' is no call.", nameof(call));
        if (path.Contains("/messages", StringComparison.Ordinal))
        {
            return method == "POST" ? "message" : "host";
        }

        // A name in brackets, or a batch, is Table storage's way to say what it is about.
        var table = path.EndsWith("/$batch", StringComparison.Ordinal) || path.Contains('(', StringComparison.Ordinal) || path.Split('?')[0] is "/log" or "/editions" or "/vintages" or "/events";
        return (table, method) switch
        {
            (true, "GET") => "table read",
            (true, _) => "table write",
            (false, "GET" or "HEAD") when path.Contains("-poison", StringComparison.Ordinal) => "message",
            (false, "GET" or "HEAD") => "blob read",
            _ => "blob write",
        };
    }
}
