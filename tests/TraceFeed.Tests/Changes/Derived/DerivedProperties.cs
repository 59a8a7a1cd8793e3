using FsCheck;
using FsCheck.Fluent;
using TraceFeed.Changes;
using TraceFeed.Changes.Derived;
using TraceFeed.Observations;

namespace TraceFeed.Tests.Changes.Derived;

public sealed class DerivedProperties
{
    [Fact]
    public void Over_any_history_the_derived_figures_are_those_of_the_slow_derivation_however_the_vintage_was_loaded() => ForAll(40, history =>
    {
        var (definition, log, slow) = (DerivedHistories.Definition(history), new DerivedLog(), new SlowDiffer());
        for (var i = 0; i < history.Length; i++)
        {
            log.Take(definition, DerivedHistories.Reading(definition, history[i], i));
            slow.Take(history[i]);

            Assert.Equal(new SlowDerivation(definition).Of(Known(slow)).Select(figure => figure.ToString()).Order(StringComparer.Ordinal), log.Figures());
        }
    });

    [Fact]
    public void A_derived_series_stands_while_every_series_that_it_goes_back_to_does() => ForAll(40, history =>
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
    public void Each_change_names_every_figure_that_it_is_computed_from_with_what_stands_in_its_cell() => ForAll(40, history =>
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
    public void A_figure_that_is_altered_left_out_or_put_in_contradicts_those_it_is_computed_from() => ForAll(30, history =>
    {
        var (definition, diffs) = (DerivedHistories.Definition(history), new Diffs(DerivedHistories.Definition(history)));
        foreach (var (i, publication) in history.Index())
        {
            diffs.Pass(DerivedHistories.Reading(definition, publication, i));
        }

        var vintage = diffs.Vintage;
        var blocks = vintage.Derived.Blocks.Values.OrderBy(block => block.Key).ToList();
        if (blocks.Count == 0)
        {
            return;
        }

        // One block of each vintage: the histories make others of it.
        var (key, chunk) = (blocks[blocks.Count / 2].Key, blocks[blocks.Count / 2].Chunk!);
        var without = new Dictionary<BlockKey, VintageBlock>(vintage.Derived.Blocks);
        without.Remove(key);
        Assert.Equal(chunk.States.Count(state => state != ValueState.Withdrawn), DerivedDiffer.Contradictions(vintage with { Derived = vintage.Derived with { Blocks = without } }, definition).Count());
        foreach (var at in new[] { 0, chunk.Count - 1 })
        {
            var (value, state) = (chunk.Values[at], chunk.States[at]);
            (chunk.Values[at], chunk.States[at]) = state == ValueState.Number ? (value ^ 1, state) : (7, ValueState.Number);
            Assert.Single(DerivedDiffer.Contradictions(vintage, definition));
            (chunk.Values[at], chunk.States[at]) = (value, state);
        }

        Assert.Empty(DerivedDiffer.Contradictions(vintage, definition));
    });

    private static IEnumerable<SlowFigure> Known(SlowDiffer slow) => slow.Known.Where(pair => pair.Value is not null).Select(pair => DerivedHistories.Figure(pair.Key, pair.Value!));

    private static void ForAll(int cases, Action<SlowPublication[]> holds) => Check.One(SlowHistories.Config(OfficialSequences.IsSlowAsked ? 20 * cases : cases), Prop.ForAll(DerivedHistories.Arbitrary, holds));
}
