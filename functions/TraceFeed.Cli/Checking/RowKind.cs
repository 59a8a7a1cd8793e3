namespace TraceFeed.Cli.Checking;

/// <summary>What a definition makes of one row of a file.</summary>
internal enum RowKind
{
    /// <summary>Figures of series that the definition knows.</summary>
    Recognised,

    /// <summary>Figures of which some are captured under a provisional id, or symbols the definition does not know.</summary>
    Provisional,

    /// <summary>Something in it is reported and not captured; other cells of it may be.</summary>
    SetAside,

    /// <summary>Text without figures of its own: a title, headers, a heading, a note.</summary>
    Text,

    /// <summary>Nothing but blanks.</summary>
    Blank,
}
