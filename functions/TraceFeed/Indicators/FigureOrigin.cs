namespace TraceFeed.Indicators;

/// <summary>How a figure came to take the place of the one before.</summary>
public enum FigureOrigin
{
    /// <summary>The publisher stated it.</summary>
    Stated,

    /// <summary>The publisher stated it, and the revision is part of a mass change: another rounding or method moved many figures at once.</summary>
    MassChange,

    /// <summary>TraceFeed read an archived file again, and differently: the publisher changed nothing.</summary>
    ReadAgain,
}
