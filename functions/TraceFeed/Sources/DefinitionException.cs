namespace TraceFeed.Sources;

/// <summary>A definition file or area lookup that contradicts itself or its schema; the message says what and where.</summary>
public sealed class DefinitionException : Exception
{
    /// <summary>Makes the exception with a message for the maintainer of the definition.</summary>
    public DefinitionException(string message, Exception? inner = null) : base(message, inner)
    {
    }
}
