namespace TraceFeed.Cli.Azurite;

/// <summary>Where the three services of one Azurite listen, as <c>http://host:port</c>.</summary>
internal sealed record AzuriteEndpoints(string Blob, string Queue, string Table)
{
    // The account and key of every storage emulator, published in its documentation; no secret.
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    public string ToConnectionString() =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};" +
        $"BlobEndpoint={Blob}/{Account};QueueEndpoint={Queue}/{Account};TableEndpoint={Table}/{Account};";
}
