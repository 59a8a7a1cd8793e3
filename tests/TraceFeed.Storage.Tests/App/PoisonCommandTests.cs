using Azure.Storage.Queues;
using TraceFeed.Cli;
using TraceFeed.Log;
using TraceFeed.Pipeline;

namespace TraceFeed.Storage.Tests.App;

public sealed class PoisonCommandTests(AzuriteFixture azurite)
{
    private const string Local = "england-test-and-trace-local";
    private static readonly IngestMessage Asked = new(Local, "/government/publications/weekly-statistics");

    [Fact]
    public async Task Messages_are_listed_with_what_they_ask_for_and_what_became_of_it()
    {
        var (connection, storage) = await WithQueuesAsync();
        Assert.Equal((0, "0 messages failed too often.\n"), await RunAsync("list", connection));

        await PutAsync(storage, WorkQueues.Ingest, Asked.ToBody());
        await PutAsync(storage, WorkQueues.Publish, BinaryData.FromString("{}"));
        await PutAsync(storage, WorkQueues.Ingest, BinaryData.FromString("hello\u001b"));
        var (code, output) = await RunAsync("list", connection);

        Assert.Equal(0, code);
        Assert.Matches(@"^[0-9a-f]{8}  ingest  since \d{4}-\d\d-\d\d \d\d:\d\d UTC  england-test-and-trace-local  /government/publications/weekly-statistics\n          the publication is not known any more; drop it\n", output);
        Assert.Contains(@"no message of this app: hello\u{1b}", output, StringComparison.Ordinal);
        Assert.Contains("render what changed\n          every commit and every start of the app asks for it again\n", output, StringComparison.Ordinal);
        Assert.EndsWith("3 messages failed too often.\n", output, StringComparison.Ordinal);

        await new EditionTable(storage.Editions).PutAsync(Edition(EditionState.Seen), CancellationToken.None);
        Assert.Contains("          still to be taken in: w16.csv\n", (await RunAsync("list", connection)).Output, StringComparison.Ordinal);
        await new EditionTable(storage.Editions).PutAsync(Edition(EditionState.Quarantined), CancellationToken.None);
        Assert.Contains($"          quarantined since ({Edition(EditionState.Seen).ShortId}): It looks odd.\n", (await RunAsync("list", connection)).Output, StringComparison.Ordinal);
        await new EditionTable(storage.Editions).PutAsync(Edition(EditionState.Done), CancellationToken.None);
        Assert.Contains("          done since, log row 7; drop it\n", (await RunAsync("list", connection)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_message_is_put_back_into_its_queue_and_the_others_stay()
    {
        var (connection, storage) = await WithQueuesAsync();
        await PutAsync(storage, WorkQueues.Ingest, new IngestMessage(Local, "/another").ToBody());
        await PutAsync(storage, WorkQueues.Ingest, Asked.ToBody());
        var id = Assert.Single(await new GivenUpMessages(storage).ListAsync(CancellationToken.None), message => message.Asks == Asked).ShortId;

        Assert.Equal((0, $"{id} is put back into ingest\n"), await RunAsync("replay", connection, id));

        Assert.Equal(Asked, IngestMessage.Of(Assert.Single(await ReceivedAsync(storage, WorkQueues.Ingest))));
        Assert.Equal("/another", Assert.Single(await new GivenUpMessages(storage).ListAsync(CancellationToken.None)).Asks!.Publication);
        var (code, output) = await RunAsync("replay", connection, id);
        Assert.Equal((2, $"tracefeed: no message has the id '{id}'; './tracefeed poison list' shows those there are (eight digits are enough)\n"), (code, output));
    }

    [Fact]
    public async Task All_are_put_back_however_many_there_are_and_each_into_its_own_queue()
    {
        var (connection, storage) = await WithQueuesAsync();
        for (var i = 0; i < 40; i++)
        {
            await PutAsync(storage, WorkQueues.Ingest, new IngestMessage(Local, $"/{i}").ToBody());
        }

        await PutAsync(storage, WorkQueues.Publish, BinaryData.FromString("{}"));
        Assert.EndsWith("41 messages failed too often; 8 of them cannot be shown.\n", (await RunAsync("list", connection)).Output, StringComparison.Ordinal);

        var (code, output) = await RunAsync("replay", connection, "--all");

        Assert.Equal((0, 41), (code, output.Count(c => c == '\n')));
        Assert.Equal(40, (await ReceivedAsync(storage, WorkQueues.Ingest)).Select(body => IngestMessage.Of(body).Publication).Distinct().Count());
        Assert.Equal("{}", Assert.Single(await ReceivedAsync(storage, WorkQueues.Publish)).ToString());
        Assert.Equal((0, "0 messages failed too often.\n"), await RunAsync("list", connection));
    }

    [Fact]
    public async Task A_dropped_message_is_gone_and_a_process_that_dies_while_it_puts_one_back_loses_none()
    {
        var (connection, storage) = await WithQueuesAsync();
        await PutAsync(storage, WorkQueues.Ingest, Asked.ToBody());
        var id = Assert.Single(await new GivenUpMessages(storage).ListAsync(CancellationToken.None)).ShortId;

        var traffic = new StorageTraffic();
        var watched = await traffic.ConnectAsync(connection);
        traffic.DiesBefore = call => call.StartsWith("DELETE", StringComparison.Ordinal);
        await Assert.ThrowsAsync<DiedException>(() => new GivenUpMessages(watched).ReplayAsync(null, CancellationToken.None));
        Assert.Equal(Asked, IngestMessage.Of(Assert.Single(await ReceivedAsync(storage, WorkQueues.Ingest))));
        Assert.Equal([("ingest-poison", 1), ("publish-poison", 0)], await new WorkQueues(storage).GivenUpAsync(CancellationToken.None));

        await PutAsync(storage, WorkQueues.Publish, BinaryData.FromString("{}"));
        var other = Assert.Single(await new GivenUpMessages(storage).ListAsync(CancellationToken.None), message => message.Queue == WorkQueues.Publish).ShortId;
        Assert.NotEqual(id, other);
        Assert.Equal((0, $"{other} is deleted from publish-poison\n"), await RunAsync("drop", connection, other));
        Assert.Empty(await ReceivedAsync(storage, WorkQueues.Publish));
    }

    [Fact]
    public async Task A_message_that_is_no_Base64_hides_no_other()
    {
        var (connection, storage) = await WithQueuesAsync();
        await PutAsync(storage, WorkQueues.Ingest, Asked.ToBody());
        await new QueueClient(connection, WorkQueues.Ingest + WorkQueues.GivenUpSuffix).SendMessageAsync("?");

        Assert.EndsWith("2 messages failed too often; 1 of them cannot be shown.\n", (await RunAsync("list", connection)).Output, StringComparison.Ordinal);
        Assert.Single((await RunAsync("replay", connection, "--all")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task Whatever_a_message_says_the_others_are_listed_and_put_back()
    {
        var (connection, storage) = await WithQueuesAsync();
        BinaryData[] bodies =
        [
            new IngestMessage(new string('x', 40_000), "/a").ToBody(),
            new IngestMessage("a' or PartitionKey ne '\u001b[2J\0", "/\u202e").ToBody(),
            BinaryData.FromString("""{"Source":"\ud800","Publication":""}"""),
            BinaryData.FromString(new string('[', 5_000)),
            BinaryData.FromString("""{"Source":1,"Publication":[]}"""),
            BinaryData.FromString("null"),
            BinaryData.FromString(""),
            BinaryData.FromBytes(new byte[] { 0xff, 0x1b, 0x00 }),
            Asked.ToBody(),
        ];
        foreach (var body in bodies)
        {
            await PutAsync(storage, WorkQueues.Ingest, body);
        }

        var (code, output) = await RunAsync("list", connection);

        Assert.Equal((0, 2 * bodies.Length + 1), (code, output.Count(c => c == '\n')));
        Assert.DoesNotContain(output, c => (char.IsControl(c) && c != '\n') || c == '\u202e');
        Assert.Equal(2, output.Split("          no source of this version has this id; drop it\n").Length - 1);
        (code, output) = await RunAsync("replay", connection, "--all");
        Assert.Equal((0, bodies.Length), (code, output.Count(c => c == '\n')));
        Assert.Equal(bodies.Select(body => Convert.ToHexString(body.ToArray())), (await ReceivedAsync(storage, WorkQueues.Ingest)).Select(body => Convert.ToHexString(body.ToArray())));
    }

    private static Edition Edition(EditionState state) => new()
    {
        Source = Local,
        Publication = Asked.Publication,
        Title = "",
        Page = new Uri("https://www.gov.uk/"),
        Published = new DateOnly(2020, 9, 24),
        UpdatedAt = DateTimeOffset.UnixEpoch.AddYears(50),
        Url = new Uri("https://assets.publishing.service.gov.uk/w16.csv"),
        FileName = "w16.csv",
        State = state,
        Row = state == EditionState.Done ? 7 : null,
        Reason = state == EditionState.Quarantined ? "It looks odd." : null,
    };

    private async Task<(string Connection, StorageAccount Storage)> WithQueuesAsync()
    {
        var connection = azurite.NewAccount();
        var storage = StorageAccount.Connect(connection);
        await storage.CreateAsync(CancellationToken.None);
        await new WorkQueues(storage).CreateAsync(CancellationToken.None);
        return (connection, storage);
    }

    // As the host puts one aside.
    private static async Task PutAsync(StorageAccount storage, string queue, BinaryData body)
    {
        var aside = storage.Queues.GetQueueClient(queue + WorkQueues.GivenUpSuffix);
        await aside.CreateIfNotExistsAsync();
        await aside.SendMessageAsync(body);
    }

    private static async Task<IReadOnlyList<BinaryData>> ReceivedAsync(StorageAccount storage, string queue)
    {
        var all = new List<BinaryData>();
        while ((await storage.Queues.GetQueueClient(queue).ReceiveMessagesAsync(32)).Value is { Length: > 0 } some)
        {
            all.AddRange(some.Select(message => message.Body));
        }

        return all;
    }

    private static async Task<(int Code, string Output)> RunAsync(string command, string connection, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        var code = await CommandLine.RunAsync(["poison", command, .. args, "--storage", connection], output, output, TestContext.Current.CancellationToken);
        return (code, output.ToString());
    }
}
