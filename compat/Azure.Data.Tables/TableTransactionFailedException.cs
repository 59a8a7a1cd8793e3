using System.Globalization;

namespace Azure.Data.Tables;

/// <summary>A transaction was refused because of one of its actions; nothing of it was written.</summary>
public sealed class TableTransactionFailedException(RequestFailedException requestFailedException)
    : RequestFailedException(
        requestFailedException.Status,
        requestFailedException.Message,
        requestFailedException.ErrorCode,
        requestFailedException.InnerException)
{
    /// <summary>The position of the action that failed, from 0; null when the service does not say.</summary>
    public int? FailedTransactionActionIndex { get; } = IndexBeforeColon(requestFailedException.Message);

    // The service writes it before the message: "3:The specified entity already exists."
    private static int? IndexBeforeColon(string message) =>
        message.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon
        && int.TryParse(message.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var index)
            ? index
            : null;
}
