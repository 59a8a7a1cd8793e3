using TraceFeed.Changes;
using TraceFeed.Sources;

namespace TraceFeed.Feeds;

/// <summary>A symbol that withholds a figure, in a reader's words.</summary>
internal static class WithheldText
{
    /// <summary><c>withheld (*: fewer than 3 people)</c>, with the publisher's meaning of the symbol where the definition gives one; else <c>withheld (*)</c>.</summary>
    /// <param name="stated">What is stated; a symbol, as changes of suppression have it.</param>
    /// <param name="source">The source's definition; null when unknown.</param>
    public static string Of(StatedValue? stated, SourceDefinition? source)
    {
        if (stated?.Status is not { } symbol)
        {
            return "withheld";
        }

        return source?.Statuses.FirstOrDefault(status => status.Symbol == symbol) is { } known ? $"withheld ({symbol}: {known.Meaning})" : $"withheld ({symbol})";
    }
}
