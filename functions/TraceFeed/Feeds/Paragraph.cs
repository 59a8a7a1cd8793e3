namespace TraceFeed.Feeds;

/// <summary>Running text.</summary>
/// <param name="Runs">Its parts in order; they bring their own blanks.</param>
public sealed record Paragraph(IReadOnlyList<Run> Runs) : ContentBlock
{
    /// <summary>A paragraph without links.</summary>
    public Paragraph(string text) : this([new Run(text)])
    {
    }
}
