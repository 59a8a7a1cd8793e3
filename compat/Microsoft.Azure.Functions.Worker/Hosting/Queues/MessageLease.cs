using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Keeps a message invisible while its function runs. Each renewal changes the receipt that deletes it.</summary>
internal sealed partial class MessageLease
{
    private readonly QueueClient _queue;
    private readonly QueueMessage _message;
    private readonly TimeSpan _length;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ended = new();
    private readonly Task _renewals;
    private string _receipt;

    public MessageLease(QueueClient queue, QueueMessage message, TimeSpan length, ILogger logger)
    {
        _queue = queue;
        _message = message;
        _length = length;
        _logger = logger;
        _receipt = message.PopReceipt;
        _renewals = RenewAsync();
    }

    /// <summary>Renews no more.</summary>
    /// <returns>The receipt with which the message can be deleted or shown again.</returns>
    public async Task<string> EndAsync()
    {
        await _ended.CancelAsync();
        await _renewals;
        _ended.Dispose();
        return _receipt;
    }

    private async Task RenewAsync()
    {
        while (true)
        {
            await Task.Delay(_length / 3, _ended.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_ended.IsCancellationRequested)
                return;

            try
            {
                // Never cancelled: a renewal that arrives but is not heard of would leave a stale receipt.
                var renewed = await _queue.UpdateMessageAsync(
                    _message.MessageId, _receipt, visibilityTimeout: _length, cancellationToken: CancellationToken.None);
                _receipt = renewed.Value.PopReceipt;
            }
            catch (Exception exception)
            {
                LogNotRenewed(exception, _message.MessageId, _queue.Name);
            }
        }
    }

    [LoggerMessage(LogLevel.Warning, "Message {MessageId} of '{Queue}' could not be kept invisible")]
    private partial void LogNotRenewed(Exception exception, string messageId, string queue);
}
