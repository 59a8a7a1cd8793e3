namespace Azure.Data.Tables.Transport;

/// <summary>The parts of a storage connection string that concern tables.</summary>
internal sealed class TableConnectionString
{
    // The account and key of every storage emulator, published in its documentation; no secret.
    private const string EmulatorAccount = "devstoreaccount1";
    private const string EmulatorKey = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly Dictionary<string, string> _settings = new(StringComparer.OrdinalIgnoreCase);

    /// <exception cref="InvalidOperationException">The text names no table service or no way to authenticate.</exception>
    public TableConnectionString(string text)
    {
        foreach (var setting in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            var equals = setting.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
                throw new InvalidOperationException($"Connection string doesn't have value for keyword '{setting}'.");
            _settings[setting[..equals]] = setting[(equals + 1)..];
        }

        if (bool.TryParse(Setting("UseDevelopmentStorage"), out var emulator) && emulator)
        {
            _settings.TryAdd("AccountName", EmulatorAccount);
            _settings.TryAdd("AccountKey", EmulatorKey);
            _settings.TryAdd("TableEndpoint", $"http://127.0.0.1:10002/{EmulatorAccount}");
        }

        Endpoint = Setting("TableEndpoint") is { } endpoint ? new Uri(endpoint) : EndpointOfAccount();
        SharedKey = Setting("AccountName") is { } name && Setting("AccountKey") is { } key ? new TableSharedKeyCredential(name, key) : null;
        Signature = Setting("SharedAccessSignature") is { } signature ? new AzureSasCredential(signature) : null;
        if (SharedKey is null && Signature is null)
            throw Incomplete();
    }

    public Uri Endpoint { get; }

    /// <summary>Null when the string carries a shared access signature only.</summary>
    public TableSharedKeyCredential? SharedKey { get; }

    public AzureSasCredential? Signature { get; }

    private Uri EndpointOfAccount() =>
        Setting("AccountName") is { } name
            ? new Uri($"{Setting("DefaultEndpointsProtocol") ?? "https"}://{name}.table.{Setting("EndpointSuffix") ?? "core.windows.net"}")
            : throw Incomplete();

    private string? Setting(string name) => _settings.GetValueOrDefault(name);

    private static InvalidOperationException Incomplete() => new("No valid combination of account information found.");
}
