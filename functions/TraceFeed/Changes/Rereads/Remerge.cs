using TraceFeed.Observations;

namespace TraceFeed.Changes.Rereads;

/// <summary>
/// Merges what an archived file is read to state now into the chunk that an earlier reading of it is part of. What the file did not state
/// itself, in either reading, stays: it was carried over, or a later publication left it out.
/// </summary>
/// <param name="key">Table and period.</param>
/// <param name="old">The chunk; null for none.</param>
/// <param name="stated">What is read now; null where nothing is.</param>
/// <param name="statuses">The symbols that the status numbers of what is read count into.</param>
/// <param name="renamed">Keys of series that go on under other ids since: those keep what they have.</param>
/// <param name="commit">The commit of the file.</param>
/// <param name="ordinal">The commit to be made.</param>
internal sealed class Remerge(BlockKey key, ValueChunk? old, ObservationBlock? stated, IReadOnlyList<string> statuses, IReadOnlySet<ulong> renamed, int commit, int ordinal)
{
    private readonly ChunkBuilder chunk = new(key, old, stated, statuses, ordinal);

    /// <summary>The new chunk; every difference is added to <paramref name="changes"/> under the block's number, one that is read no more without a place in the new chunk.</summary>
    /// <param name="block">The block's number.</param>
    /// <param name="gone">Whether a series of the chunk was read in the block before and is not now.</param>
    /// <param name="changes">Takes the differences.</param>
    public ValueChunk Merge(int block, Func<ulong, bool> gone, List<PackedChange> changes)
    {
        int i = 0, j = 0, olds = old?.Count ?? 0, news = stated?.Count ?? 0;
        while (i < olds || j < news)
        {
            if (j < news && renamed.Contains(stated!.Series[j]))
            {
                j++;
            }
            else if (j == news || (i < olds && old!.Series[i] < stated!.Series[j]))
            {
                Unstated(block, i++, gone, changes);
            }
            else if (i == olds || stated!.Series[j] < old!.Series[i])
            {
                Set(block, -1, j++, changes);
            }
            else if (IsSame(i, j))
            {
                (i, j) = (Copied(i), j + 1);
            }
            else
            {
                Set(block, i++, j++, changes);
            }
        }

        return chunk.Build();
    }

    private void Unstated(int block, int i, Func<ulong, bool> gone, List<PackedChange> changes)
    {
        if (old!.States[i] != ValueState.Withdrawn && gone(old.Series[i]))
        {
            changes.Add(new PackedChange(ChunkMerge.Kind.ValueReinterpreted, block, i, -1, old.Series[i]));
            return;
        }

        chunk.Copy(i);
    }

    private void Set(int block, int i, int j, List<PackedChange> changes)
    {
        chunk.Set(j);
        changes.Add(new PackedChange(ChunkMerge.Kind.ValueReinterpreted, block, i, chunk.Count - 1, stated!.Series[j]));
    }

    private int Copied(int i)
    {
        chunk.Copy(i);
        return i + 1;
    }

    // What a later publication left out stays out, whatever the earlier file states.
    private bool IsSame(int i, int j) => old!.States[i] == ValueState.Withdrawn
        ? old.SetBy[i] > commit
        : (old.States[i] == ValueState.Number) == stated!.HasValue[j] && old.Status[i] == chunk.Numbers[stated.Status[j]]
            && (!stated.HasValue[j] || ScaledNumber.Equal(old.Values[i], old.Decimals[i], stated.Values[j], stated.Decimals[j]));
}
