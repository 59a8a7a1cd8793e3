namespace TraceFeed.Cli.Checking;

/// <summary>Rows of equal shape that follow each other: the first few, the last one, and how many there are.</summary>
internal sealed class RowRun(CheckedRow first)
{
    private const int Kept = 5;
    private const int ShownOfMany = 2;

    private readonly List<CheckedRow> rows = [first];

    /// <summary>The first row.</summary>
    public CheckedRow First { get; } = first;

    /// <summary>The last row.</summary>
    public CheckedRow Last { get; private set; } = first;

    /// <summary>Rows in the run.</summary>
    public int Count { get; private set; } = 1;

    /// <summary>Cells captured of all its rows.</summary>
    public long Figures { get; private set; } = first.Figures;

    /// <summary>The rows to show before those left out; with none left out, every one.</summary>
    public IReadOnlyList<CheckedRow> Shown => LeftOut > 0 ? rows[..ShownOfMany] : rows;

    /// <summary>Rows left out between <see cref="Shown"/> and <see cref="Last"/>.</summary>
    public int LeftOut => Count > rows.Count ? Count - ShownOfMany - 1 : 0;

    /// <summary>Takes the next row if it is of the same shape.</summary>
    /// <param name="next">The row.</param>
    /// <param name="all">Whether every row is to be shown.</param>
    public bool TryAdd(CheckedRow next, bool all)
    {
        if (next.Kind != First.Kind || next.Shape != First.Shape)
        {
            return false;
        }

        Count++;
        Last = next;
        Figures += next.Figures;
        if (all || rows.Count < Kept)
        {
            rows.Add(next);
        }

        return true;
    }
}
