using Azure.Storage.Queues;
using Azure.Storage.Queues.Models;
using TraceFeed.Storage.Tests.Hosting.Functions;

namespace TraceFeed.Storage.Tests.Hosting;

public sealed class QueueFunctionTests(AzuriteFixture azurite)
{
    private const string Queues = "AzureFunctionsJobHost:extensions:queues:";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly string _name = $"work-{Guid.NewGuid():n}";

    private Task<FunctionApp> StartAsync(QueueWork work, params (string Name, string Value)[] options) =>
        FunctionApp.StartAsync([typeof(QueueFunctions)], work,
        [
            ("QueueName", _name),
            ("AzureWebJobsElsewhere", azurite.ConnectionString),
            ("Elsewhere", "not asked for"),
            (Queues + "visibilityTimeout", "00:00:00"),
            (Queues + "maxPollingInterval", "00:00:00.200"),
            .. options.Select(option => (Queues + option.Name, option.Value)),
        ]);

    private async Task<QueueClient> QueueAsync(string suffix = "", QueueMessageEncoding encoding = QueueMessageEncoding.Base64)
    {
        var queue = new QueueClient(azurite.ConnectionString, _name + suffix, new QueueClientOptions { MessageEncoding = encoding });
        await queue.CreateIfNotExistsAsync();
        return queue;
    }

    private static async Task<QueueMessage> ReceiveAsync(QueueClient queue)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if ((await queue.ReceiveMessageAsync(cancellationToken: patience.Token)).Value is { } message)
                return message;
            await Task.Delay(50, patience.Token);
        }
    }

    private static async Task UntilEmptyAsync(QueueClient queue)
    {
        using var patience = new CancellationTokenSource(Patience);
        while ((await queue.GetPropertiesAsync(patience.Token)).Value.ApproximateMessagesCount > 0)
            await Task.Delay(50, patience.Token);
    }

    [Fact]
    public async Task A_message_that_succeeds_is_deleted()
    {
        var work = new QueueWork(_ => Task.CompletedTask);
        await using var app = await StartAsync(work);
        var queue = await QueueAsync();
        await queue.SendMessageAsync("""{"a":"é"}""");

        var message = await work.Begun.NextAsync();
        Assert.Equal("""{"a":"é"}""", message.MessageText);
        Assert.Equal(1, message.DequeueCount);
        await UntilEmptyAsync(queue);
    }

    [Fact]
    public async Task A_message_that_fails_five_times_goes_to_the_poison_queue_with_its_body()
    {
        var work = new QueueWork(_ => throw new InvalidOperationException("never"));
        await using var app = await StartAsync(work);
        var queue = await QueueAsync();
        await queue.SendMessageAsync("body");

        for (var i = 1; i <= 5; i++)
            Assert.Equal(i, (await work.Begun.NextAsync()).DequeueCount);
        Assert.Equal("body", (await ReceiveAsync(await QueueAsync("-poison"))).MessageText);
        await UntilEmptyAsync(queue);
        Assert.Equal(0, work.Begun.Waiting);
    }

    [Fact]
    public async Task A_message_left_behind_after_its_last_try_goes_to_the_poison_queue_without_another()
    {
        var queue = await QueueAsync();
        await queue.SendMessageAsync("killer");
        for (var i = 1; i <= 2; i++)
        {
            var taken = await ReceiveAsync(queue);
            await queue.UpdateMessageAsync(taken.MessageId, taken.PopReceipt, visibilityTimeout: TimeSpan.Zero);
        }

        var work = new QueueWork(_ => Task.CompletedTask);
        await using var app = await StartAsync(work, ("maxDequeueCount", "2"));
        Assert.Equal("killer", (await ReceiveAsync(await QueueAsync("-poison"))).MessageText);
        await UntilEmptyAsync(queue);
        Assert.Equal(0, work.Begun.Waiting);
    }

    [Fact]
    public async Task A_message_that_cannot_be_decoded_goes_to_the_poison_queue_as_it_is_and_blocks_no_other()
    {
        await (await QueueAsync("", QueueMessageEncoding.None)).SendMessageAsync("no base64 <&>");
        var queue = await QueueAsync();
        await queue.SendMessageAsync("good");

        var work = new QueueWork(_ => Task.CompletedTask);
        await using var app = await StartAsync(work);
        Assert.Equal("good", (await work.Begun.NextAsync()).MessageText);
        Assert.Equal("no base64 <&>", (await ReceiveAsync(await QueueAsync("-poison", QueueMessageEncoding.None))).MessageText);
        await UntilEmptyAsync(queue);
    }

    [Fact]
    public async Task A_message_is_not_seen_again_while_its_function_runs_however_long()
    {
        var work = new QueueWork(cancellationToken => Task.Delay(TimeSpan.FromSeconds(3), cancellationToken));
        await using var app = await StartAsync(work, ("processingLease", "00:00:02"), ("batchSize", "2"), ("newBatchThreshold", "1"));
        var queue = await QueueAsync();
        await queue.SendMessageAsync("long");

        await work.Ended.NextAsync();
        await UntilEmptyAsync(queue);
        Assert.Equal("long", (await work.Begun.NextAsync()).MessageText);
        Assert.Equal(0, work.Begun.Waiting);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 3)]
    public async Task As_many_messages_are_in_work_at_once_as_the_batch_size_says(int batchSize, int atOnce)
    {
        var queue = await QueueAsync();
        for (var i = 0; i < 3; i++)
            await queue.SendMessageAsync($"{i}");

        var work = new QueueWork(cancellationToken => Task.Delay(TimeSpan.FromMilliseconds(300), cancellationToken));
        await using var app = await StartAsync(work, ("batchSize", $"{batchSize}"), ("newBatchThreshold", "0"));
        await UntilEmptyAsync(queue);
        Assert.Equal(3, work.Ended.Waiting);
        Assert.Equal(atOnce, work.MostAtOnce);
    }

    [Fact]
    public async Task A_stop_cancels_the_running_function_and_its_message_is_seen_again()
    {
        var work = new QueueWork(cancellationToken => Task.Delay(Timeout.Infinite, cancellationToken));
        await using var app = await StartAsync(work);
        var queue = await QueueAsync();
        await queue.SendMessageAsync("unfinished");
        await work.Begun.NextAsync();

        await app.StopAsync();
        Assert.Equal(1, work.Ended.Waiting);
        Assert.Equal(2, (await ReceiveAsync(queue)).DequeueCount);
    }
}
