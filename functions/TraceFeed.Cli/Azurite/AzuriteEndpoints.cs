namespace TraceFeed.Cli.Azurite;

/// <summary>Where the three services of one Azurite listen, as <c>http://host:port</c>.</summary>
internal sealed record AzuriteEndpoints(string Blob, string Queue, string Table)
{
    // The account and key of every storage emulator, published in its documentation; no secret.
    public const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public string ToConnectionString(string account) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};" +
        $"BlobEndpoint={Blob}/{account};QueueEndpoint={Queue}/{account};TableEndpoint={Table}/{account};";

    /// <summary>Accounts in the form that Azurite takes them in, all with the same key.</summary>
    public static string ToSetting(IEnumerable<string> accounts) => string.Join(';', accounts.Select(account => $"{account}:{Key}"));
}
