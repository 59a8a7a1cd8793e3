namespace TraceFeed.Log;

/// <summary>Something stored is missing, or is not what its hash or the log says.</summary>
public sealed class DamagedStorageException : Exception
{
    /// <summary>Makes the exception; the message says what is damaged.</summary>
    public DamagedStorageException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
