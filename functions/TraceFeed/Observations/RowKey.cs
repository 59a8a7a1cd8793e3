namespace TraceFeed.Observations;

/// <summary>The key cells of a row as numbers, so that what they mean is worked out once for each different combination.</summary>
internal readonly record struct RowKey
{
    /// <summary>Key columns that a table may have.</summary>
    public const int Most = 8;

    private readonly int a, b, c, d, e, f, g, h;

    /// <summary>A key of numbers as <see cref="KeyTexts"/> gives them.</summary>
    public RowKey(ReadOnlySpan<int> numbers)
    {
        Span<int> all = stackalloc int[Most];
        all.Fill(KeyTexts.None);
        numbers.CopyTo(all);
        (a, b, c, d, e, f, g, h) = (all[0], all[1], all[2], all[3], all[4], all[5], all[6], all[7]);
    }
}
