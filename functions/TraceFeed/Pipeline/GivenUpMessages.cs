using System.Text.Json;
using Azure;
using Azure.Storage.Queues.Models;
using TraceFeed.Log;

namespace TraceFeed.Pipeline;

/// <summary>
/// The messages that failed too often. The host moves such a message, as it is, into a queue of its own beside the one it was for, and keeps neither
/// why it failed nor how often beyond the number of host.json. Working on a message twice is harmless, so one is put back before it is taken away.
/// </summary>
public sealed class GivenUpMessages(StorageAccount storage)
{
    /// <summary>How many of a queue can be shown: more storage does not show without taking them.</summary>
    public const int Shown = 32;

    private static readonly TimeSpan Hidden = TimeSpan.FromMinutes(1);

    private readonly WorkQueues queues = new(storage);

    /// <summary>The first <see cref="Shown"/> of each queue, the oldest first; nothing happens to them.</summary>
    public async Task<IReadOnlyList<GivenUpMessage>> ListAsync(CancellationToken cancellation)
    {
        var all = new List<GivenUpMessage>();
        foreach (var name in WorkQueues.All)
        {
            var peeked = await IfThereAsync(() => queues.GivenUp(name).PeekMessagesAsync(Shown, cancellation)) ?? [];
            all.AddRange(peeked.Select(message => Message(name, message.MessageId, message.InsertedOn, message.Body)));
        }

        return all;
    }

    /// <summary>Puts messages back into the queue they were for, to be worked on again.</summary>
    /// <param name="ids">Their ids, of which eight digits are enough; null for all.</param>
    /// <param name="cancellation">Ends it; what was put back and not yet taken away is worked on once more.</param>
    /// <returns>Those that were put back.</returns>
    public Task<IReadOnlyList<GivenUpMessage>> ReplayAsync(IReadOnlyCollection<string>? ids, CancellationToken cancellation) =>
        TakeAsync(ids, (name, message) => storage.Queues.GetQueueClient(name).SendMessageAsync(message.Body, cancellationToken: cancellation), cancellation);

    /// <summary>Deletes messages.</summary>
    /// <param name="ids">Their ids, of which eight digits are enough; null for all.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Those that were deleted.</returns>
    public Task<IReadOnlyList<GivenUpMessage>> DropAsync(IReadOnlyCollection<string>? ids, CancellationToken cancellation) => TakeAsync(ids, (_, _) => Task.CompletedTask, cancellation);

    private async Task<IReadOnlyList<GivenUpMessage>> TakeAsync(IReadOnlyCollection<string>? ids, Func<string, QueueMessage, Task> first, CancellationToken cancellation)
    {
        var taken = new List<GivenUpMessage>();
        foreach (var name in WorkQueues.All)
        {
            var aside = queues.GivenUp(name);
            var others = new List<QueueMessage>();
            while (await IfThereAsync(() => aside.ReceiveMessagesAsync(Shown, Hidden, cancellation)) is { Length: > 0 } some)
            {
                foreach (var message in some)
                {
                    if (ids?.Any(id => id.Length >= GivenUpMessage.LeastOfId && message.MessageId.StartsWith(id, StringComparison.OrdinalIgnoreCase)) == false)
                    {
                        others.Add(message);
                        continue;
                    }

                    await first(name, message);
                    await aside.DeleteMessageAsync(message.MessageId, message.PopReceipt, cancellation);
                    taken.Add(Message(name, message.MessageId, message.InsertedOn, message.Body));
                }
            }

            foreach (var message in others)
            {
                await aside.UpdateMessageAsync(message.MessageId, message.PopReceipt, visibilityTimeout: TimeSpan.Zero, cancellationToken: cancellation);
            }
        }

        return taken;
    }

    private static GivenUpMessage Message(string queue, string id, DateTimeOffset? since, BinaryData body) => new(id, queue, since, body.ToString(), Asks(queue, body));

    private static IngestMessage? Asks(string queue, BinaryData body)
    {
        try
        {
            return queue == WorkQueues.Ingest ? IngestMessage.Of(body) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    // The host makes such a queue with its first message.
    private static async Task<T[]?> IfThereAsync<T>(Func<Task<Response<T[]>>> ask)
    {
        try
        {
            return (await ask()).Value;
        }
        catch (RequestFailedException error) when (error.Status == 404)
        {
            return null;
        }
    }
}
