namespace TraceFeed.Log;

/// <summary>Follows the log row by row and says where one does not follow those before it: the hash chain, the numbers and each source's own.</summary>
internal sealed class RowChain
{
    private readonly Dictionary<string, LogRow> lasts = new(StringComparer.Ordinal);

    /// <summary>The last row followed; null before the first.</summary>
    public LogRow? Last { get; private set; }

    /// <summary>The last row of each source, by its id.</summary>
    public IReadOnlyDictionary<string, LogRow> Lasts => lasts;

    /// <summary>Follows one more row.</summary>
    /// <returns>What is wrong with it, one sentence each.</returns>
    public IReadOnlyList<string> Follow(LogRow row)
    {
        var own = lasts.GetValueOrDefault(row.Source);
        List<string> problems =
        [
            .. Unless(row.Number == (Last?.Number ?? 0) + 1, $"follows row {Last?.Number ?? 0}; a row is missing"),
            .. Unless(row.PreviousHash == (Last?.Hash() ?? LogRow.NoHash), "does not carry the hash of the row before; one of the two was altered"),
            .. Unless(row.FirstSequence == (Last is null ? 1 : Last.LastSequence + 1), "leaves a gap in the sequence numbers or repeats some"),
            .. Unless(row.Ordinal == (own?.Ordinal ?? 0) + 1 && row.PreviousRow == (own?.Number ?? 0), "does not follow its source's previous row"),
        ];
        lasts[row.Source] = Last = row;
        return problems;

        IEnumerable<string> Unless(bool holds, string problem) => holds ? [] : [$"log row {row.Number} {problem}"];
    }
}
