using Azure;
using Azure.Core;
using Azure.Data.Tables;

namespace TraceFeed.Storage.Tests.Tables;

public sealed class AuthenticationTests(AzuriteFixture azurite)
{
    private const string AllPermissions = "rwdlacu";

    private readonly Dictionary<string, string> _settings = azurite.ConnectionString
        .Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(setting => setting.Split('=', 2))
        .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    private Uri Endpoint => new(_settings["TableEndpoint"]);

    [Fact]
    public async Task The_account_key_opens_the_account()
    {
        var credential = new TableSharedKeyCredential(_settings["AccountName"], _settings["AccountKey"]);
        var name = AzuriteTables.NewTableName();

        Assert.Equal(204, (await new TableServiceClient(Endpoint, credential).CreateTableAsync(name)).GetRawResponse().Status);
        Assert.Equal(204, (await new TableClient(Endpoint, name, credential).AddEntityAsync(new TableEntity("ü p", "o'r"))).Status);
    }

    [Fact]
    public async Task Another_key_does_not()
    {
        var credential = new TableSharedKeyCredential(_settings["AccountName"], Convert.ToBase64String(new byte[64]));

        var error = await Refusal.IsAsync(403, null, () => new TableServiceClient(Endpoint, credential).CreateTableAsync(AzuriteTables.NewTableName()));

        Assert.StartsWith("Service request failed.", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_opens_what_it_permits_as_a_credential_and_in_a_connection_string()
    {
        var signature = Signature(AllPermissions);
        var service = new TableServiceClient(Endpoint, new AzureSasCredential(signature));
        var name = AzuriteTables.NewTableName();
        await service.CreateTableAsync(name);

        var byAddress = new TableClient(new Uri($"{Endpoint}/{name}"), new AzureSasCredential("?" + signature));
        await byAddress.AddEntityAsync(new TableEntity("p", "1"));
        var byString = new TableClient($"TableEndpoint={Endpoint};SharedAccessSignature={signature}", name);
        await byString.SubmitTransactionAsync([new(TableTransactionActionType.Add, new TableEntity("p", "2"))]);

        Assert.Equal((name, service.GetTableClient(name).Uri), (byAddress.Name, byAddress.Uri));
        Assert.Equal(["1", "2"], await byAddress.QueryAsync<TableEntity>(maxPerPage: 1).Select(entity => entity.RowKey).ToListAsync());
    }

    [Fact]
    public async Task A_signature_for_reading_does_not_write()
    {
        var table = await azurite.NewTableAsync();
        var reader = new TableClient(table.Uri, new AzureSasCredential(Signature("rl")));

        Assert.Empty(await reader.QueryAsync<TableEntity>().ToListAsync());
        var error = await Assert.ThrowsAsync<RequestFailedException>(() => reader.AddEntityAsync(new TableEntity("p", "r")));
        Assert.Equal(403, error.Status);
    }

    [Fact]
    public void An_address_with_a_signature_and_a_credential_is_refused()
    {
        var both = new Uri($"{Endpoint}?{Signature("r")}");

        Assert.Throws<ArgumentException>(() => new TableServiceClient(both, new AzureSasCredential("sig=x")));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_token_for_storage_is_sent_as_a_bearer_also_over_plain_http_on_loopback(bool encrypted)
    {
        await using var server = await LoopbackServer.StartAsync(encrypted);
        var credential = new FixedToken();
        var options = new TableClientOptions { Transport = LoopbackServer.Transport };

        var client = new TableServiceClient(server.Endpoint, credential, options);

        Assert.Empty(await client.QueryAsync().ToListAsync());
        Assert.Equal(["Bearer token-of-test"], server.Authorizations);
        Assert.Equal(["https://storage.azure.com/.default"], credential.Scopes);
    }

    [Fact]
    public async Task A_token_is_never_sent_over_plain_http_to_another_machine()
    {
        var client = new TableClient(new Uri("http://account.table.example/"), "T", new FixedToken());

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.AddEntityAsync(new TableEntity("p", "r")));
    }

    [Fact]
    public async Task A_busy_service_is_asked_again_and_each_try_is_signed()
    {
        await using var server = await LoopbackServer.StartAsync(encrypted: false, refusals: 2);
        var options = new TableClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(1) } };

        var client = new TableServiceClient(server.Endpoint, new TableSharedKeyCredential("a", "AAAA"), options);

        Assert.Empty(await client.QueryAsync().ToListAsync());
        Assert.Equal(3, server.Authorizations.Count);
        Assert.All(server.Authorizations, value => Assert.StartsWith("SharedKeyLite a:", value, StringComparison.Ordinal));
    }

    private string Signature(string permissions) => AccountSignature.Create(_settings["AccountName"], _settings["AccountKey"], permissions);

    private sealed class FixedToken : TokenCredential
    {
        public string[] Scopes { get; private set; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes = requestContext.Scopes;
            return new AccessToken("token-of-test", DateTimeOffset.UtcNow.AddHours(1));
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
