using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace TraceFeed.Storage.Tests;

/// <summary>Keeps what is logged: the event's name, by which a deployment's alerts go, and the text.</summary>
internal sealed class RecordedLog<T> : ILogger<T>
{
    private readonly ConcurrentQueue<(string Event, string Text)> told = new();

    public IEnumerable<string> Of(string named) => told.Where(one => one.Event == named).Select(one => one.Text);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        told.Enqueue((eventId.ToString(), formatter(state, exception)));
}
