using System.Collections.Concurrent;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using TraceFeed.Log;

namespace TraceFeed.Storage.Tests;

/// <summary>Sees every call a storage account gets, counts them, and breaks off where a test wants the process to have died.</summary>
internal sealed class StorageTraffic : HttpPipelinePolicy
{
    private readonly ConcurrentQueue<string> calls = new();

    /// <summary>Calls so far, as <c>METHOD path?query</c> without the account.</summary>
    public IReadOnlyList<string> Calls => [.. calls];

    /// <summary>Whether the process dies instead of sending a call.</summary>
    public Func<string, bool> DiesBefore { get; set; } = _ => false;

    /// <summary>Whether the process dies when a call is answered.</summary>
    public Func<string, bool> DiesAfter { get; set; } = _ => false;

    /// <summary>An account whose every call is seen; its containers and tables exist.</summary>
    public async Task<StorageAccount> ConnectAsync(string connectionString)
    {
        var account = new StorageAccount(
            new BlobServiceClient(connectionString, Watched(new BlobClientOptions())),
            new TableServiceClient(connectionString, Watched(new TableClientOptions())),
            new QueueServiceClient(connectionString, Watched(new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 })));
        await account.CreateAsync(CancellationToken.None);
        calls.Clear();
        return account;
    }

    public void Forget() => calls.Clear();

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException("Everything here is asynchronous.");

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var uri = message.Request.Uri.ToUri();
        var call = $"{message.Request.Method} /{Uri.UnescapeDataString(string.Join('/', uri.AbsolutePath.Split('/')[2..]) + uri.Query)}";
        calls.Enqueue(call);
        Die(DiesBefore(call));
        await ProcessNextAsync(message, pipeline);
        Die(DiesAfter(call));
    }

    private static void Die(bool now)
    {
        if (now)
        {
            throw new DiedException();
        }
    }

    private T Watched<T>(T options)
        where T : ClientOptions
    {
        options.AddPolicy(this, HttpPipelinePosition.PerCall);
        return options;
    }
}
