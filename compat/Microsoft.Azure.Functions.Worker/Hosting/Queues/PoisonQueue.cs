using Azure;
using Azure.Storage.Queues;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary><c>{queue}-poison</c>, made when its first message comes.</summary>
internal sealed class PoisonQueue(string connectionString, string queue, QueueMessageEncoding encoding)
{
    private const string Suffix = "-poison";

    private readonly QueueClient _encoded = Client(connectionString, queue, encoding);
    private readonly QueueClient _raw = Client(connectionString, queue, QueueMessageEncoding.None);

    /// <summary>None for a queue that is itself one: its messages stay.</summary>
    public static PoisonQueue? Of(string connectionString, string queue, QueueMessageEncoding encoding) =>
        queue.EndsWith(Suffix, StringComparison.Ordinal) ? null : new(connectionString, queue, encoding);

    public Task AddAsync(BinaryData body) => SendAsync(_encoded, body);

    /// <summary>Adds the text of a message that could not be decoded, as it was.</summary>
    public Task AddRawAsync(BinaryData text) => SendAsync(_raw, text);

    private static async Task SendAsync(QueueClient client, BinaryData body)
    {
        try
        {
            await client.SendMessageAsync(body);
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            await client.CreateIfNotExistsAsync();
            await client.SendMessageAsync(body);
        }
    }

    private static QueueClient Client(string connectionString, string queue, QueueMessageEncoding encoding) =>
        new(connectionString, queue + Suffix, new QueueClientOptions { MessageEncoding = encoding });
}
