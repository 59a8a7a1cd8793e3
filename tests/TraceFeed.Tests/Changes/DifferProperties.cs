using FsCheck;
using FsCheck.Fluent;
using TraceFeed.Changes;
using Replay = TraceFeed.Log.Replay;

namespace TraceFeed.Tests.Changes;

public sealed class DifferProperties
{
    [Fact]
    public void Over_any_history_the_changes_are_those_of_the_slow_differ() => ForAll(200, history =>
    {
        var definition = SlowHistories.Definition(history);
        var diffs = new Diffs(definition);
        var slow = new SlowDiffer();
        for (var i = 0; i < history.Length; i++)
        {
            var changes = diffs.Take(SlowHistories.Reading(definition, history[i], i));

            Assert.Equal(Sorted(slow.Take(history[i])), Sorted(SlowHistories.Slow(changes)));
            Assert.Equal(
                slow.Known.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key.Series} {pair.Key.Period} {pair.Value}").Order(StringComparer.Ordinal),
                Stated(diffs.Vintage).Order(StringComparer.Ordinal));
        }
    });

    [Fact]
    public void A_series_begins_before_its_first_period_and_the_publication_stands_first() => ForAll(100, history =>
    {
        var (definition, diffs) = (SlowHistories.Definition(history), new Diffs(SlowHistories.Definition(history)));
        for (var i = 0; i < history.Length; i++)
        {
            var changes = diffs.Take(SlowHistories.Reading(definition, history[i], i)).ToList();
            Assert.Equal(ChangeKind.PublicationAdded, changes[0].Kind);
            Assert.All(changes.Where(change => change.Kind == ChangeKind.SeriesAdded), begun =>
                Assert.DoesNotContain(changes[..changes.IndexOf(begun)], earlier => earlier.Series == begun.Series));
        }
    });

    [Fact]
    public void The_same_publication_again_changes_nothing() => ForAll(100, history =>
    {
        var (definition, diffs) = (SlowHistories.Definition(history), new Diffs(SlowHistories.Definition(history)));
        for (var i = 0; i < history.Length; i++)
        {
            var reading = SlowHistories.Reading(definition, history[i], i);
            diffs.Take(reading);
            Assert.Equal([ChangeKind.PublicationAdded], diffs.Take(reading).Select(change => change.Kind));
        }
    });

    [Fact]
    public void Two_states_in_turn_give_each_time_the_same_changes_under_other_ids_and_the_same_ids_on_every_run() => ForAll(100, history =>
    {
        SlowPublication[] turns = [history[0] with { Partial = false }, history[1] with { Partial = false }];
        var first = Run();

        Assert.Equal(first.Count, first.Distinct().Count());
        Assert.Equal(first, Run());

        List<string> Run()
        {
            var definition = SlowHistories.Definition(turns);
            var diffs = new Diffs(definition);
            return [.. Enumerable.Range(0, 6).SelectMany(i => diffs.Take(SlowHistories.Reading(definition, turns[i % 2], i % 2))).Select(change => change.Id!)];
        }
    });

    [Fact]
    public void Chunks_loaded_only_where_they_are_asked_for_give_the_same_changes() => ForAll(150, history =>
    {
        var definition = SlowHistories.Definition(history);
        var (whole, sparse) = (Vintage.Empty(definition.Id), Vintage.Empty(definition.Id));
        var cells = new Dictionary<int, CellIndex>();
        for (var i = 0; i < history.Length; i++)
        {
            var reading = SlowHistories.Reading(definition, history[i], i);
            sparse = Stored(whole, sparse);
            while (Differ.Needs(sparse, reading, definition) is { Count: > 0 } needed)
            {
                sparse = sparse.With(needed.Select(key => whole.Blocks[key].Chunk!));
            }

            var (expected, actual) = (Differ.Compare(whole, reading, definition, null), Differ.Compare(sparse, reading, definition, null));
            Assert.Equal(Ids(expected), Ids(actual));
            (whole, sparse) = (expected.Next, actual.Next);
            cells.Add(whole.Ordinal, CellIndex.Of(reading));
        }

        IEnumerable<string> Ids(Comparison comparison) => new ChangeSet(comparison, definition, new PublicationFacts { Id = "p", Files = [] }, cells).Changes().Select(change => $"{change.Id} {change.Old?.Cell} {change.New?.Cell}");
    });

    [Fact]
    public void The_changes_alone_replay_to_the_vintage_and_none_has_a_size_where_a_figure_is_withheld() => ForAll(100, history =>
    {
        var definition = SlowHistories.Definition(history);
        var (diffs, replay) = (new Diffs(definition), new Replay());
        for (var i = 0; i < history.Length; i++)
        {
            var changes = diffs.Take(SlowHistories.Reading(definition, history[i], i));
            Assert.Empty(replay.Apply(i + 1, changes));
            Assert.Empty(replay.Differences(diffs.Vintage));
            Assert.All(changes.Where(change => change.Kind is ChangeKind.ValueSuppressed or ChangeKind.ValueDisclosed), change => Assert.Equal((null, null, null), (change.Absolute, change.Relative, change.Announced)));
        }
    });

    // The vintage as a store has it: the list of chunks, none of them loaded.
    private static Vintage Stored(Vintage whole, Vintage sparse) => new()
    {
        Source = sparse.Source,
        Ordinal = sparse.Ordinal,
        Published = sparse.Published,
        Series = sparse.Series,
        Failed = sparse.Failed,
        Blocks = whole.Blocks.ToDictionary(pair => pair.Key, pair => pair.Value with { Chunk = null }),
    };

    private static IEnumerable<string> Stated(Vintage vintage) =>
        from block in vintage.Blocks.Values
        let chunk = block.Chunk!
        from i in Enumerable.Range(0, chunk.Count)
        where chunk.States[i] != ValueState.Withdrawn
        let series = vintage.Series[chunk.Series[i]].Series
        select $"{series.Table}/{series.Measure} {(block.Key.Start, block.Key.End)} {new SlowValue(chunk.Number(i), chunk.Symbol(i))}";

    private static IEnumerable<string> Sorted(IEnumerable<SlowChange> changes) => changes.Select(change => change.ToString()).Order(StringComparer.Ordinal);

    private static void ForAll(int cases, Action<SlowPublication[]> holds) => Check.One(SlowHistories.Config(cases), Prop.ForAll(SlowHistories.Arbitrary, holds));
}
