using TraceFeed.Changes.Derived;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes.Rereads;

/// <summary>
/// Puts what archived files are read to state now in the place of what the same files were read to state before. A block belongs to the newest
/// file that states it, and to none older than the one that the vintage has it from. The rules are those of docs/architecture.md, "Read again".
/// </summary>
/// <param name="prior">The vintage, all its chunks loaded.</param>
/// <param name="definition">The definition of today.</param>
/// <param name="origins">The commit whose file each block was last read from; none where that is not known.</param>
/// <param name="newest">The commit of the newest publication that was compared: what it states stands.</param>
internal sealed class Reinterpreter(Vintage prior, SourceDefinition definition, IReadOnlyDictionary<BlockKey, int> origins, int newest)
{
    private readonly List<Reread> rereads = [];
    private readonly Dictionary<BlockKey, Reread> taken = [];
    private readonly List<TouchedBlock> touched = [];
    private readonly List<PackedChange> found = [];

    private int Ordinal => prior.Ordinal + 1;

    /// <summary>Takes a file that was read again; the newest comes first.</summary>
    public void Add(Reread reread)
    {
        var stated = reread.Reading.Blocks.Keys.Where(key => !taken.ContainsKey(key) && (!prior.Blocks.ContainsKey(key) || origins.GetValueOrDefault(key) <= reread.Commit)).ToHashSet();
        var own = reread with { Reading = reread.Reading.Only(stated) };
        rereads.Add(own);
        foreach (var key in origins.Where(pair => pair.Value == reread.Commit && !taken.ContainsKey(pair.Key)).Select(pair => pair.Key).Union(stated).Order())
        {
            taken.Add(key, own);
            var before = found.Count;
            var old = prior.Blocks.GetValueOrDefault(key)?.Chunk;
            var chunk = new Remerge(key, old, own.Reading.Find(key), own.Reading.Statuses, own.Renamed, own.Commit, Ordinal).Merge(touched.Count, series => IsGone(own, key, series), found);
            if (found.Count > before)
            {
                touched.Add(new TouchedBlock(key, old, chunk, own.Reading.Find(key)));
            }
        }
    }

    /// <summary>What became of the vintage, in words.</summary>
    /// <param name="cells">The cells of the commits that <see cref="NeededCells"/> names.</param>
    public Reinterpretation Result(IReadOnlyDictionary<int, CellIndex> cells)
    {
        var standing = new RereadSeries(prior, rereads, touched, newest);
        PackedChange[] changes = [.. standing.Changes, .. found];
        ChangeOrder.Sort(changes, definition, standing.SeriesOf, touched);
        changes = [.. changes, .. standing.Over];
        for (var i = 0; i < changes.Length; i++)
        {
            if (changes[i].New >= 0)
            {
                touched[changes[i].Block].New.SetAt[changes[i].New] = i;
            }
        }

        var figures = found.Select(change => (touched[change.Block].Key, change.Series)).ToHashSet();
        var next = Next(standing, changes, figures);
        var checks = RereadChecks.Turned(prior, next, rereads, definition, figures);
        var failed = prior.Failed.ToDictionary();
        for (var i = 0; i < checks.Count; i++)
        {
            failed.Remove(checks[i].Key);
            if (!checks[i].Holds)
            {
                failed.Add(checks[i].Key, new FailedCheck(checks[i].Key, checks[i].Expected, checks[i].Actual, Ordinal, changes.Length + i));
            }
        }

        var words = new RereadWords(prior, definition, taken, touched, standing.SeriesOf, cells);
        next = next with { Failed = failed };
        var derived = DerivedDiffer.Compare(prior, next, touched.Select(block => block.Key), definition, changes.Length + checks.Count, reread: true);
        IReadOnlyList<Change> all = [.. changes.Select(words.Of), .. checks.Select(words.Of), .. derived is null ? [] : words.Of(derived, next)];
        return new Reinterpretation(derived is null || all.Count == 0 ? next : next with { Derived = derived.Next }, all);
    }

    /// <summary>The commits whose cells are needed for old values that the earlier readings of the files do not place.</summary>
    public IReadOnlyList<int> NeededCells() =>
        [.. found.Where(change => change.Old >= 0).Where(change => RereadWords.Before(prior, taken, touched[change.Block].Key, change.Series) is null).Select(change => touched[change.Block].Old!.SetBy[change.Old]).Distinct().Order()];

    // A key that the file states twice, or a list that it lacks, is not stated: never a change.
    private bool IsGone(Reread reread, BlockKey key, ulong series) =>
        origins.GetValueOrDefault(key) == reread.Commit
        && prior.Series[series].KeyIn(reread.Commit) == series
        && reread.Before.Find(key, series) is not null
        && !reread.Reading.NotStated.Contains((key, series))
        && !reread.Reading.Missing.Contains(key.Table);

    private Vintage Next(RereadSeries standing, PackedChange[] changes, HashSet<(BlockKey, ulong)> figures)
    {
        var blocks = new Dictionary<BlockKey, VintageBlock>(prior.Blocks);
        foreach (var key in taken.Keys.Where(blocks.ContainsKey))
        {
            blocks[key] = blocks[key] with { StatedBy = Ordinal };
        }

        foreach (var block in touched)
        {
            blocks[block.Key] = new VintageBlock { Key = block.Key, ValuesHash = ChunkValues.Hash(block.New), Chunk = block.New, StatedBy = Ordinal };
            if (block.New.Count == 0)
            {
                blocks.Remove(block.Key);
            }
        }

        return prior with
        {
            Ordinal = Ordinal,
            Series = standing.States(Ordinal, changes),
            Blocks = blocks,
            Wording = rereads.Find(reread => reread.Commit == newest) is { } latest ? NextVintage.Wording(prior, latest.Reading) : prior.Wording,
            Recent = [.. Reversals.Without(figures, prior.Recent)],
        };
    }
}
