namespace TraceFeed.Changes.Rereads;

/// <summary>What became of a vintage when archived files were read again.</summary>
/// <param name="Next">The vintage after.</param>
/// <param name="Changes">Every change in order, each with its id; empty when everything is read as before.</param>
internal sealed record Reinterpretation(Vintage Next, IReadOnlyList<Change> Changes);
