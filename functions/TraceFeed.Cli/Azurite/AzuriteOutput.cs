using System.Text.RegularExpressions;

namespace TraceFeed.Cli.Azurite;

/// <summary>What Azurite has printed: the addresses of its services, and everything, for whoever must explain a failure.</summary>
internal sealed partial class AzuriteOutput
{
    private const int LinesKept = 200;

    private readonly TaskCompletionSource<AzuriteEndpoints> _endpoints = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private readonly Queue<string> _lines = new();
    private readonly Lock _lock = new();

    /// <summary>Whether there is a process at all.</summary>
    public bool Started { get; set; }

    /// <summary>Completes when all three services have said where they listen.</summary>
    public Task<AzuriteEndpoints> Endpoints => _endpoints.Task;

    public void Add(string? line)
    {
        if (line is null)
            return;

        lock (_lock)
        {
            _lines.Enqueue(line);
            if (_lines.Count > LinesKept)
                _lines.Dequeue();

            if (Listening().Match(line) is { Success: true } match)
                _addresses[match.Groups["service"].Value] = match.Groups["address"].Value;
            if (_addresses.Count == 3)
                _endpoints.TrySetResult(new AzuriteEndpoints(_addresses["Blob"], _addresses["Queue"], _addresses["Table"]));
        }
    }

    public override string ToString()
    {
        lock (_lock)
            return string.Join('\n', _lines);
    }

    [GeneratedRegex(@"^Azurite (?<service>Blob|Queue|Table) service is successfully listening at (?<address>http://\S+)$")]
    private static partial Regex Listening();
}
