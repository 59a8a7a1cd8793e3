using System.Text.Json;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using TraceFeed.Storage.Tests.Hosting.Functions;

namespace TraceFeed.Storage.Tests.Hosting;

public sealed class TimerFunctionTests(AzuriteFixture azurite)
{
    private readonly Runs<(string Function, TimerInfo Timer)> _runs = new();

    [Fact]
    public async Task A_timer_runs_on_the_schedule_of_a_setting_and_a_disabled_one_does_not()
    {
        await using var app = await FunctionApp.StartAsync(
            [typeof(TimerFunctions)], _runs, ("Schedule", "* * * * * *"), ("AzureWebJobs.Yearly.Disabled", "true"));

        var (function, timer) = await _runs.NextAsync();
        Assert.Equal("Scheduled", function);
        Assert.False(timer.IsPastDue);
        Assert.Null(timer.ScheduleStatus);
    }

    [Fact]
    public async Task An_occurrence_missed_while_the_host_was_down_runs_at_the_next_start_and_is_past_due()
    {
        (string, string)[] settings =
            [("Schedule", TimerFunctions.NewYear), ("AzureWebJobs.Scheduled.Disabled", "true"), ("AzureWebJobsStorage", azurite.ConnectionString)];
        var nextNewYear = new DateTime(DateTime.Now.Year + 1, 1, 1);

        await using (await FunctionApp.StartAsync([typeof(TimerFunctions)], _runs, settings))
        {
            var first = (await _runs.NextAsync()).Timer;
            Assert.False(first.IsPastDue);
            Assert.Equal(nextNewYear, first.ScheduleStatus!.Next);
        }

        var blob = new BlobContainerClient(azurite.ConnectionString, "azure-webjobs-hosts").GetBlobClient("timers/Yearly/status");
        var status = await StatusAsync(blob);
        Assert.Equal(nextNewYear, status.Next);

        var lastRun = status.Last.AddYears(-1);
        var missed = nextNewYear.AddYears(-1);
        await blob.UploadAsync(
            BinaryData.FromObjectAsJson(new ScheduleStatus { Last = lastRun, Next = missed, LastUpdated = lastRun }), overwrite: true);
        await using (await FunctionApp.StartAsync([typeof(TimerFunctions)], _runs, settings))
        {
            var second = (await _runs.NextAsync()).Timer;
            Assert.True(second.IsPastDue);
            Assert.Equal(missed, second.ScheduleStatus!.Next);
        }

        Assert.Equal(nextNewYear, (await StatusAsync(blob)).Next);
        Assert.Equal(0, _runs.Waiting);
    }

    [Fact]
    public async Task A_failed_run_is_tried_again_as_often_as_its_attribute_says()
    {
        var runs = new Runs<(int Count, int Most)>();
        await using var app = await FunctionApp.StartAsync([typeof(RetriedTimer)], runs);

        Assert.Equal((0, 2), await runs.NextAsync());
        Assert.Equal((1, 2), await runs.NextAsync());
        Assert.Equal((2, 2), await runs.NextAsync());
        await app.StopAsync();
        Assert.Equal(0, runs.Waiting);
    }

    [Fact]
    public async Task Runs_of_one_timer_never_overlap()
    {
        var runs = new Runs<string>();
        await using var app = await FunctionApp.StartAsync([typeof(SlowTimer)], runs);

        Assert.Equal("begin", await runs.NextAsync());
        Assert.Equal("end", await runs.NextAsync());
        Assert.Equal("begin", await runs.NextAsync());
    }

    private static async Task<ScheduleStatus> StatusAsync(BlobClient blob) =>
        JsonSerializer.Deserialize<ScheduleStatus>((await blob.DownloadContentAsync()).Value.Content)!;
}
