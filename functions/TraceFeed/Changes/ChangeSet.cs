using System.Globalization;
using TraceFeed.Changes.Derived;
using TraceFeed.Changes.Drifts;
using TraceFeed.Observations;
using TraceFeed.Sources;

namespace TraceFeed.Changes;

/// <summary>Puts a comparison into the words of the log: names, exact values, cells and ids.</summary>
internal sealed class ChangeSet(Comparison comparison, SourceDefinition definition, PublicationFacts publication, IReadOnlyDictionary<int, CellIndex> cells)
{
    private readonly CellIndex stated = CellIndex.Of(comparison.Reading);
    private readonly Announcement announcement = new(comparison.Reading, definition, publication.PreviousPublished, publication.Published);
    private readonly Func<Series, string> endReason = Differ.EndReason(definition, comparison.Reading);
    private readonly SeverityRule severity = new(definition);
    private readonly int ordinal = comparison.Prior.Ordinal + 1;

    /// <summary>The commits whose cells are needed for old values.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="loaded">The cells loaded so far; load what is returned and ask again until nothing is.</param>
    public static IReadOnlyList<int> NeededCells(Comparison comparison, IReadOnlyDictionary<int, CellIndex> loaded)
    {
        var needed = new SortedSet<int>();
        foreach (var (block, chunk, i) in comparison.Changes.Select(change => Last(comparison, change)).Concat(comparison.Checks.Select(check => Before(comparison, check))).Concat(Inputs(comparison)).OfType<(BlockKey, ValueChunk, int)>())
        {
            // The commit that stated the block last has the cell, unless it was partial; the one that set the value always has.
            var commit = comparison.Prior.Blocks[block].StatedBy;
            if (loaded.TryGetValue(commit, out var cells) && cells.Find(block, comparison.KeyIn(commit, chunk.Series[i])) is null)
            {
                commit = chunk.SetBy[i];
            }

            if (!loaded.ContainsKey(commit))
            {
                needed.Add(commit);
            }
        }

        return [.. needed];
    }

    /// <summary>Every change, the publication's first.</summary>
    public IReadOnlyList<Change> Changes()
    {
        var changes = new List<Change>(comparison.FirstChange + comparison.Changes.Length + comparison.Checks.Count)
        {
            Identified(new Change { Kind = ChangeKind.PublicationAdded, Source = definition.Id, Publication = publication }),
        };
        changes.AddRange(comparison.Events.Select(change => change with { Severity = severity.Of(change, null) }));
        changes.AddRange(comparison.Changes.Select(change => change.Block < 0 ? Identified(OfSeries(change)) : Identified(OfValue(change), RevisionHistory.Before(comparison, change))));
        changes.AddRange(comparison.Checks.Select(check => Identified(OfCheck(check))));
        if (comparison.Derived is { } derived)
        {
            var words = new DerivedWords(comparison.Prior, comparison.Next, derived, definition, InputCell);
            changes.AddRange(derived.Changes.Select(change => Identified(words.Of(change))));
        }

        return changes;
    }

    /// <summary>The one change of a publication that says nothing new.</summary>
    public static Change Unchanged(SourceDefinition definition, int ordinal, PublicationFacts publication, string reason) =>
        Only(definition, ordinal, new Change { Kind = ChangeKind.PublicationUnchanged, Source = definition.Id, Publication = publication, Reason = reason });

    /// <summary>The one change of an older publication that is added for the record.</summary>
    public static Change Backloaded(SourceDefinition definition, int ordinal, PublicationFacts publication) =>
        Only(definition, ordinal, new Change { Kind = ChangeKind.PublicationAdded, Source = definition.Id, Publication = publication with { PreviousPublished = null, Backloaded = true } });

    /// <summary>The one change by which a maintainer's rejection of a file is told; its facts say why.</summary>
    public static Change Rejected(SourceDefinition definition, int ordinal, PublicationFacts publication) =>
        Only(definition, ordinal, new Change { Kind = ChangeKind.PublicationRejected, Source = definition.Id, Publication = publication });

    /// <summary>The one change that tells of a publication that did not come when it was due, or that this is over.</summary>
    public static Change Late(SourceDefinition definition, int ordinal, string reason, LateFacts facts) =>
        Only(definition, ordinal, new Change { Kind = ChangeKind.PublicationLate, Source = definition.Id, Reason = reason, Late = facts });

    private static Change Only(SourceDefinition definition, int ordinal, Change change) =>
        change with { Id = ChangeIdentity.Of(change, ordinal), Severity = new SeverityRule(definition).Of(change, null) };

    private Change OfSeries(PackedChange change)
    {
        var series = comparison.SeriesOf(change.Series);
        var ended = change.Kind == ChunkMerge.Kind.SeriesEnded;
        return Of(ChangeKind.All[change.Kind], series) with
        {
            // What may go on under other names, or as parts or a sum, may be withheld there: docs/disclosure.md.
            Old = ended && change.Reason is null && Last(comparison, change) is (var block, var chunk, var i) ? Old(block, chunk, i) : null,
            PartOf = change.PartOf,
            Drift = ended && change.Reason is not null ? DriftEvents.Candidates(comparison.Matches, series) : null,
            Reason = change.Reason ?? (ended ? endReason(series) : comparison.Prior.Series.TryGetValue(series.Key, out var state) && state.Ended != SeriesState.Renamed ? "resumed" : IsSuccessor(series) ? "break" : null),
        };
    }

    private bool IsSuccessor(Series series) =>
        definition.Workbook?.Breaks.Any(rebased => rebased.Successor == series.Table && comparison.Prior.Series.Values.Any(state => state.Series.Table == rebased.Table)) == true;

    private Change OfValue(PackedChange packed)
    {
        var series = comparison.SeriesOf(packed.Series);
        var block = comparison.Touched[packed.Block];
        var change = Of(ChangeKind.All[packed.Kind], series) with
        {
            Period = block.Key.Period,
            Old = packed.Old >= 0 && TellsOld(packed.Kind) && block.Old!.States[packed.Old] != ValueState.Withdrawn ? Old(block.Key, block.Old, packed.Old) : null,
            New = block.New.States[packed.New] == ValueState.Withdrawn ? null : new StatedValue(block.New.Number(packed.New), block.New.Symbol(packed.New), stated.Find(block.Key, series.Key)),
            Flagged = announcement.IsMarked(block.Key, series.Key),
            PartOf = packed.PartOf,
            Reason = packed.Reason,
        };
        return change.Kind == ChangeKind.ValueRevised ? change with { Announced = announcement.Of(block.Key, series) } : change;
    }

    private Change OfCheck(CheckResult check)
    {
        var series = comparison.SeriesOf(check.Key.Series);
        var actual = Text(check.Actual, check.Decimals);
        return Of(check.Holds ? ChangeKind.CheckRestored : ChangeKind.CheckFailed, series) with
        {
            Period = check.Key.Block.Period,
            Old = check.Before is { } before ? FellFrom(check, before) : null,
            New = new StatedValue(actual, null, stated.Find(check.Cells[0].Block, check.Cells[0].Series)),
            Check = new CheckOutcome(check.Key.Check, Text(check.Expected, check.Decimals), actual, [.. check.Cells.Select(cell => stated.Find(cell.Block, cell.Series)).OfType<CellAddress>()]),
        };
    }

    private StatedValue FellFrom(CheckResult check, BlockKey before) =>
        Before(comparison, check) is (var block, var chunk, var i) ? Old(block, chunk, i) : new StatedValue(Text(check.Expected, check.Decimals), null, stated.Find(before, check.Key.Series));

    // Where an earlier publication states the value a total fell from; null when the same publication does.
    private static (BlockKey Block, ValueChunk Chunk, int Index)? Before(Comparison comparison, CheckResult check) =>
        check.Before is { } before && !comparison.Reading.Blocks.ContainsKey(before) && comparison.Prior.Blocks.GetValueOrDefault(before)?.Chunk is { } chunk && chunk.Find(check.Key.Series) is >= 0 and var i
            ? (before, chunk, i)
            : null;

    // What this publication does not state itself and a derived figure is computed from all the same.
    private static IEnumerable<(BlockKey Block, ValueChunk Chunk, int Index)?> Inputs(Comparison comparison) =>
        from place in comparison.Derived is { } derived ? DerivedWords.Inputs(comparison.Next, derived) : []
        where comparison.Reading.Blocks.GetValueOrDefault(place.Block)?.Find(place.Series.Key) is not >= 0
        let chunk = comparison.Prior.Blocks.GetValueOrDefault(place.Block)?.Chunk
        where chunk is not null && chunk.Find(place.Series.Key) >= 0
        select ((BlockKey, ValueChunk, int)?)(place.Block, chunk, chunk.Find(place.Series.Key));

    private CellAddress? InputCell(BlockKey key, ulong series) =>
        stated.Find(key, series) ?? (comparison.Prior.Blocks.GetValueOrDefault(key)?.Chunk is { } chunk && chunk.Find(series) is >= 0 and var i ? Old(key, chunk, i).Cell : null);

    private Change Of(string kind, Series series) => new Change { Kind = kind, Source = definition.Id }.On(series);

    private StatedValue Old(BlockKey key, ValueChunk chunk, int i) => new(
        chunk.Number(i), chunk.Symbol(i), Cell(comparison.Prior.Blocks[key].StatedBy, key, chunk.Series[i]) ?? Cell(chunk.SetBy[i], key, chunk.Series[i]));

    private CellAddress? Cell(int commit, BlockKey key, ulong series) => cells.GetValueOrDefault(commit)?.Find(key, comparison.KeyIn(commit, series));

    // Where the value that a change replaces was stated: its own block, or for an ended series the latest that has it.
    private static (BlockKey Block, ValueChunk Chunk, int Index)? Last(Comparison comparison, PackedChange change)
    {
        if (change.Block >= 0)
        {
            return change.Old < 0 || !TellsOld(change.Kind) ? null : (comparison.Touched[change.Block].Key, comparison.Touched[change.Block].Old!, change.Old);
        }

        if (change.Kind != ChunkMerge.Kind.SeriesEnded)
        {
            return null;
        }

        foreach (var block in comparison.Prior.BlocksOf(comparison.Prior.Series[change.Series].Series.Table))
        {
            if (block.Chunk?.Find(change.Series) is >= 0 and var i && block.Chunk.States[i] != ValueState.Withdrawn)
            {
                return (block.Key, block.Chunk, i);
            }
        }

        return null;
    }

    // What the publisher withholds now is not repeated, nor is the place where it stood: docs/disclosure.md.
    private static bool TellsOld(byte kind) => kind != ChunkMerge.Kind.ValueSuppressed;

    internal static string Text(decimal value, int decimals) => Math.Round(value, decimals, MidpointRounding.AwayFromZero).ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    private Change Identified(Change change, EarlierSizes? earlier = null) => change with { Id = ChangeIdentity.Of(change, ordinal), Severity = severity.Of(change, earlier) };
}
