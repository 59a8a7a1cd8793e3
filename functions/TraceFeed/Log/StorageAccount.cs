using Azure.Core;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;

namespace TraceFeed.Log;

/// <summary>The storage account that holds everything: names of containers and tables stand here and nowhere else.</summary>
public sealed class StorageAccount
{
    /// <summary>The container of rendered views, unless a deployment names another one.</summary>
    public const string DefaultViews = "public";

    private readonly BlobServiceClient blobs;
    private readonly TableServiceClient tables;

    /// <summary>Clients of one account.</summary>
    /// <param name="blobs">Its blobs.</param>
    /// <param name="tables">Its tables.</param>
    /// <param name="queues">Its queues.</param>
    /// <param name="views">The container of rendered views: <c>$web</c> where the account's static website serves them too.</param>
    public StorageAccount(BlobServiceClient blobs, TableServiceClient tables, QueueServiceClient queues, string views = DefaultViews)
    {
        (this.blobs, this.tables) = (blobs, tables);
        Originals = blobs.GetBlobContainerClient("originals");
        Changes = blobs.GetBlobContainerClient("changes");
        Cells = blobs.GetBlobContainerClient("cells");
        Public = blobs.GetBlobContainerClient(views);
        Vintages = tables.GetTableClient("vintages");
        Log = tables.GetTableClient("log");
        Editions = tables.GetTableClient("editions");
        Events = tables.GetTableClient("events");
        Queues = queues;
    }

    /// <summary>Every file ever fetched, under its SHA-256; created once, never changed.</summary>
    public BlobContainerClient Originals { get; }

    /// <summary>Every change set, under its SHA-256; created once, never changed.</summary>
    public BlobContainerClient Changes { get; }

    /// <summary>Where observations stand in an edition, under the SHA-256 of the index; created once, never changed.</summary>
    public BlobContainerClient Cells { get; }

    /// <summary>Rendered views, replaced when they change.</summary>
    public BlobContainerClient Public { get; }

    /// <summary>Chunks and vintages, one partition a source.</summary>
    public TableClient Vintages { get; }

    /// <summary>The log.</summary>
    public TableClient Log { get; }

    /// <summary>What is known of every file of every publication, one partition a source.</summary>
    public TableClient Editions { get; }

    /// <summary>What a maintainer must see, added to and never changed.</summary>
    public TableClient Events { get; }

    /// <summary>The queues.</summary>
    public QueueServiceClient Queues { get; }

    /// <summary>The account of a connection string. Queue messages are Base64, as the Functions host expects them.</summary>
    public static StorageAccount Connect(string connectionString, string views = DefaultViews) => new(
        new BlobServiceClient(connectionString), new TableServiceClient(connectionString), new QueueServiceClient(connectionString, QueueOptions), views);

    /// <summary>The account of that name, reached with an identity: that of an app, or of a maintainer who is signed in.</summary>
    public static StorageAccount Connect(string account, TokenCredential credential, string views = DefaultViews) => new(
        new BlobServiceClient(new Uri($"https://{account}.blob.core.windows.net"), credential),
        new TableServiceClient(new Uri($"https://{account}.table.core.windows.net"), credential),
        new QueueServiceClient(new Uri($"https://{account}.queue.core.windows.net"), credential, QueueOptions),
        views);

    /// <summary>The same account with another container of rendered views.</summary>
    internal StorageAccount WithViews(string views) => new(blobs, tables, Queues, views);

    /// <summary>Creates what is missing; harmless when nothing is.</summary>
    public async Task CreateAsync(CancellationToken cancellation)
    {
        foreach (var container in new[] { Originals, Changes, Cells, Public })
        {
            await container.CreateIfNotExistsAsync(cancellationToken: cancellation);
        }

        foreach (var table in new[] { Vintages, Log, Editions, Events })
        {
            await table.CreateIfNotExistsAsync(cancellation);
        }
    }

    private static QueueClientOptions QueueOptions
    {
        get
        {
            // A message that somebody put there by hand and that is no Base64 would hide all others.
            var options = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.Base64 };
            options.MessageDecodingFailed += _ => Task.CompletedTask;
            return options;
        }
    }
}
