using TraceFeed.Changes;

namespace TraceFeed.Feeds;

/// <summary>What the item of a table says as it is put together, and the changes that it shows.</summary>
/// <param name="subject">The table.</param>
internal sealed class ItemBlocks(Subject subject)
{
    private readonly List<ContentBlock> blocks = [];
    private readonly List<NumberedChange> shown = [];

    /// <summary>The blocks in order.</summary>
    public IReadOnlyList<ContentBlock> Blocks => blocks;

    /// <summary>The changes that they show, in order.</summary>
    public IReadOnlyList<NumberedChange> Shown => shown;

    /// <summary>Adds running text.</summary>
    public void Add(string text) => Add(new Paragraph(text));

    /// <summary>Adds a block that shows no change.</summary>
    public void Add(ContentBlock block) => blocks.Add(block);

    /// <summary>Adds a table with a row a change, behind the name of its series; none where there is no change.</summary>
    public void Add(string caption, IReadOnlyList<string> columns, IReadOnlyList<NumberedChange> changes, Func<NumberedChange, IReadOnlyList<TableCell>> row)
    {
        if (changes.Count == 0)
        {
            return;
        }

        shown.AddRange(changes);
        var alike = changes.GroupBy(one => (Name: subject.Name(one.Change), Period: subject.Period(one.Change))).Where(rows => rows.Count() > 1).Select(rows => rows.Key).ToHashSet();
        blocks.Add(new DataTable(caption, columns, [.. changes.Select(one => (IReadOnlyList<TableCell>)[new TableCell(Name(one.Change, alike)), .. row(one)])]));
    }

    /// <summary>Adds such a table of the first <see cref="FeedLimits.Rows"/> of some changes, and says in its caption of how many.</summary>
    public void AddFirst(string caption, IReadOnlyList<string> columns, IReadOnlyList<NumberedChange> changes, Func<NumberedChange, IReadOnlyList<TableCell>> row) =>
        Add(NumberText.Capped(caption, Math.Min(changes.Count, FeedLimits.Rows), changes.Count), columns, [.. changes.Take(FeedLimits.Rows)], row);

    // The words of a count and of its percentage may be the same: where no figure with its unit stands beside them, or two rows would read alike, the unit tells them apart.
    private string Name(Change change, HashSet<(string Name, string Period)> alike)
    {
        var name = subject.Name(change);
        return change.Unit is { } unit && (change.Period is null || alike.Contains((name, subject.Period(change)))) ? $"{name} ({unit})" : name;
    }
}
