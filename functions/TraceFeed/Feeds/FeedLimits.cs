namespace TraceFeed.Feeds;

/// <summary>How much a feed and an item hold. All formats of a feed hold the same items.</summary>
public static class FeedLimits
{
    /// <summary>Items in a feed at most.</summary>
    public const int Items = 50;

    /// <summary>Bytes of JSON after which no older item is taken: JSON Feed 1.1 asks to stay near 100 KB.</summary>
    public const int Bytes = 100_000;

    /// <summary>Items this close to the newest are taken past <see cref="Bytes"/>: who looks once a day misses none.</summary>
    public static readonly TimeSpan Always = TimeSpan.FromDays(1);

    /// <summary>Bytes of JSON after which nothing more is taken, however new; the newest item always is.</summary>
    public const int MostBytes = 500_000;

    /// <summary>
    /// Changes that the items of one publication carry together in their <c>_tracefeed</c> objects, shared alike, the one in each title first.
    /// Each takes nearly a kilobyte, and so do two figures that a derived one is computed from, which count as one: more, and a publication that revises nineteen tables no longer fits <see cref="MostBytes"/>.
    /// </summary>
    public const int ChangesOfPublication = 42;

    /// <summary>The largest revisions shown a unit, by absolute and again by relative size; and as many withdrawals.</summary>
    public const int Largest = 10;

    /// <summary>The same of a derived table, whose figures stand beside what they are computed from.</summary>
    public const int LargestDerived = 3;

    /// <summary>Figures shown that a derived one is computed from, and handed to a program with it.</summary>
    public const int Inputs = 12;

    /// <summary>New figures, series and other changes shown in one table.</summary>
    public const int Rows = 40;

    /// <summary>Items of one publication at most: past it the tables that the definition does not know share one.</summary>
    public const int ItemsOfPublication = 40;

    /// <summary>Characters shown of a note or another text of the publisher's that changed.</summary>
    public const int Text = 300;

    /// <summary>New figures shown of a list of areas.</summary>
    public const int ListRows = 10;
}
