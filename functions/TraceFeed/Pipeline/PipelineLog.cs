using Microsoft.Extensions.Logging;

namespace TraceFeed.Pipeline;

/// <summary>What the pipeline tells its operator. The alerts of a deployment (infra/queries) go by the names of these methods, which are the names of the events.</summary>
internal static partial class PipelineLog
{
    [LoggerMessage(1, LogLevel.Information, "{Source}: {Found} publications new or updated, {Unfinished} files to take in")]
    public static partial void Looked(ILogger logger, string source, int found, int unfinished);

    [LoggerMessage(2, LogLevel.Warning, "{Source}: cannot be looked at now: {Reason}")]
    public static partial void LookFailed(ILogger logger, string source, string reason);

    [LoggerMessage(3, LogLevel.Information, "{Source}: {File}, published {Published}, is log row {Row} with {Count} changes")]
    public static partial void Committed(ILogger logger, string source, string file, string published, long row, int count);

    [LoggerMessage(4, LogLevel.Warning, "{Source}: {File} is quarantined: {Reason}")]
    public static partial void Quarantined(ILogger logger, string source, string file, string reason);

    [LoggerMessage(5, LogLevel.Information, "{Source}: {Publication} waits for an older publication")]
    public static partial void OutOfTurn(ILogger logger, string source, string publication);

    [LoggerMessage(6, LogLevel.Warning, "{Source}: {File}: {Warning}")]
    public static partial void Odd(ILogger logger, string source, string file, string warning);

    [LoggerMessage(7, LogLevel.Information, "{Views} views rendered, {Changed} of them changed")]
    public static partial void Published(ILogger logger, int views, int changed);

    [LoggerMessage(8, LogLevel.Warning, "A message for the unknown source {Source} is dropped")]
    public static partial void UnknownSource(ILogger logger, string source);

    [LoggerMessage(9, LogLevel.Warning, "{Source}: the publication due {Due} has not come")]
    public static partial void Late(ILogger logger, string source, string due);

    [LoggerMessage(10, LogLevel.Warning, "{Source}: no look has gone well since {Since}")]
    public static partial void Stalled(ILogger logger, string source, string since);

    [LoggerMessage(11, LogLevel.Warning, "{Queue}: {Count} messages failed too often and wait for a maintainer")]
    public static partial void Poisoned(ILogger logger, string queue, int count);
}
