namespace TraceFeed.Cli;

/// <summary>Tells a reader that stopped reading from a disk that is full.</summary>
internal static class PipeError
{
    // errno EPIPE; Win32 ERROR_BROKEN_PIPE and ERROR_NO_DATA.
    private const int UnixBrokenPipe = 32;
    private const int WindowsBrokenPipe = unchecked((int)0x8007006D);
    private const int WindowsNoData = unchecked((int)0x800700E8);

    public static bool IsClosedReader(IOException error) => error.HResult is UnixBrokenPipe or WindowsBrokenPipe or WindowsNoData;
}
