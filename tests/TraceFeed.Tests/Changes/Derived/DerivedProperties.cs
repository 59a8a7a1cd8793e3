using System.Buffers;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using TraceFeed.Changes;
using TraceFeed.Changes.Derived;
using TraceFeed.Observations;
using Replay = TraceFeed.Log.Replay;

namespace TraceFeed.Tests.Changes.Derived;

public sealed class DerivedProperties
{
    [Fact]
    public void Over_any_history_the_derived_figures_are_those_of_the_slow_derivation_and_the_changes_replay_to_them() => ForAll(150, history =>
    {
        var definition = DerivedHistories.Definition(history);
        var (diffs, replay, slow) = (new Diffs(definition), new Replay(), new SlowDiffer());
        for (var i = 0; i < history.Length; i++)
        {
            var changes = diffs.Take(DerivedHistories.Reading(definition, history[i], i));
            slow.Take(history[i]);

            var expected = new SlowDerivation(definition).Of(Known(slow));
            Assert.Equal(Sorted(expected.Select(figure => figure.ToString())), Sorted(SlowFigure.Derived(diffs.Vintage)));
            Assert.Empty(replay.Apply(i + 1, changes));
            Assert.Empty(replay.Differences(diffs.Vintage));
            Assert.Empty(DerivedDiffer.Contradictions(diffs.Vintage, definition));
        }
    });

    [Fact]
    public void A_derived_series_stands_while_every_series_that_it_goes_back_to_does() => ForAll(100, history =>
    {
        var definition = DerivedHistories.Definition(history);
        var (diffs, slow) = (new Diffs(definition), new SlowDiffer());
        var everComputed = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        for (var i = 0; i < history.Length; i++)
        {
            diffs.Take(DerivedHistories.Reading(definition, history[i], i));
            slow.Take(history[i]);
            foreach (var figure in new SlowDerivation(definition).Of(Known(slow)))
            {
                everComputed.TryAdd(figure.Series, []);
                everComputed[figure.Series].UnionWith(figure.Leaves.Select(leaf => leaf.Series));
            }

            var standing = slow.Standing.Select(series => series.Replace("/E", "/utla:E", StringComparison.Ordinal)).ToHashSet();
            Assert.Equal(
                everComputed.ToDictionary(pair => pair.Key, pair => pair.Value.IsSubsetOf(standing) ? null : DerivedDiffer.InputEnded),
                diffs.Vintage.Derived.Series.Values.ToDictionary(state => state.Series.Id, state => state.Ended));
        }
    });

    [Fact]
    public void Each_change_names_every_figure_that_it_is_computed_from_with_what_stands_in_its_cell() => ForAll(100, history =>
    {
        var definition = DerivedHistories.Definition(history);
        var (diffs, slow, lineage) = (new Diffs(definition), new SlowDiffer(), new SlowLineage(definition));
        for (var i = 0; i < history.Length; i++)
        {
            var changes = diffs.Take(DerivedHistories.Reading(definition, history[i], i));
            slow.Take(history[i]);
            foreach (var (row, one) in history[i].Stated.Index())
            {
                lineage.Cell(new CellAddress(SlowHistories.File(i).Sha256, "Table_1", $"A{row + 1}"), DerivedHistories.Figure(one.Key, one.Value));
            }

            lineage.Holds(Known(slow), changes);
        }
    });

    [Fact]
    public void Chunks_and_cells_loaded_only_where_they_are_asked_for_give_the_same_changes() => ForAll(100, history =>
    {
        var definition = DerivedHistories.Definition(history);
        var (whole, sparse) = (Vintage.Empty(definition.Id), Vintage.Empty(definition.Id));
        var cells = new Dictionary<int, CellIndex>();
        for (var i = 0; i < history.Length; i++)
        {
            var reading = DerivedHistories.Reading(definition, history[i], i);
            sparse = Stored(whole, sparse);
            while (Differ.Needs(sparse, reading, definition) is { Count: > 0 } needed)
            {
                Assert.All(needed, key => Assert.Null(sparse.Block(key)!.Chunk));
                sparse = sparse.With(needed.Select(key => whole.Block(key)!.Chunk!));
            }

            var (expected, actual) = (Differ.Compare(whole, reading, definition, null), Differ.Compare(sparse, reading, definition, null));
            var loaded = new Dictionary<int, CellIndex>();
            while (ChangeSet.NeededCells(actual, loaded) is { Count: > 0 } needed)
            {
                needed.ToList().ForEach(commit => loaded.Add(commit, cells[commit]));
            }

            Assert.Equal(Lines(expected, cells), Lines(actual, loaded));
            (whole, sparse) = (expected.Next, actual.Next);
            cells.Add(whole.Ordinal, CellIndex.Of(reading));
        }

        IEnumerable<string> Lines(Comparison comparison, IReadOnlyDictionary<int, CellIndex> loaded) => new ChangeSet(comparison, definition, new PublicationFacts { Id = "p", Files = [] }, loaded).Changes().Select(Line);
    });

    [Fact]
    public void A_figure_that_is_altered_left_out_or_put_in_contradicts_those_it_is_computed_from() => ForAll(60, history =>
    {
        var (definition, diffs) = (DerivedHistories.Definition(history), new Diffs(DerivedHistories.Definition(history)));
        foreach (var (i, publication) in history.Index())
        {
            diffs.Pass(DerivedHistories.Reading(definition, publication, i));
        }

        var vintage = diffs.Vintage;
        foreach (var block in vintage.Derived.Blocks.Values)
        {
            var without = new Dictionary<BlockKey, VintageBlock>(vintage.Derived.Blocks);
            without.Remove(block.Key);
            var computed = block.Chunk!.States.Any(state => state != ValueState.Withdrawn);
            Assert.Equal(computed, DerivedDiffer.Contradictions(vintage with { Derived = vintage.Derived with { Blocks = without } }, definition).Any());
            for (var at = 0; at < block.Chunk.Count; at++)
            {
                var (value, state) = (block.Chunk.Values[at], block.Chunk.States[at]);
                (block.Chunk.Values[at], block.Chunk.States[at]) = state == ValueState.Number ? (value ^ 1, state) : (7, ValueState.Number);
                Assert.Single(DerivedDiffer.Contradictions(vintage, definition));
                (block.Chunk.Values[at], block.Chunk.States[at]) = (value, state);
            }
        }
    });

    private static string Line(Change change)
    {
        var line = new ArrayBufferWriter<byte>();
        ChangeJson.Write(line, change, forLog: true);
        return Encoding.UTF8.GetString(line.WrittenSpan);
    }

    // The vintage as a store has it: the list of chunks, none of them loaded.
    private static Vintage Stored(Vintage whole, Vintage sparse) => sparse with
    {
        Blocks = Unloaded(whole.Blocks),
        Derived = sparse.Derived with { Blocks = Unloaded(whole.Derived.Blocks) },
    };

    private static Dictionary<BlockKey, VintageBlock> Unloaded(IReadOnlyDictionary<BlockKey, VintageBlock> blocks) => blocks.ToDictionary(pair => pair.Key, pair => pair.Value with { Chunk = null });

    private static IEnumerable<SlowFigure> Known(SlowDiffer slow) => slow.Known.Where(pair => pair.Value is not null).Select(pair => DerivedHistories.Figure(pair.Key, pair.Value!));

    private static IEnumerable<string> Sorted(IEnumerable<string> figures) => figures.Order(StringComparer.Ordinal);

    private static void ForAll(int cases, Action<SlowPublication[]> holds) => Check.One(SlowHistories.Config(cases), Prop.ForAll(DerivedHistories.Arbitrary, holds));
}
