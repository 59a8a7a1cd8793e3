using Azure.Core;
using Azure.Data.Tables;

namespace TraceFeed.Storage.Tests.Tables;

public sealed class ConnectionStringTests(AzuriteFixture azurite)
{
    [Fact]
    public void An_endpoint_of_its_own_is_used_as_it_is()
    {
        var table = new TableClient(azurite.ConnectionString, "Abc");

        Assert.Equal(("Abc", "devstoreaccount1"), (table.Name, table.AccountName));
        Assert.Equal($"{azurite.TableService().Uri}/Abc", table.Uri.ToString());
    }

    [Theory]
    [InlineData("UseDevelopmentStorage=true", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("UseDevelopmentStorage=true;", "http://127.0.0.1:10002/devstoreaccount1", "devstoreaccount1")]
    [InlineData("AccountName=abc;AccountKey=AAAA", "https://abc.table.core.windows.net/", "abc")]
    [InlineData("DefaultEndpointsProtocol=https;AccountName=abc;AccountKey=AAA=;EndpointSuffix=core.windows.net", "https://abc.table.core.windows.net/", "abc")]
    [InlineData("DefaultEndpointsProtocol=http;AccountName=abc;AccountKey=AAAA;EndpointSuffix=example.org", "http://abc.table.example.org/", "abc")]
    [InlineData("TableEndpoint=https://abc.table.example.org;SharedAccessSignature=sv=1&sig=x%3D", "https://abc.table.example.org/", "abc")]
    public void An_endpoint_is_made_from_the_account(string connectionString, string uri, string account)
    {
        var service = new TableServiceClient(connectionString);

        Assert.Equal((uri, account), (service.Uri.ToString(), service.AccountName));
    }

    [Theory]
    [InlineData("nonsense", "Connection string doesn't have value for keyword 'nonsense'.")]
    [InlineData("AccountName=abc", "No valid combination of account information found.")]
    [InlineData("AccountKey=AAAA", "No valid combination of account information found.")]
    [InlineData("", "No valid combination of account information found.")]
    public void One_that_says_too_little_is_refused(string connectionString, string message) =>
        Assert.Equal(message, Assert.Throws<InvalidOperationException>(() => new TableServiceClient(connectionString)).Message);

    [Theory]
    [InlineData("https://abc.table.core.windows.net/", "https://abc.table.core.windows.net/T")]
    [InlineData("http://127.0.0.1:10002/devstoreaccount1", "http://127.0.0.1:10002/devstoreaccount1/T")]
    public void A_token_credential_needs_an_address_only(string endpoint, string tableUri)
    {
        var token = DelegatedTokenCredential.Create((_, _) => throw new InvalidOperationException("Nothing is sent."));

        Assert.Equal(tableUri, new TableServiceClient(new Uri(endpoint), token).GetTableClient("T").Uri.ToString());
        Assert.Equal(tableUri, new TableClient(new Uri(endpoint), "T", token).Uri.ToString());
    }
}
