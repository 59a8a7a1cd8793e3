using Azure.Storage.Blobs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Runs a timer function at its occurrences, one run at a time; what falls into a run is left out.</summary>
internal sealed partial class TimerListener(
    Function function,
    TimerSchedule schedule,
    TimerMonitor? monitor,
    FunctionInvoker invoker,
    IHostApplicationLifetime lifetime,
    ILogger<TimerListener> logger) : Listener(lifetime)
{
    private const string Container = "azure-webjobs-hosts";
    private static readonly TimeSpan StorageRetry = TimeSpan.FromSeconds(5);

    private readonly RetryDelay? _retry = RetryDelay.Of(function.Retry);
    private readonly bool _runOnStartup = ((TimerTriggerAttribute)function.Trigger).RunOnStartup;

    public static void Add(IServiceCollection services, Function function, TimerTriggerAttribute trigger, AppSettings settings)
    {
        var schedule = TimerSchedule.Parse(settings.Resolve(trigger.Schedule));
        var monitor = trigger.UseMonitor && schedule.IsMonitored(DateTime.Now)
            ? new TimerMonitor(
                new BlobContainerClient(settings.ConnectionString(AppSettings.DefaultConnection), Container), function.Name, schedule)
            : null;
        _ = RetryDelay.Of(function.Retry);
        services.AddSingleton<IHostedService>(provider => new TimerListener(
            function,
            schedule,
            monitor,
            provider.GetRequiredService<FunctionInvoker>(),
            provider.GetRequiredService<IHostApplicationLifetime>(),
            provider.GetRequiredService<ILogger<TimerListener>>()));
    }

    protected override async Task ListenAsync(CancellationToken stopping)
    {
        if (monitor is not null && await StartMonitorAsync(monitor, stopping))
            await RunAsync(isPastDue: true, stopping);
        else if (_runOnStartup)
            await RunAsync(isPastDue: false, stopping);

        while (true)
        {
            await schedule.WaitAsync(schedule.Next(DateTime.Now), stopping);
            await RunAsync(isPastDue: false, stopping);
        }
    }

    private async Task<bool> StartMonitorAsync(TimerMonitor monitor, CancellationToken stopping)
    {
        while (true)
        {
            try
            {
                return await monitor.StartAsync(DateTime.Now, stopping);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogNotStarted(exception, function.Name);
                await Task.Delay(StorageRetry, stopping);
            }
        }
    }

    private async Task RunAsync(bool isPastDue, CancellationToken stopping)
    {
        var ran = DateTime.Now;
        var timer = new TimerInfo { IsPastDue = isPastDue, ScheduleStatus = monitor?.Status };
        var succeeded = await TryRunAsync(timer, stopping);

        // A run that the stop cut short is not recorded: it is past due at the next start.
        if (monitor is null || (!succeeded && stopping.IsCancellationRequested))
            return;

        try
        {
            await monitor.RecordRunAsync(ran, CancellationToken.None);
        }
        catch (Exception exception)
        {
            LogNotRecorded(exception, function.Name);
        }
    }

    private async Task<bool> TryRunAsync(TimerInfo timer, CancellationToken stopping)
    {
        for (var retry = 0; ; retry++)
        {
            var context = _retry is null ? null : new Retry(retry, _retry.Most);
            if (await invoker.TryInvokeAsync(function, timer, context, stopping))
                return true;
            if (_retry is null || !_retry.Allows(retry + 1))
                return false;
            await Task.Delay(_retry.Before(retry + 1), stopping);
        }
    }

    [LoggerMessage(LogLevel.Error, "The record of the timer '{Function}' cannot be read; trying again")]
    private partial void LogNotStarted(Exception exception, string function);

    [LoggerMessage(LogLevel.Error, "A run of the timer '{Function}' was not recorded; it may be run again")]
    private partial void LogNotRecorded(Exception exception, string function);
}
