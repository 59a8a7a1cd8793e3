using System.Buffers;
using System.Text;
using TraceFeed.Changes;
using TraceFeed.Changes.Derived;
using TraceFeed.Changes.Rereads;
using TraceFeed.Observations;
using TraceFeed.Sources;
using TraceFeed.Tests.Cli;
using Replay = TraceFeed.Log.Replay;
using Row = TraceFeed.Tests.Changes.Derived.DerivedSource.Row;

namespace TraceFeed.Tests.Changes.Derived;

/// <summary>
/// A history under definitions that may differ from publication to publication. After each it asks what must always hold: the changes replay to the
/// vintage, chunks loaded only where they are needed give the same changes, and the figures contradict none that they are computed from.
/// </summary>
internal sealed class DerivedLog
{
    private static readonly JsonSchema Schema = JsonSchema.Load("change.schema.json");

    private readonly Dictionary<int, CellIndex> cells = [];
    private readonly Replay replay = new();

    public Vintage Vintage { get; private set; } = Vintage.Empty("tried");

    /// <summary>Takes a publication with those rows and gives what follows for derived series.</summary>
    public IReadOnlyList<Change> Take(TriedSource source, params Row[] rows) => Derived(Take(source.Definition, source.Read(rows)));

    /// <summary>Takes a publication and gives all its changes.</summary>
    public IReadOnlyList<Change> Take(SourceDefinition definition, Reading reading)
    {
        var (whole, sparse) = (Differ.Compare(Vintage, reading, definition, null), Differ.Compare(Loaded(reading, definition), reading, definition, null));
        var changes = Changes(whole, definition, cells);
        Assert.Equal(changes.Select(Line), Changes(sparse, definition, Asked(sparse)).Select(Line));
        cells.Add(whole.Next.Ordinal, CellIndex.Of(reading));

        // How long a side has held is known by what was loaded.
        return Taken(whole.Next with { Thresholds = sparse.Next.Thresholds }, changes, definition);
    }

    /// <summary>Takes what the file of the first commit is read to state now and gives what follows for derived series.</summary>
    public IReadOnlyList<Change> Reread(TriedSource source, params Row[] rows)
    {
        var reinterpreter = new Reinterpreter(Vintage, source.Definition, Vintage.Blocks.Keys.ToDictionary(key => key, _ => 1), newest: 1);
        reinterpreter.Add(TraceFeed.Changes.Rereads.Reread.Of(1, source.Read(rows), cells[1], Vintage));
        var (next, changes) = reinterpreter.Result(cells);
        return Derived(Taken(next, changes, source.Definition));
    }

    /// <summary>Every derived figure that the vintage has of a series and can be computed, with its key.</summary>
    public IEnumerable<string> Figures(string measure = "") => SlowFigure.Derived(Vintage).Where(line => line.StartsWith("made/" + measure, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <summary>Series and states of what is derived.</summary>
    public IEnumerable<(string, string?)> States => Vintage.Derived.Series.Values.Select(state => (state.Series.Id, state.Ended)).Order();

    private static IReadOnlyList<Change> Derived(IEnumerable<Change> changes)
    {
        var derived = changes.Where(change => change.Origin == Origin.Derived).ToList();
        Assert.All(derived, change => Assert.Empty(Schema.Problems(Line(change))));
        return derived;
    }

    private IReadOnlyList<Change> Taken(Vintage next, IReadOnlyList<Change> changes, SourceDefinition definition)
    {
        Vintage = next;
        Assert.Empty(replay.Apply(next.Ordinal, changes));
        Assert.Empty(replay.Differences(next));
        Assert.Empty(DerivedDiffer.Contradictions(next, definition));
        Assert.Equal(changes.Count, changes.Select(change => change.Id).Distinct().Count());
        return changes;
    }

    // As a store has it: the list of chunks, of which only those are loaded that are asked for.
    private Vintage Loaded(Reading reading, SourceDefinition definition)
    {
        var sparse = Vintage with { Blocks = Unloaded(Vintage.Blocks), Derived = Vintage.Derived with { Blocks = Unloaded(Vintage.Derived.Blocks) } };
        while (Differ.Needs(sparse, reading, definition) is { Count: > 0 } needed)
        {
            Assert.All(needed, key => Assert.Null(sparse.Block(key)!.Chunk));
            sparse = sparse.With(needed.Select(key => Vintage.Block(key)!.Chunk!));
        }

        return sparse;
    }

    private Dictionary<int, CellIndex> Asked(Comparison comparison)
    {
        var loaded = new Dictionary<int, CellIndex>();
        while (ChangeSet.NeededCells(comparison, loaded) is { Count: > 0 } needed)
        {
            needed.ToList().ForEach(commit => loaded.Add(commit, cells[commit]));
        }

        return loaded;
    }

    private static Dictionary<BlockKey, VintageBlock> Unloaded(IReadOnlyDictionary<BlockKey, VintageBlock> blocks) => blocks.ToDictionary(pair => pair.Key, pair => pair.Value with { Chunk = null });

    private static IReadOnlyList<Change> Changes(Comparison comparison, SourceDefinition definition, IReadOnlyDictionary<int, CellIndex> cells) =>
        new ChangeSet(comparison, definition, new PublicationFacts { Id = "p", Files = [] }, cells).Changes();

    private static string Line(Change change)
    {
        var line = new ArrayBufferWriter<byte>();
        ChangeJson.Write(line, change, forLog: true);
        return Encoding.UTF8.GetString(line.WrittenSpan);
    }
}
