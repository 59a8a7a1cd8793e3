using NCrontab;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Occurrences in local time, by the parser that the real host uses.</summary>
internal sealed class TimerSchedule(CrontabSchedule occurrences)
{
    private const int OccurrencesLookedAt = 5;
    private static readonly TimeSpan ShortestMonitored = TimeSpan.FromMinutes(1);

    /// <summary>Reads six fields, or five without seconds.</summary>
    /// <exception cref="InvalidOperationException">The text is no cron expression.</exception>
    public static TimerSchedule Parse(string text)
    {
        var fields = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
        var options = new CrontabSchedule.ParseOptions { IncludingSeconds = fields == 6 };
        return CrontabSchedule.TryParse(text, options) is { } occurrences
            ? new TimerSchedule(occurrences)
            : throw new InvalidOperationException($"'{text}' is not a cron expression of six or five fields.");
    }

    public DateTime Next(DateTime after) =>
        DateTime.SpecifyKind(occurrences.GetNextOccurrence(after), DateTimeKind.Local);

    /// <summary>Whether its runs are far enough apart for the real host to record them.</summary>
    public bool IsMonitored(DateTime now)
    {
        var next = Next(now);
        for (var i = 1; i < OccurrencesLookedAt; i++)
        {
            var following = Next(next);
            if (following - next < ShortestMonitored)
                return false;
            next = following;
        }

        return true;
    }

    public async Task WaitAsync(DateTime occurrence, CancellationToken cancellationToken)
    {
        // In steps: a suspended machine, a clock set anew and daylight saving all move the local time under a delay.
        while (occurrence - DateTime.Now is { Ticks: > 0 } remaining)
            await Task.Delay(remaining < ShortestMonitored ? remaining : ShortestMonitored, cancellationToken);
    }
}
