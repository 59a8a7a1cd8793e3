namespace TraceFeed.Tabular;

/// <summary>
/// What might be the title of the next table: the nearest heading or paragraph that begins with "Table", else the nearest heading. A
/// cell's own headings are for the tables inside it, and those of the page around it come after them.
/// </summary>
internal sealed class HtmlHeadings(HtmlHeadings? around)
{
    private readonly HtmlText text = new();
    private bool isOpen;
    private bool isHeading;
    private string? heading;
    private string? title;

    /// <summary>Begins a heading, or a paragraph.</summary>
    public void Open(bool isHeading)
    {
        Close();
        (isOpen, this.isHeading) = (true, isHeading);
    }

    /// <summary>Ends the heading or paragraph.</summary>
    public void Close()
    {
        if (isOpen && !text.TooLong && text.ToString() is { Length: > 0 } found)
        {
            heading = isHeading ? found : heading;
            title = found.StartsWith("Table ", StringComparison.OrdinalIgnoreCase) ? found : title;
        }

        isOpen = false;
        text.Clear();
    }

    /// <summary>Ends a paragraph, as the beginning or end of any block does.</summary>
    public void CloseParagraph()
    {
        if (!isHeading)
        {
            Close();
        }
    }

    /// <summary>Adds characters.</summary>
    public void Append(string characters)
    {
        if (isOpen)
        {
            text.Append(characters);
        }
    }

    /// <summary>The title of a table that begins here; null when there is none. One that begins with "Table" is given once.</summary>
    public string? Take()
    {
        Close();
        return Title() ?? Nearest();
    }

    private string? Title()
    {
        var found = title ?? around?.Title();
        title = null;
        return found;
    }

    private string? Nearest() => heading ?? around?.Nearest();
}
