using Azure;
using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Asks a queue for messages, quickly while there are some and ever more slowly while there are none.</summary>
internal sealed partial class QueueListener : Listener
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(100);

    private readonly QueueOptions _options;
    private readonly QueueClient _queue;
    private readonly PoisonQueue? _poison;
    private readonly MessageProcessor _processor;
    private readonly ILogger _logger;
    private bool _exists;

    private QueueListener(
        Function function,
        string queue,
        string connectionString,
        QueueOptions options,
        FunctionInvoker invoker,
        IHostApplicationLifetime lifetime,
        ILogger<QueueListener> logger)
        : base(lifetime)
    {
        _options = options;
        _logger = logger;
        var client = new QueueClientOptions { MessageEncoding = options.MessageEncoding };
        client.MessageDecodingFailed += PoisonUndecodableAsync;
        _queue = new QueueClient(connectionString, queue, client);
        _poison = PoisonQueue.Of(connectionString, queue, options.MessageEncoding);
        _processor = new MessageProcessor(function, _queue, _poison, options, invoker, logger);
    }

    public static void Add(
        IServiceCollection services, Function function, QueueTriggerAttribute trigger, AppSettings settings, QueueOptions options)
    {
        options.Validate();
        var queue = settings.Resolve(trigger.QueueName).ToLowerInvariant();
        var connectionString = settings.ConnectionString(trigger.Connection);
        services.AddSingleton<IHostedService>(provider => new QueueListener(
            function,
            queue,
            connectionString,
            options,
            provider.GetRequiredService<FunctionInvoker>(),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<ILogger<QueueListener>>()));
    }

    protected override async Task ListenAsync(CancellationToken stopping)
    {
        var running = new List<Task>();
        var pause = ShortestPause;
        while (!stopping.IsCancellationRequested)
        {
            var messages = await ReceiveAsync();
            running.AddRange(messages.Select(message =>
                Task.Run(() => _processor.ProcessAsync(message, stopping), CancellationToken.None)));
            if (messages.Length > 0)
            {
                pause = ShortestPause;
                await UntilThresholdAsync(running);
            }
            else
            {
                await Task.Delay(pause, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                pause = pause * 2 < _options.MaxPollingInterval ? pause * 2 : _options.MaxPollingInterval;
            }
        }

        await Task.WhenAll(running);
    }

    private async Task UntilThresholdAsync(List<Task> running)
    {
        running.RemoveAll(task => task.IsCompleted);
        while (running.Count > _options.Threshold)
        {
            await Task.WhenAny(running);
            running.RemoveAll(task => task.IsCompleted);
        }
    }

    /// <summary>Not cancelled by the stop: a message that was handed out but not received would be hidden for nothing.</summary>
    private async Task<QueueMessage[]> ReceiveAsync()
    {
        try
        {
            if (!_exists)
                await _queue.CreateIfNotExistsAsync();
            _exists = true;
            return await _queue.ReceiveMessagesAsync(_options.BatchSize, _options.ProcessingLease);
        }
        catch (Exception exception)
        {
            _exists = false;
            LogNotReceived(exception, _queue.Name);
            return [];
        }
    }

    /// <summary>Without this one message that is not Base64 would fail each request for messages.</summary>
    private async Task PoisonUndecodableAsync(QueueMessageDecodingFailedEventArgs failed)
    {
        var message = failed.ReceivedMessage;
        try
        {
            if (_poison is not null)
            {
                await _poison.AddRawAsync(message.Body);
                await failed.Queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
            }

            LogUndecodable(message.MessageId, _queue.Name);
        }
        catch (RequestFailedException exception)
        {
            LogNotReceived(exception, _queue.Name);
        }
    }

    [LoggerMessage(LogLevel.Error, "No messages could be taken from '{Queue}'; trying again")]
    private partial void LogNotReceived(Exception exception, string queue);

    [LoggerMessage(LogLevel.Error, "Message {MessageId} of '{Queue}' is not in the encoding of host.json and was put aside")]
    private partial void LogUndecodable(string messageId, string queue);
}
