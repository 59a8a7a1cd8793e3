using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Runs the function for a message, then deletes it, shows it again or puts it aside.</summary>
internal sealed partial class MessageProcessor(
    Function function, QueueClient queue, PoisonQueue? poison, QueueOptions options, FunctionInvoker invoker, ILogger logger)
{
    /// <summary>Never throws: what fails here leaves the message in the queue, to be seen again when its lease ends.</summary>
    public async Task ProcessAsync(QueueMessage message, CancellationToken stopping)
    {
        try
        {
            // Received at the moment of the stop, or left behind by a process that died in its last try.
            if (stopping.IsCancellationRequested)
                await ShowAsync(message, message.PopReceipt, TimeSpan.Zero);
            else if (poison is not null && message.DequeueCount > options.MaxDequeueCount)
                await PutAsideAsync(message, message.PopReceipt, poison);
            else
                await RunAsync(message, stopping);
        }
        catch (Exception exception)
        {
            LogLeft(exception, message.MessageId, queue.Name);
        }
    }

    /// <summary>What follows the run is not cancelled by the stop: the queue must learn how it ended.</summary>
    private async Task RunAsync(QueueMessage message, CancellationToken stopping)
    {
        var lease = new MessageLease(queue, message, options.ProcessingLease, logger);
        var succeeded = await invoker.TryInvokeAsync(function, message, retry: null, stopping);
        var receipt = await lease.EndAsync();

        if (succeeded)
            await queue.DeleteMessageAsync(message.MessageId, receipt, CancellationToken.None);
        else if (poison is not null && message.DequeueCount >= options.MaxDequeueCount)
            await PutAsideAsync(message, receipt, poison);
        else
            await ShowAsync(message, receipt, options.VisibilityTimeout);
    }

    private Task ShowAsync(QueueMessage message, string receipt, TimeSpan after) =>
        queue.UpdateMessageAsync(message.MessageId, receipt, visibilityTimeout: after);

    private async Task PutAsideAsync(QueueMessage message, string receipt, PoisonQueue poison)
    {
        await poison.AddAsync(message.Body);
        await queue.DeleteMessageAsync(message.MessageId, receipt);
        LogPutAside(message.MessageId, message.DequeueCount, queue.Name);
    }

    [LoggerMessage(LogLevel.Error, "Message {MessageId} failed {DequeueCount} times and was moved to '{Queue}-poison'")]
    private partial void LogPutAside(string messageId, long dequeueCount, string queue);

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} of '{Queue}' stays in the queue and will be seen again")]
    private partial void LogLeft(Exception exception, string messageId, string queue);
}
