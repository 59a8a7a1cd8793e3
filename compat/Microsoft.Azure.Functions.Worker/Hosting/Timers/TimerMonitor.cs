using Azure;
using Azure.Storage.Blobs;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Remembers a timer's last run in a blob, so that an occurrence missed while the host was down is seen.</summary>
internal sealed class TimerMonitor(BlobContainerClient container, string function, TimerSchedule schedule)
{
    private readonly BlobClient _blob = container.GetBlobClient($"timers/{function}/status");

    public ScheduleStatus Status { get; private set; } = new();

    /// <summary>Reads or begins the record.</summary>
    /// <returns>Whether the recorded next occurrence has passed.</returns>
    public async Task<bool> StartAsync(DateTime now, CancellationToken cancellationToken)
    {
        if (await ReadAsync(cancellationToken) is not { } recorded)
        {
            await WriteAsync(new ScheduleStatus { Next = schedule.Next(now), LastUpdated = now }, cancellationToken);
            return false;
        }

        Status = recorded;
        var basis = recorded.Last != default ? recorded.Last : recorded.LastUpdated;
        var expected = schedule.Next(basis);
        if (recorded.Next != expected)
        {
            // The schedule was changed meanwhile: what the new one would have had in the past was not missed.
            if (expected < now)
                (basis, expected) = (now, schedule.Next(now));
            await WriteAsync(new ScheduleStatus { Next = expected, LastUpdated = basis }, cancellationToken);
        }

        return Status.Next < now;
    }

    public Task RecordRunAsync(DateTime ran, CancellationToken cancellationToken) =>
        WriteAsync(new ScheduleStatus { Last = ran, Next = schedule.Next(ran), LastUpdated = ran }, cancellationToken);

    private async Task<ScheduleStatus?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var content = await _blob.DownloadContentAsync(cancellationToken);
            return content.Value.Content.ToObjectFromJson<ScheduleStatus>();
        }
        catch (RequestFailedException absent) when (absent.Status == 404)
        {
            return null;
        }
    }

    private async Task WriteAsync(ScheduleStatus status, CancellationToken cancellationToken)
    {
        Status = status;
        await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        await _blob.UploadAsync(BinaryData.FromObjectAsJson(status), overwrite: true, cancellationToken);
    }
}
