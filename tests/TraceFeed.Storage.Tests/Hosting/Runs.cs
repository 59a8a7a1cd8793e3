using System.Threading.Channels;

namespace TraceFeed.Storage.Tests.Hosting;

/// <summary>What functions tell a test, in the order told.</summary>
public sealed class Runs<T>
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly Channel<T> _told = Channel.CreateUnbounded<T>();

    public int Waiting => _told.Reader.Count;

    public void Tell(T run) => _told.Writer.TryWrite(run);

    public async Task<T> NextAsync() => await _told.Reader.ReadAsync().AsTask().WaitAsync(Patience);
}
